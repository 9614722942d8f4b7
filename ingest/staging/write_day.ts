import { englishMonths } from "./months.ts";
import { excelEpoch } from "./read_day.ts";

/** Writes a moment by a mapping's format; null where the format uses what only the database understands. */
export function writeDay(moment: number, format: string, isPadded = true): string | null {
  const iso = new Date(moment).toISOString();
  switch (format) {
    case "iso":
      return iso.slice(0, 19).replace("T", " ").replace(" 00:00:00", "");
    case "excel":
      return String((moment - excelEpoch) / 86_400_000);
    case "epoch":
      return String(moment / 1000);
    case "epoch_ms":
      return String(moment);
  }
  const date = new Date(moment);
  const number = (value: number): string => (isPadded ? String(value).padStart(2, "0") : String(value));
  const month = englishMonths[date.getUTCMonth()]!;
  const parts: Readonly<Record<string, string>> = {
    Y: iso.slice(0, 4),
    y: iso.slice(2, 4),
    m: number(date.getUTCMonth() + 1),
    d: number(date.getUTCDate()),
    b: month.slice(0, 3),
    B: month,
    H: number(date.getUTCHours()),
    I: number(date.getUTCHours() % 12 || 12),
    M: iso.slice(14, 16),
    S: iso.slice(17, 19),
    f: "000000",
    p: date.getUTCHours() < 12 ? "AM" : "PM",
    z: "+0000",
    "%": "%",
  };
  const isWritable = [...format.matchAll(/%-?(.)/g)].every(([, name]) => name! in parts);
  return isWritable ? format.replace(/%-?(.)/g, (_, name: string) => parts[name]!) : null;
}
