import type { DatabaseSession } from "../sources/database/index.ts";
import type { Asked } from "./asked.ts";

/**
 * How far a load has read: the largest watermark of the table, though not beyond the server's own clock. A row dated
 * in the future, by a wrong clock or a placeholder such as 2099-12-31, would hide every change before that day.
 * @param zone of times without one
 */
export async function reached(session: DatabaseSession, asked: Asked, zone: string): Promise<string | null> {
  if (!asked.watermark) return null;
  const largest = await session.largest(asked.relation, asked.watermark);
  if (largest === null || asked.watermark.kind === "exact") return largest;
  const clock = wallClock(await session.clock(), asked.watermark.kind === "instant" ? "UTC" : zone);
  // ISO text sorts as time; "infinity" and years of five digits are beyond any clock
  const isBeyond = largest > clock || /^\d{5}/.test(largest);
  return isBeyond ? clock.slice(0, asked.watermark.kind === "day" ? 10 : undefined) : largest;
}

/** YYYY-MM-DD HH:MM:SS of a moment in a zone. */
function wallClock(milliseconds: number, timeZone: string): string {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" });
  return format.format(milliseconds);
}
