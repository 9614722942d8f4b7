import { branchOf, placeOf, toSimplified, withoutForm, withoutPlace } from "./chinese.ts";
import { withoutLegalForm } from "./legal_form.ts";
import { givenName } from "./nickname.ts";

/** A name folded for comparison. Two spellings of one name should agree in `core`, two parties should not. */
export interface FoldedName {
  /** The name without legal form, place and branch; words apart by a space. */
  readonly core: string;
  /** Its words in order of the alphabet, nicknames written out. */
  readonly sorted: string;
  /** What the name is looked up by, apart by spaces: words so written that swapped or doubled letters do not matter. */
  readonly signs: string;
  /** City or province that a Chinese name begins with or puts in brackets. */
  readonly place: string;
  /** Which branch of the party it is; empty for the party itself. */
  readonly branch: string;
  readonly script: "han" | "latin";
  readonly hasForm: boolean;
}

const mostSigns = 5;

/** Folds a name; null when nothing to compare is left. */
export function foldName(raw: string): FoldedName | null {
  const text = raw.normalize("NFKC").trim();
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return han >= 2 && han >= latin ? foldHan(text) : foldLatin(text);
}

function foldHan(text: string): FoldedName | null {
  let place = "";
  const bare = toSimplified(text)
    .toLowerCase()
    .replace(/[(（【[](.*?)[)）】\]]/gu, (_, inside: string) => {
      place ||= placeOf(inside.trim()) ?? "";
      return placeOf(inside.trim()) || /^(集团|控股)$/.test(inside) ? "" : inside;
    })
    .replace(/[^\p{L}\p{N}]/gu, "");
  const { name: whole, branch } = branchOf(bare);
  const { name: named, hasForm } = withoutForm(whole);
  const at = withoutPlace(named);
  const core = at.name;
  if (core.length === 0) return null;
  const letters = [...core];
  const pairs = letters.slice(1).map((letter, i) => letters[i]! + letter);
  const signs = pairs.length > mostSigns ? [...pairs.slice(0, mostSigns - 1), pairs.at(-1)!] : pairs;
  return {
    core,
    sorted: core,
    signs: [...new Set(signs)].join(" "),
    place: at.place || place,
    branch,
    script: "han",
    hasForm,
  };
}

const spelled: Readonly<Record<string, string>> = {
  ß: "ss",
  ø: "o",
  æ: "a",
  œ: "o",
  ł: "l",
  đ: "d",
  ı: "i",
  þ: "th",
};
const fillers = new Set(["and", "und", "et", "y", "the", "mr", "mrs", "ms", "dr", "prof", "herr", "frau"]);
const branchWords =
  /\b(?:zweigniederlassung|niederlassung|filiale|succursale|sucursal|branch office|branch)\b/;

function foldLatin(text: string): FoldedName | null {
  const plain = text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[ßøæœłđıþ]/g, (letter) => spelled[letter]!)
    .replace(/['’`´]/g, "")
    // "s. a." and "e.k." are one word each
    .replace(/\b(\p{L})\.\s?(?=\p{L}\.)/gu, "$1");
  const words = plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "" && !fillers.has(word));
  if (words.length === 0) return null;
  const { name: whole, branch } = latinBranch(words.join(" "));
  const { name, hasForm } = withoutLegalForm(whole);
  const parts = name.split(" ");
  const folded = parts.map(withoutUmlaut);
  const isPerson = !hasForm && parts.length >= 2 && parts.length <= 3;
  const full = isPerson ? parts.map((word) => withoutUmlaut(givenName(word))) : folded;
  const signs = full.filter((word) => word.length > 1).map(signOf);
  return {
    core: folded.join(" "),
    sorted: [...full].sort().join(" "),
    signs: [...new Set(signs)].slice(0, mostSigns).join(" "),
    place: "",
    branch,
    script: "latin",
    hasForm,
  };
}

/** Müller, Mueller and Muller are written alike. */
const withoutUmlaut = (word: string): string => word.replace(/([aou])e/g, "$1");

/** "acme ltd shanghai branch" → acme ltd, shanghai; "meyer gmbh niederlassung koln" → meyer gmbh, koln. */
function latinBranch(name: string): { name: string; branch: string } {
  const found = branchWords.exec(name);
  if (!found || found.index === 0) return { name, branch: "" };
  const before = name.slice(0, found.index).trim().split(" ");
  const after = name.slice(found.index + found[0].length).trim();
  if (after) return { name: before.join(" "), branch: after };
  if (before.length < 2) return { name, branch: "" };
  return { name: before.slice(0, -1).join(" "), branch: before.at(-1)! };
}

/** First letter, then the others once each in order of the alphabet. */
function signOf(word: string): string {
  if (/\d/.test(word)) return word;
  return word[0]! + [...new Set(word.slice(1))].sort().join("");
}

/** Which of the 26 letters a text has, one bit each: texts few letters apart differ in few bits. */
export function lettersOf(text: string): number {
  let bits = 0;
  for (let i = 0; i < text.length; i++) {
    const place = text.charCodeAt(i) - 97;
    if (place >= 0 && place < 26) bits |= 1 << place;
  }
  return bits;
}
