import type { Chosen, DryRun, Field, Proposal, ProposedSource, Question } from "../../../ingest/index.ts";

const count = (n: number): string => n.toLocaleString("en");
const money = (n: number): string =>
  n.toLocaleString("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** What a proposal knows of one source: what it is sure of in one breath, every guess with its reason. */
export function sourceLines(source: ProposedSource, questions: readonly Question[]): string[] {
  const lines: string[] = [];
  for (const { entity, columns, where, open } of source.entities) {
    const all = Object.entries(columns);
    const sure = all
      .filter(([, c]) => c.certainty === "sure")
      .map(([to, c]) => `${to} ← ${readFrom(c)}${hasSpellings(c) ? ` (${c.why})` : ""}`);
    lines.push(`${entity}`);
    if (sure.length > 0) lines.push(...wrap(sure.join(", "), "  sure     "));
    for (const [to, chosen] of all.filter(([, c]) => c.certainty === "guessed"))
      lines.push(...wrap(`${to} ← ${readFrom(chosen)}: ${chosen.why}`, "  guessed  "));
    for (const [to, chosen] of all.filter(([, c]) => c.certainty === "asked"))
      lines.push(...wrap(`${to} ← ${readFrom(chosen)}: ${chosen.why}`, "  asked    "));
    if (where) lines.push(...wrap(`rows: ${where.why}`, `  ${where.certainty.padEnd(8)} `));
    for (const to of open) lines.push(...wrap(`${to}: ${textOf(questions, source.name, to)}`, "  ASK      "));
  }
  if (source.unmapped.length > 0) lines.push(...wrap(source.unmapped.join(", "), "not used   "));
  return lines;
}

const readFrom = ({ reads, field }: Chosen): string => brief(field) ?? (reads.join(" and ") || "—");

/** A field as a person would say it; null where only its columns can be named. */
function brief(field: Field): string | null {
  if (typeof field === "string") return field;
  if ("value" in field) return String(field.value);
  if ("product" in field) return joined(field.product.map(brief), " × ");
  if ("join" in field) return joined(field.join.map(brief), " + ");
  if ("sum" in field) {
    const parts = field.sum.map((part) => {
      const isTaken = typeof part === "object" && "from" in part && part.negate === true;
      return `${isTaken ? "− " : "+ "}${brief(part)}`;
    });
    return `(${parts.join(" ").replace(/^\+ /, "")})`;
  }
  return "from" in field ? [field.from].flat().join(" or ") : null;
}

const joined = (parts: readonly (string | null)[], by: string): string | null =>
  parts.includes(null) ? null : parts.join(by);

const hasSpellings = ({ field }: Chosen): boolean => typeof field === "object" && "spellings" in field;

const textOf = (questions: readonly Question[], source: string, to: string): string =>
  questions.find((q) => q.id === `${source}.${to}`)?.text ?? "which column";

/** A system that was recognised as a whole. */
export const presetLines = ({ preset }: Proposal): string[] =>
  preset ? [`Recognised as ${preset.title}: ${preset.roles.join(", ")}`, ""] : [];

export const titleOf = (source: ProposedSource): string =>
  `${source.name}: ${source.table.title}, ${count(source.table.total)} rows`;

/** What must be answered, and how. */
export function questionLines(questions: readonly Question[]): string[] {
  return questions.flatMap((q) => [
    `  ${q.id}  ${q.text}`,
    ...q.options.map((o) => `      --answer '${q.id}=${o.value}'   ${o.label}`),
  ]);
}

/** What would become of the rows. */
export function dryRunLines(run: DryRun): string[] {
  const head = ["source", "entity", "read", "staged", "superseded", "set aside", "left out"];
  const rows = run.fates.map((f) => [
    f.source,
    f.entity,
    ...[f.read, f.staged, f.superseded, f.quarantined, f.other].map(count),
  ]);
  const widths = head.map((h, i) => Math.max(h.length, ...rows.map((r) => r[i]!.length)));
  const line = (cells: readonly string[]) =>
    cells.map((c, i) => (i < 2 ? c.padEnd(widths[i]!) : c.padStart(widths[i]!))).join("  ");
  const reasons = run.fates.flatMap((f) =>
    f.samples.quarantined.slice(0, 3).map((q) => `  ${q.file} line ${q.line}: ${q.reasons.join("; ")}`),
  );
  return [
    ...(rows.length > 0 ? [line(head), ...rows.map(line)] : []),
    ...(reasons.length > 0 ? ["", "Set aside, for example:", ...reasons.slice(0, 12)] : []),
    ...(run.stops.length > 0 ? ["", "Could not be read:", ...run.stops.map((s) => `  ${s.problem}`)] : []),
    ...totals(run),
  ];
}

/** What a person knows of the company by heart. */
export function totals({ sales, opportunities }: DryRun): string[] {
  const lines = sales.map(
    (s) =>
      `${count(s.lines)} lines of ${count(s.orders)} orders by ${count(s.customers)} customers, ${s.first} to ${s.last}: net ${money(s.net)}${s.currency ? ` ${s.currency}` : ""}${s.cost === null ? "" : `, contribution ${money(s.net - s.cost)}`}`,
  );
  const pipeline = opportunities
    ? [
        `${count(opportunities.count)} opportunities, ${count(opportunities.won)} won, worth ${money(opportunities.wonAmount)}`,
      ]
    : [];
  const all = [...lines, ...pipeline];
  return all.length > 0 ? ["", "Hold these against what you know:", ...all.map((l) => `  ${l}`)] : [];
}

function wrap(text: string, first: string, width = 100): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && first.length + line.length + word.length + 1 > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line].map((l, i) => (i === 0 ? first : " ".repeat(first.length)) + l);
}
