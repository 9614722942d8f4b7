import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { measure } from "./measure.ts";
import { say } from "./report.ts";

/** Joins the records of many persons, and says what of the time the blocking join alone would take. */
export async function benchIdentity({ persons }: { persons: string }): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "tessera-bench-"));
  const args = { persons: Number(persons), file: join(folder, "persons.parquet") };
  try {
    await measure("makePersons", args);
    const { peakMb, found } = await measure("joinPersons", args);
    const whole = (name: string) => Math.round(found[name]!).toLocaleString("en");
    say(`${whole("records")} records (simulated), ${whole("pairs")} pairs, ${whole("customers")} customers`);
    say(`precision ${found.precision!.toFixed(4)}, recall ${found.recall!.toFixed(4)}`);
    for (const [name, seconds] of Object.entries(found))
      if (name.startsWith("step ")) say(`  ${name.slice(5).padEnd(32)}${seconds.toFixed(2).padStart(9)} s`);
    say(`whole ${found.seconds!.toFixed(1)} s, blocking join alone ${found.blocking!.toFixed(1)} s`);
    say(`ratio ${(found.seconds! / found.blocking!).toFixed(2)}, peak ${peakMb.toFixed(0)} MB`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
