/** A record that is valid JSON, but not one that a row can be made of. */
export class RecordFault extends Error {
  override readonly name = "RecordFault";
}

/** Why bytes are no JSON value, and where. */
export class JsonFault extends Error {
  override readonly name = "JsonFault";
  constructor(
    message: string,
    readonly at: number,
  ) {
    super(message);
  }
}

/** What a value's end turns out to be when the window ends before it. */
export const unfinished = -1;

const quote = 34;
const backslash = 92;

export const isSpace = (byte: number): boolean => byte === 32 || byte === 10 || byte === 13 || byte === 9;

export function skipSpace(bytes: Buffer, at: number): number {
  while (at < bytes.length && isSpace(bytes[at]!)) at++;
  return at;
}

/** Place behind the string that begins at `at`. */
export function endOfString(bytes: Buffer, at: number): number {
  for (let i = at + 1; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte === quote) return i + 1;
    if (byte === backslash) {
      const next = bytes[i + 1];
      if (next === undefined) return unfinished;
      if (!isEscape[next]) throw new JsonFault("an unknown escape in a string", i);
      if (next === 117) {
        if (i + 5 >= bytes.length) return unfinished;
        for (let d = i + 2; d < i + 6; d++)
          if (!isHex[bytes[d]!]) throw new JsonFault("an unknown escape in a string", i);
        i += 4;
      }
      i++;
    } else if (byte < 32) throw new JsonFault("a line break or control character in a string", i);
  }
  return unfinished;
}

const tableOf = (characters: string) => {
  const table = new Uint8Array(256);
  for (const character of characters) table[character.charCodeAt(0)] = 1;
  return table;
};
const isEscape = tableOf('"\\/bfnrtu');
const isHex = tableOf("0123456789abcdefABCDEF");
const isWordByte = tableOf("+-.0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_$");
const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** Place behind the number, true, false or null that begins at `at`; a word at the very end may go on. */
function endOfWord(bytes: Buffer, at: number, isLast: boolean): number {
  let end = at;
  while (end < bytes.length && isWordByte[bytes[end]!]) end++;
  if (end === bytes.length && !isLast) return unfinished;
  if (isPlainNumber(bytes, at, end)) return end;
  const word = bytes.toString("latin1", at, end);
  if (word === "true" || word === "false" || word === "null" || number.test(word)) return end;
  throw new JsonFault(
    end === at ? `${shown(bytes[at])} where a value is expected` : `${word.slice(0, 40)} is no value`,
    at,
  );
}

/** Nearly every number: digits that do not begin with 0, with at most one point among them. */
function isPlainNumber(bytes: Buffer, at: number, end: number): boolean {
  const first = bytes[at]!;
  if (end === at || first < 49 || first > 57) return false;
  let points = 0;
  for (let i = at + 1; i < end; i++) {
    const byte = bytes[i]!;
    if (byte === 46) points++;
    else if (byte < 48 || byte > 57) return false;
  }
  return points === 0 || (points === 1 && bytes[end - 1] !== 46);
}

export const shown = (byte: number | undefined): string =>
  byte === undefined ? "the end" : byte > 32 && byte < 127 ? String.fromCharCode(byte) : `byte ${byte}`;

/** Place behind the value that begins at `at`, whatever is nested in it. `isLast`: nothing follows the window. */
export function endOfValue(bytes: Buffer, at: number, isLast: boolean, depth = 0): number {
  const byte = bytes[at];
  if (byte === undefined) return unfinished;
  if (byte === quote) return endOfString(bytes, at);
  if (byte !== 123 && byte !== 91) return endOfWord(bytes, at, isLast);
  if (depth > 500) throw new JsonFault("more than 500 levels of nesting", at);
  const close = byte === 123 ? 125 : 93;
  let i = skipSpace(bytes, at + 1);
  if (bytes[i] === close) return i + 1;
  for (;;) {
    if (close === 125) {
      i = endOfKey(bytes, i);
      if (i === unfinished) return unfinished;
    }
    i = endOfValue(bytes, i, isLast, depth + 1);
    if (i === unfinished) return unfinished;
    i = skipSpace(bytes, i);
    if (i >= bytes.length) return unfinished;
    if (bytes[i] === close) return i + 1;
    if (bytes[i] !== 44) throw new JsonFault(`${shown(bytes[i])} where a comma or the end is expected`, i);
    i = skipSpace(bytes, i + 1);
  }
}

/** Place of the value behind the key that begins at `at`. */
export function endOfKey(bytes: Buffer, at: number): number {
  if (at >= bytes.length) return unfinished;
  if (bytes[at] !== quote) throw new JsonFault(`${shown(bytes[at])} where a key is expected`, at);
  const end = endOfString(bytes, at);
  if (end === unfinished) return unfinished;
  const colon = skipSpace(bytes, end);
  if (colon >= bytes.length) return unfinished;
  if (bytes[colon] !== 58) throw new JsonFault(`${shown(bytes[colon])} where a colon is expected`, colon);
  const value = skipSpace(bytes, colon + 1);
  return value >= bytes.length ? unfinished : value;
}
