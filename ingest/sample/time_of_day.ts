import type { Region } from "./owners.ts";

/** Quantiles of the hour at which orders come in, on the clock of the reporting zone. */
const hours = {
  // The web shop is open at night, so a few of its orders fall minutes before or after midnight.
  web: [0, 6.5, 9, 11, 13.5, 15.5, 18, 20, 21.5, 22.8, 24],
  office: [7.5, 8.3, 9, 9.7, 10.4, 11.2, 12.5, 13.8, 14.9, 16, 18],
  // Office hours in China are the small hours here.
  china: [0.4, 1.6, 2.5, 3.2, 4, 5.4, 6.6, 7.8, 8.9, 10, 11.5],
} as const;

/** Spreads a part of the day (0…1) over the hours that are usual for a channel (0 is the web shop) and a region. */
export function secondOfDay(part: number, channel: number, region: Region | undefined): number {
  const quantiles = region === "Greater China" ? hours.china : channel === 0 ? hours.web : hours.office;
  const place = part * (quantiles.length - 1);
  const before = Math.floor(place);
  const [from, to] = [quantiles[before]!, quantiles[before + 1]!];
  return Math.min(86_399, Math.floor((from + (to - from) * (place - before)) * 3600));
}
