import type { Words } from "./index.ts";
import { notes as zhNotes, phrases as zhPhrases } from "./zh/notes.ts";

/** A part of an index, by its published name. */
export function partWord({ domain }: Words, id: string): string {
  return Object.hasOwn(domain.part, id) ? domain.part[id as keyof typeof domain.part] : spaced(id);
}

/** A statistic or state of a fit; parameters keep the paper's letters. */
export function statisticWord({ domain }: Words, name: string): string {
  return Object.hasOwn(domain.statistic, name)
    ? domain.statistic[name as keyof typeof domain.statistic]
    : spaced(name);
}

const spaced = (id: string): string => id.replaceAll("_", " ");

/** What a fit noted, which the build writes in English: its translation where there is one. */
export function noteWord(words: Words, note: string): string {
  if (words.domain.yes !== "是") return note;
  const whole = zhNotes[note];
  if (whole) return whole;
  for (const [pattern, sentence] of zhPhrases) {
    if (pattern.test(note)) return note.replace(pattern, sentence);
  }
  return note;
}
