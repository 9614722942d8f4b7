import { appendFile, mkdir, readFile, truncate } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";

const decision = z.strictObject({
  /** Counted from 1. */
  n: z.int().min(1),
  who: z.string().min(1),
  when: z.string().min(1),
  kind: z.enum(["same", "different", "undo"]),
  a: z.string().min(1),
  /** For an undo: the number of the decision taken back. */
  b: z.string().min(1),
  note: z.string().optional(),
});
export type Decision = z.output<typeof decision>;
export type NewDecision = Omit<Decision, "n">;

/** What a person has said of two records, in force. a < b. */
export interface Standing {
  readonly n: number;
  readonly a: string;
  readonly b: string;
  readonly kind: "same" | "different";
  readonly who: string;
  readonly when: string;
}

export const memoryFolder = (ledgerFolder: string): string => join(ledgerFolder, "identity");
const fileIn = (ledgerFolder: string) => join(memoryFolder(ledgerFolder), "decisions.ndjson");

/** All decisions ever recorded, in order. A line that a crash left torn does not count. */
export async function readDecisions(ledgerFolder: string): Promise<Decision[]> {
  const text = await readFile(fileIn(ledgerFolder), "utf8").catch(missingIsEmpty);
  const whole = text.slice(0, text.lastIndexOf("\n") + 1);
  return whole
    .split("\n")
    .filter((line) => line !== "")
    .map((line, i) => parse(line, i + 1));
}

function parse(line: string, n: number): Decision {
  try {
    return decision.parse(JSON.parse(line));
  } catch (cause) {
    throw new Error(`decision ${n} is damaged: ${line.slice(0, 80)}; mend or remove that line`, { cause });
  }
}

/** Records a decision. It takes effect with the next build. */
export async function recordDecision(ledgerFolder: string, made: NewDecision): Promise<Decision> {
  const path = fileIn(ledgerFolder);
  await mkdir(dirname(path), { recursive: true });
  const text = await readFile(path, "utf8").catch(missingIsEmpty);
  const torn = text !== "" && !text.endsWith("\n");
  const before = await readDecisions(ledgerFolder);
  const recorded = decision.parse({ ...made, n: (before.at(-1)?.n ?? 0) + 1 });
  // What a crash cut off is dropped, so that the new line stands alone
  if (torn) await truncateTo(path, text.lastIndexOf("\n") + 1, text);
  await appendFile(path, `${JSON.stringify(recorded)}\n`, { flush: true });
  return recorded;
}

async function truncateTo(path: string, characters: number, text: string): Promise<void> {
  await truncate(path, Buffer.byteLength(text.slice(0, characters)));
}

/** The decisions in force: of several on one pair the last that was not taken back. */
export function standing(decisions: readonly Decision[]): Standing[] {
  const undone = new Set<number>();
  for (const d of [...decisions].reverse())
    if (d.kind === "undo" && !undone.has(d.n)) undone.add(Number(d.b));
  const last = new Map<string, Standing>();
  for (const d of decisions) {
    if (d.kind === "undo" || undone.has(d.n)) continue;
    const [a, b] = d.a < d.b ? [d.a, d.b] : [d.b, d.a];
    last.delete(`${a}\0${b}`);
    last.set(`${a}\0${b}`, { n: d.n, a, b, kind: d.kind, who: d.who, when: d.when });
  }
  return [...last.values()];
}

function missingIsEmpty(error: NodeJS.ErrnoException): string {
  if (error.code === "ENOENT") return "";
  throw error;
}
