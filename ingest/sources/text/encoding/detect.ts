import type { Encoding } from "../../../source_config.ts";
import type { Survey } from "../survey.ts";
import { costOf } from "./cost.ts";
import { decode } from "./decode.ts";
import { foreignLines } from "./sample.ts";
import { byMark, byNuls } from "./unicode.ts";

/** An encoding, how sure it is from 0 to 1, and what it is told by, as a phrase for people. */
export interface Detected {
  readonly name: Encoding;
  readonly confidence: number;
  readonly why: string;
}

/** Below this a text is not read before somebody says what its encoding is. */
export const trusted = 0.6;

const candidates: readonly Encoding[] = [
  "utf-8",
  "windows-1252",
  "gb18030",
  "big5",
  "shift_jis",
  "euc-kr",
  "euc-jp",
  "windows-1250",
  "windows-1251",
];

/** Bits by which one reading must be cheaper than another to be twice as likely: characters hang together. */
const bitsToDouble = 2.5;

/** Bits for a foreign byte from which a reading counts as nonsense, and up to which it counts as a text. */
const nonsense = 11;
const sound = 8.5;

/**
 * The encodings a text may have, the likeliest first. Deterministic: looks at the byte-order mark, at the pattern of
 * NULs, at whether all is valid UTF-8, and else weighs how plausible each candidate makes a sample of the lines with
 * bytes above 127.
 */
export async function detectEncoding(path: string, survey: Survey, head: Buffer): Promise<Detected[]> {
  const marked = byMark(head) ?? byNuls(head);
  if (marked) return [marked];
  if (survey.isAscii) return [{ name: "utf-8", confidence: 1, why: "it is all ASCII" }];
  if (survey.isUtf8) return [{ name: "utf-8", confidence: 0.99, why: "every byte is valid UTF-8" }];
  const sample = await foreignLines(path, survey);
  const told = weigh(sample);
  if (told[0]!.confidence >= trusted || sample.length === 0) return told;
  // Nothing makes sense of them, and they are few: bytes that were damaged, not a text in another encoding
  const foreign = sample.toString("latin1").split("\n").filter(Boolean).length;
  if (foreign > Math.max(1, survey.lines / 100)) return told;
  const why = `all but ${foreign} of its lines are ASCII, and those make no sense in any encoding`;
  return [{ name: "utf-8", confidence: trusted, why }, ...told.filter((t) => t.name !== "utf-8")];
}

/** Weighs every candidate on a sample that is not all UTF-8. Exported for the tests of its accuracy. */
export function weigh(sample: Buffer): Detected[] {
  const foreign = sample.reduce((sum, byte) => sum + (byte > 127 ? 1 : 0), 0);
  const plain = sample.length - foreign;
  const readings = candidates.map((name) => {
    const text = decode(name, sample);
    return { name, text, bits: costOf(name, text) + (name === "utf-8" ? damage(sample) : 0) };
  });
  readings.sort((a, b) => a.bits - b.bits || candidates.indexOf(a.name) - candidates.indexOf(b.name));
  const least = readings[0]!.bits;
  const likelihood = (bits: number) => 2 ** ((least - bits) / bitsToDouble);
  const total = readings.reduce((sum, r) => sum + likelihood(r.bits), 0);
  const told: Detected[] = [];
  const texts = new Set<string>();
  for (const { name, text, bits } of readings) {
    // Two encodings that read the same text are one answer: the likelier one, with the weight of both
    if (texts.has(text)) continue;
    texts.add(text);
    const alike = readings.filter((r) => r.text === text).reduce((sum, r) => sum + likelihood(r.bits), 0);
    const dearness = Math.max(0, bits - 6 * plain) / foreign;
    const sense = Math.min(1, Math.max(0, (nonsense - dearness) / (nonsense - sound)));
    const confidence = Math.round((alike / total) * sense * 0.98 * 100) / 100;
    told.push({ name, confidence, why: reason(name, text) });
  }
  return told.sort((a, b) => b.confidence - a.confidence);
}

/** In a file that is UTF-8 for the most part, bytes that are not are few and stand together. */
function damage(sample: Buffer): number {
  const runs = new TextDecoder().decode(sample).match(/\uFFFD+/g) ?? [];
  return runs.reduce((bits, run) => bits + 14 - 24 * run.length, 0);
}

function reason(name: Encoding, text: string): string {
  const invalid = [...text].filter((c) => c === "\uFFFD").length;
  const seen = [...new Set(text.replaceAll(/[\0-\x7f\uFFFD]/g, ""))].slice(0, 8).join("");
  const but = invalid > 0 ? `, but ${invalid} of its bytes are not valid` : "";
  return `as ${name} it reads ${seen}${but}`;
}
