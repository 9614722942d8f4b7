import { literal, quote } from "../warehouse/index.ts";
import type { Arrived, Reading } from "./reading.ts";

/**
 * How far a load has read: the largest watermark that came, though not beyond the server's own clock as it was before
 * the reading. A row dated in the future, by a wrong clock or a placeholder such as 2099-12-31, would hide every
 * change before that day.
 * @param clock milliseconds since 1970
 * @param zone of times without one
 * @param last what the load before had reached, for when nothing came
 */
export async function reached(
  { session, asked, db }: Pick<Reading, "session" | "asked" | "db">,
  arrived: Arrived,
  { clock, zone, last }: { clock: number; zone: string; last: string | null },
): Promise<string | null> {
  const column = asked.watermark;
  if (!column) return null;
  if (column.kind === "exact") return (await session.largest(asked.relation, column)) ?? last;
  // ISO text sorts as time does, and all instants are in UTC
  const { last: found } = await db.row<{ last: string | null }>(
    `SELECT max(${quote(column.name)}) AS last FROM read_parquet(${literal(arrived.path)})
     WHERE regexp_matches(${quote(column.name)}, '^\\d{4}-')`,
  );
  const isInstant = column.kind === "instant";
  const largest = isInstant ? (found?.replace(/[+-]\d\d(:\d\d)?$/, "") ?? null) : found;
  if (largest === null) return last;
  const now = wallClock(clock, isInstant ? "UTC" : zone);
  return largest > now ? now.slice(0, column.kind === "day" ? 10 : undefined) : largest;
}

/** YYYY-MM-DD HH:MM:SS of a moment in a zone. */
function wallClock(milliseconds: number, timeZone: string): string {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" });
  return format.format(milliseconds);
}
