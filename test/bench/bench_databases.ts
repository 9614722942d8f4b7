import { databaseSpeeds } from "./databases.ts";
import { say } from "./report.ts";

/** A first load of every database that can be started here, against its driver's cursor. */
export async function benchDatabases({ rows }: { rows: string }): Promise<void> {
  say(`${Number(rows).toLocaleString("en")} rows of 9 columns (simulated)\n`);
  for (const { name, cursorSeconds, loadSeconds } of await databaseSpeeds(Number(rows))) {
    say(
      `${name.padEnd(12)} raw cursor ${cursorSeconds.toFixed(2)} s, load ${loadSeconds.toFixed(2)} s, ratio ${(loadSeconds / cursorSeconds).toFixed(2)}`,
    );
  }
}
