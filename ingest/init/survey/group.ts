import type { FilePlace } from "../profile.ts";

/** A table in a file, before its rows are read. */
export interface Found {
  readonly path: string;
  /** Relative to the folder, with forward slashes. */
  readonly file: string;
  readonly title: string;
  readonly sheet: string | null;
  readonly format: FilePlace["format"];
  readonly options: FilePlace["options"];
  readonly columns: readonly string[];
  readonly encodingWhy: string | null;
}

/**
 * Files of one shape that continue each other: the same columns and options, in one place, with the same first word in
 * their names once years, months and numbers are taken off.
 */
export function groupFiles(found: readonly Found[]): Found[][] {
  const groups = new Map<string, Found[]>();
  for (const one of found) {
    const key = JSON.stringify([
      folderOf(one.file),
      stem(one.file),
      one.sheet,
      one.format,
      one.options,
      [...one.columns].sort(),
    ]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}

/** Folders that only say when are passed over. */
const folderOf = (file: string): string =>
  file
    .split("/")
    .slice(0, -1)
    .filter((part) => !/^[\d_\-.qQ]+$/.test(part))
    .join("/");

const months =
  "january february march april may june july august september october november december januar februar maerz märz mai juni juli oktober dezember jan feb mar apr jun jul aug sep sept oct nov dec okt dez".split(
    " ",
  );

/** The first word of a file's name that says what is in it rather than when. */
export function stem(file: string): string {
  const name = file
    .split("/")
    .at(-1)!
    .replace(/\.gz$/i, "")
    .replace(/\.[a-z0-9]+$/i, "");
  const words = name
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .map((w) => w.replace(/^[年月日季度第]+|[年月日季度第]+$/gu, ""))
    .filter((w) => w !== "" && w !== "q" && !months.includes(w));
  return words[0] ?? "";
}

/** A glob of what all the names begin and end with, where it matches no other file of the folder. */
export function globOf(files: readonly string[], all: readonly string[]): string | null {
  const [first] = files;
  if (!first || files.length < 2) return null;
  const shared = (texts: readonly string[]): number => {
    let n = 0;
    while (n < texts[0]!.length && texts.every((t) => t[n] === texts[0]![n])) n++;
    return n;
  };
  // Digits in common are the beginning of a year or a number, and the next one may not share them.
  const head = first.slice(0, shared(files)).replace(/\d+$/, "");
  const rests = files.map((f) => [...f.slice(head.length)].reverse().join(""));
  const tail = [...rests[0]!.slice(0, shared(rests))].reverse().join("").replace(/^\d+/, "");
  const isInside = files.some((f) => f.slice(head.length, f.length - tail.length).includes("/"));
  if (head === "" || isInside || /[*?[\]{}()!]/.test(head + tail)) return null;
  const others = all.filter((f) => !files.includes(f));
  const isOthers = others.some(
    (f) => f.startsWith(head) && f.endsWith(tail) && f.length >= head.length + tail.length,
  );
  return isOthers ? null : `${head}*${tail}`;
}
