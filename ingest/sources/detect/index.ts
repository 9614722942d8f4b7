import { SourceError } from "../source.ts";
import type { Sniffed } from "./sniffed.ts";

export type { Sniffed, SniffedSheet } from "./sniffed.ts";

/** What a file is, by its content. Throws SourceError for a file that no source can read, saying what it is. */
export async function sniff(path: string): Promise<Sniffed> {
  throw new SourceError(`${path} cannot be recognised; write its source by hand`);
}
