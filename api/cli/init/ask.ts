import * as clack from "@clack/prompts";
import type { Look, Proposal, ProposedSource } from "../../../ingest/index.ts";
import { presetLines, sourceLines, titleOf } from "./show.ts";

/** The person has had enough; nothing is written. */
export class Cancelled extends Error {
  override readonly name = "Cancelled";
}

const left = "-";

function given<T>(answer: T): Exclude<T, symbol> {
  if (clack.isCancel(answer)) throw new Cancelled("nothing was written");
  return answer as Exclude<T, symbol>;
}

export interface Basics {
  company: string;
  currency: string;
  timeZone: string;
}

/** Shows what was found, table by table. */
export function show(proposal: Proposal): void {
  if (proposal.preset) clack.log.success(presetLines(proposal).join("\n").trim());
  for (const source of proposal.sources)
    clack.note(sourceLines(source, proposal.questions).join("\n"), titleOf(source), {
      format: (line) => line,
    });
  if (proposal.unused.length > 0)
    clack.log.info(`Left alone:\n${proposal.unused.map((u) => `  ${u.title}: ${u.reason}`).join("\n")}`);
}

/** The company's name, currency and time zone, each with what the data suggests. */
export async function askBasics({ company }: Proposal): Promise<Basics> {
  const name = given(
    await clack.text({
      message: "What is the company called?",
      initialValue: company.name.value,
      validate: (text) => (text?.trim() ? undefined : "a name, please"),
    }),
  );
  const currency = given(
    await clack.text({
      message: `Which currency is everything converted into? ${company.baseCurrency.value}: ${company.baseCurrency.why}`,
      initialValue: company.baseCurrency.value,
      validate: (text) => (/^[A-Z]{3}$/.test(text ?? "") ? undefined : "an ISO 4217 code such as EUR"),
    }),
  );
  const timeZone = given(
    await clack.text({
      message: "In which time zone does a business day begin and end?",
      initialValue: company.timeZone.value,
      validate: (text) => (isZone(text ?? "") ? undefined : "an IANA name such as Europe/Berlin"),
    }),
  );
  return { company: name, currency, timeZone };
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** Answers to the open questions, and then to whichever guesses the person wants to look at. */
export async function askColumns(proposal: Proposal, answers: Map<string, string>): Promise<void> {
  for (const question of proposal.questions.filter((q) => q.source !== "")) {
    const answer = given(
      await clack.select({ message: question.text, options: question.options.map((o) => ({ ...o })) }),
    );
    answers.set(question.id, answer);
  }
  const guesses = proposal.sources.flatMap((source) => guessesOf(source).map((g) => ({ source, ...g })));
  if (guesses.length === 0) return;
  const doubted = given(
    await clack.multiselect({
      message: `${guesses.length} guesses; mark those to change (space), or press enter to take them all`,
      options: guesses.map((g, i) => ({
        value: i,
        label: `${g.source.name}: ${g.to} ← ${g.reads}`,
        hint: g.why,
      })),
      required: false,
    }),
  );
  for (const index of doubted) {
    const guess = guesses[index]!;
    const answer = given(
      await clack.select({
        message: `${guess.source.name}: what is ${guess.entity}.${guess.to}?`,
        options: [
          { value: left, label: "leave it out" },
          ...guess.source.table.columns.map((c) => ({
            value: c.name,
            label: c.name,
            hint: c.values
              .slice(0, 3)
              .map((v) => v.value)
              .join(", "),
          })),
        ],
      }),
    );
    answers.set(`${guess.source.name}.${guess.entity}.${guess.to}`, answer);
  }
}

const guessesOf = (source: ProposedSource) =>
  source.entities.flatMap(({ entity, columns }) =>
    Object.entries(columns)
      .filter(([, c]) => c.certainty === "guessed" && c.reads.length > 0)
      .map(([to, c]) => ({ entity, to, reads: c.reads.join(" + "), why: c.why })),
  );

export async function confirmWrite(out: string): Promise<void> {
  const isYes = given(await clack.confirm({ message: `Write ${out}?` }));
  if (!isYes) throw new Cancelled("nothing was written");
}

/** A spinner that tells what is being looked at. */
export function watching() {
  const spinner = clack.spinner();
  return {
    start: (message: string) => spinner.start(message),
    tell: (what: string) => spinner.message(`Looking at ${what}`),
    stop: (message: string) => spinner.stop(message),
  };
}

export const looked = (look: Look): string =>
  `${look.tables.length} ${look.tables.length === 1 ? "table" : "tables"}, ${look.tables.reduce((n, t) => n + t.total, 0).toLocaleString("en")} rows`;
