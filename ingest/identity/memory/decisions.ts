import { appendFile, mkdir, readFile, truncate } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import { inTurn } from "../../lock.ts";

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

/** Records decisions, each with a number of its own. They take effect with the next build. */
export async function recordDecisions(
  ledgerFolder: string,
  made: readonly NewDecision[],
): Promise<Decision[]> {
  const path = fileIn(ledgerFolder);
  await mkdir(dirname(path), { recursive: true });
  return inTurn(dirname(path), "decisions", async () => {
    const text = await readFile(path, "utf8").catch(missingIsEmpty);
    // What a crash cut off is dropped, so that the new lines stand alone
    const whole = text.slice(0, text.lastIndexOf("\n") + 1);
    if (whole !== text) await truncate(path, Buffer.byteLength(whole));
    const last = (await readDecisions(ledgerFolder)).at(-1)?.n ?? 0;
    const recorded = made.map((one, i) => decision.parse({ ...one, n: last + 1 + i }));
    const lines = recorded.map((one) => `${JSON.stringify(one)}\n`).join("");
    await appendFile(path, lines, { flush: true });
    return recorded;
  });
}

export async function recordDecision(ledgerFolder: string, made: NewDecision): Promise<Decision> {
  return (await recordDecisions(ledgerFolder, [made]))[0]!;
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
