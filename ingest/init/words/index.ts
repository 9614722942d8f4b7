import { type Concept, concepts, type Words } from "./concept.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";
import { systems } from "./systems.ts";
import { zhHans } from "./zh_hans.ts";
import { zhHant } from "./zh_hant.ts";

export { type Concept, concepts } from "./concept.ts";

export const languages = { en, de, "zh-Hans": zhHans, "zh-Hant": zhHant, system: systems } as const;
export type Language = keyof typeof languages;

export interface HeadMatch {
  readonly concept: Concept;
  readonly language: Language;
  /** Whether the whole head is the word, rather than its first or last part. */
  readonly isWhole: boolean;
}

/** Brackets hold a unit or a remark: `Amount (EUR)`, `金额（元）`. */
const bracketed = /[([（【［].*?[)\]）】］]/gu;
const letters: Readonly<Record<string, string>> = { ä: "ae", ö: "oe", ü: "ue", ß: "ss" };

/** The words of a head in lower case: `OrderDate`, `order_date` and `Order Date` are the same two. */
export function headWords(head: string): string[] {
  return head
    .normalize("NFKC")
    .replace(bracketed, " ")
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, "$1 $2")
    .toLowerCase()
    .replace(/[äöüß]/g, (c) => letters[c]!)
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

const keyOf = (words: readonly string[]): string => words.join("");

const dictionary = new Map<string, { concept: Concept; language: Language }[]>();
for (const [language, words] of Object.entries(languages) as [Language, Words][]) {
  for (const concept of concepts) {
    for (const word of words[concept] ?? []) {
      const key = keyOf(headWords(word));
      const known = dictionary.get(key) ?? [];
      if (!known.some((k) => k.concept === concept)) known.push({ concept, language });
      dictionary.set(key, known);
    }
  }
}

const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text);

/** What a head says, the surest first: as a whole, or by the longest word it begins or ends with. */
export function readHead(head: string): HeadMatch[] {
  const words = headWords(head);
  const whole = dictionary.get(keyOf(words));
  if (whole) return whole.map((match) => ({ ...match, isWhole: true }));
  const key = keyOf(words);
  const parts = isHan(key) ? hanParts(key) : latinParts(words);
  for (const part of parts) {
    const found = dictionary.get(part);
    if (found) return found.map((match) => ({ ...match, isWhole: false }));
  }
  return [];
}

/** Chinese puts what a thing is at the end, so ends are tried before beginnings. */
function hanParts(key: string): string[] {
  const lengths = Array.from({ length: Math.max(0, key.length - 2) }, (_, i) => key.length - 1 - i);
  return lengths.flatMap((n) => [key.slice(-n), key.slice(0, n)]);
}

function latinParts(words: readonly string[]): string[] {
  const lengths = Array.from({ length: Math.max(0, words.length - 1) }, (_, i) => words.length - 1 - i);
  return lengths
    .flatMap((n) => [keyOf(words.slice(-n)), keyOf(words.slice(0, n))])
    .filter((part) => part.length > 3);
}

/** The language most of the heads are in; English when they say nothing. */
export function languageOf(heads: readonly string[]): Exclude<Language, "system"> {
  const counts = new Map<Language, number>();
  for (const head of heads) {
    for (const language of new Set(readHead(head).map((m) => m.language))) {
      counts.set(language, (counts.get(language) ?? 0) + 1);
    }
  }
  counts.delete("system");
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  return (best?.[0] ?? "en") as Exclude<Language, "system">;
}
