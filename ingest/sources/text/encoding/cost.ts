import type { Encoding } from "../../../source_config.ts";
import {
  type Alphabet,
  central,
  cyrillic,
  hangul,
  kanji,
  signs,
  simplified,
  traditional,
  western,
} from "./characters.ts";
import { decode } from "./decode.ts";

/**
 * How many bits it takes to tell a text, character by character, to someone who knows the language: the frequent
 * ones are cheap, those nobody writes dear. Read in its own encoding a text is cheapest.
 */
type Cost = (text: string) => number;

const invalid = 30;
const rareSign = 16;
const sign = 9.5;
const ascii = 6;
const control = 18;

const isAsciiLetter = (code: number) => (code | 32) >= 97 && (code | 32) <= 122;

function beyond(character: string, code: number): number {
  if (character === "\uFFFD") return invalid;
  if (code < 0xa0) return control + 4;
  if (signs.has(character)) return sign;
  // Private use and compatibility forms: tables map the unassigned there
  if (code >= 0xe000 && code < 0xf900) return invalid - 6;
  return rareSign;
}

const asciiCost = (code: number): number =>
  code >= 32 || code === 9 || code === 10 || code === 13 ? ascii : control;

const share = (probability: number, among: number) => Math.log2(among / probability);

function ideographs(common: ReadonlySet<string>, level: ReadonlySet<string>, knowsKana: boolean): Cost {
  const known = share(knowsKana ? 0.4 : 0.65, common.size);
  const kana = share(0.45, 150);
  return (text) => {
    let bits = 0;
    for (const character of text) {
      const code = character.codePointAt(0)!;
      if (code < 0x80) bits += asciiCost(code);
      else if (common.has(character)) bits += known;
      else if (code >= 0x3041 && code <= 0x30ff) bits += knowsKana ? kana : 15;
      else if (code >= 0xff66 && code <= 0xff9f) bits += knowsKana ? 10.5 : 18;
      else if (code >= 0x4e00 && code <= 0x9fff) bits += level.has(character) ? 13 : 19;
      else if (code >= 0xac00 && code <= 0xd7a3) bits += 18;
      else if (code >= 0xff01 && code <= 0xff5e) bits += 12;
      else bits += beyond(character, code);
    }
    return bits;
  };
}

const korean: Cost = (text) => {
  const known = share(0.8, hangul.size);
  let bits = 0;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (code < 0x80) bits += asciiCost(code);
    else if (hangul.has(character)) bits += known;
    else if (code >= 0xac00 && code <= 0xd7a3) bits += 14;
    else if (code >= 0x4e00 && code <= 0x9fff) bits += 18;
    else bits += beyond(character, code);
  }
  return bits;
};

function alphabetic({ letters, isWhole, before: allowed = {} }: Alphabet): Cost {
  const weights = [...letters].map((_, i) => 1 / (i + 3));
  const total = weights.reduce((a, b) => a + b);
  const known = new Map([...letters].map((letter, i) => [letter, share(0.9 * (weights[i]! / total), 1)]));
  return (text) => {
    let bits = 0;
    let before = 0;
    for (const character of text) {
      const code = character.codePointAt(0)!;
      if (code < 0x80) {
        bits += asciiCost(code);
        if (isWhole && isAsciiLetter(code) && before > 0x7f) bits += 6;
        const mayFollow = isAsciiLetter(code) ? allowed[String.fromCodePoint(before)] : undefined;
        if (mayFollow !== undefined && !mayFollow.includes(character)) bits += 7;
      } else {
        bits += known.get(character) ?? (isLetter(character) ? 11 : beyond(character, code));
        bits += neighbours(character, code, before, isWhole === true);
      }
      before = code;
    }
    return bits;
  };
}

const isLetter = (character: string) => character.toLowerCase() !== character.toUpperCase();
const isUpper = (character: string) => character !== character.toLowerCase();

/** Accents are scattered among ASCII letters, small after small; the letters of other scripts keep together. */
function neighbours(character: string, code: number, before: number, isWhole: boolean): number {
  if (before === 0) return 0;
  const last = String.fromCodePoint(before);
  let bits = 0;
  if (isUpper(character) && isLetter(last) && !isUpper(last)) bits += 6;
  if (isWhole && isAsciiLetter(before)) bits += 6;
  if (!isWhole && before > 0x7f && isLetter(last) && code > 0x7f) bits += 4;
  return bits;
}

/** National standards sort their ideographs into levels; nearly all that is written stands in the first. */
function firstLevel(encoding: Encoding, rows: readonly [number, number], from: number): ReadonlySet<string> {
  const bytes: number[] = [];
  for (let row = rows[0]; row <= rows[1]; row++)
    for (let cell = from; cell <= 0xfe; cell++) bytes.push(row, cell);
  return new Set(decode(encoding, Buffer.from(bytes)));
}

const least =
  (costs: readonly Cost[]): Cost =>
  (text) =>
    Math.min(...costs.map((cost) => cost(text)));

const simplifiedText = ideographs(simplified, firstLevel("gb18030", [0xb0, 0xd7], 0xa1), false);
const traditionalText = ideographs(traditional, firstLevel("big5", [0xa4, 0xc6], 0x40), false);
const japaneseText = ideographs(kanji, firstLevel("euc-jp", [0xb0, 0xcf], 0xa1), true);
const latin1252 = western.map(alphabetic);
const latin1250 = central.map(alphabetic);
const slavic = cyrillic.map(alphabetic);

/** Bits that speak against an encoding before anything is read: how seldom files of companies have it. */
const rarity: Record<Encoding, number> = {
  "utf-8": 0,
  "utf-16le": 0,
  "utf-16be": 0,
  gb18030: 2,
  big5: 3,
  shift_jis: 3,
  "euc-jp": 6,
  "euc-kr": 3,
  "windows-1250": 4,
  "windows-1251": 7,
  "windows-1252": 1,
};

const costs: Record<Encoding, Cost> = {
  "utf-8": least([
    simplifiedText,
    traditionalText,
    japaneseText,
    korean,
    ...latin1252,
    ...latin1250,
    ...slavic,
  ]),
  "utf-16le": least([simplifiedText, traditionalText, japaneseText, korean]),
  "utf-16be": least([simplifiedText, traditionalText, japaneseText, korean]),
  gb18030: simplifiedText,
  big5: traditionalText,
  shift_jis: japaneseText,
  "euc-jp": japaneseText,
  "euc-kr": korean,
  "windows-1250": least(latin1250),
  "windows-1251": least(slavic),
  "windows-1252": least(latin1252),
};

/** Bits for a text that was read in an encoding; less is likelier. */
export const costOf = (encoding: Encoding, text: string): number => rarity[encoding] + costs[encoding](text);
