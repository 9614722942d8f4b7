import type { Language } from "../format/index.ts";
import { en } from "./en/index.ts";
import { zh } from "./zh/index.ts";

/** Every string of the product. A language that lacks one does not compile. */
export type Words = typeof en;

export const words: Record<Language, Words> = { en, zh };
