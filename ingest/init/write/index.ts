import type { Condition, Field } from "../../staging/mapping.ts";
import type { Proposal, ProposedEntity, ProposedSource, Stated } from "../proposal.ts";
import { sourceInput, type Where } from "./input.ts";
import { inline, keyOf, pretty } from "./literal.ts";

const width = 110;

/** The text of a `tessera.config.ts`: the proposal, and beside every column how sure it is and why. */
export function configText(
  proposal: Proposal,
  { from, importPath, where }: { from: string; importPath: string; where: Where },
): string {
  const { company, sources } = proposal;
  const systems = [...new Set(sources.map((s) => s.system))];
  const blocks = systems.flatMap((system) => [
    ...(systems.length > 1 ? [rule(system)] : []),
    ...sources.filter((s) => s.system === system).map((s, i) => sourceText(proposal, s, where, i === 0)),
  ]);
  return `${[
    `import { defineConfig${proposal.preset ? ", presets" : ""} } from ${JSON.stringify(importPath)};`,
    "",
    "/**",
    ` * Proposed by \`tessera init ${from}\`. Behind every column stands how sure it is:`,
    " *   sure     the data proves it, or the column's name says it outright",
    " *   guessed  likely, but read it once",
    " *   asked    a person answered",
    " *   ASK      nobody knows yet: answer it here, or with --answer",
    " *",
    ' * A mapping reads from right to left: `customer_id: "Customer No"` fills our customer_id from their',
    ' * "Customer No". Where a name is not enough, a field can translate words (`values`), give a date format',
    " * (`format`), multiply (`product`), add (`sum`) or choose by a condition (`when`).",
    " */",
    "export default defineConfig({",
    "  company: {",
    ...[
      stated("name", company.name),
      stated("baseCurrency", company.baseCurrency),
      stated("timeZone", company.timeZone),
      `language: ${JSON.stringify(company.language)},`,
    ].map((l) => `    ${l}`),
    "  },",
    "",
    "  sources: [",
    ...presetLines(proposal, where),
    ...(blocks.length > 0 ? [blocks.join("\n")] : []),
    "  ],",
    ...leftAlone(proposal),
    "});",
  ].join("\n")}\n`;
}

function presetLines({ preset }: Proposal, where: Where): string[] {
  if (!preset) return [];
  const i = "    ";
  return [
    ...wrapped(
      `Recognised as ${preset.title}: ${preset.roles.join(", ")}. The preset knows what its columns mean`,
      i,
    ),
    `${i}...presets.${preset.name}(${pretty(preset.options(where), i, width - i.length - 20)}),`,
  ];
}

const stated = (key: string, { value, certainty, why }: Stated): string =>
  `${key}: ${JSON.stringify(value)}, // ${certainty}: ${why}`;

const rule = (system: string): string => `    // ${`---- ${system} `.padEnd(width - 10, "-")}`;

function sourceText(proposal: Proposal, source: ProposedSource, where: Where, isFirst: boolean): string {
  const { table } = source;
  const input = sourceInput(source, where);
  const i = "      ";
  const lines = [
    "    {",
    `${i}name: ${JSON.stringify(input.name)}, // ${table.total.toLocaleString("en")} rows: ${table.title}`,
  ];
  if (input.system) {
    const why = isFirst ? " // sources of one system share their ids" : "";
    lines.push(`${i}system: ${JSON.stringify(input.system)},${why}`);
  }
  lines.push(`${i}format: ${JSON.stringify(input.format)},`);
  for (const key of ["files", "encoding", "csv", "fixed", "xlsx", "json", "database"] as const) {
    const value = input[key];
    if (value === undefined) continue;
    const why = key === "encoding" && table.place.kind === "files" ? table.place.encodingWhy : null;
    lines.push(
      `${i}${key}: ${pretty(value, i, width - i.length - key.length - 3)},${why ? ` // guessed: ${why}` : ""}`,
    );
  }
  if (proposal.questions.some((q) => q.id === `${source.name}.decimal`))
    lines.push(`${i}decimal: "?", // ASK: ${source.decimalWhy?.replace("asked: ", "")}? Write "." or ","`);
  else if (source.decimalWhy && (source.decimal === "," || !source.decimalWhy.startsWith("sure")))
    lines.push(`${i}decimal: ${JSON.stringify(source.decimal)}, // ${source.decimalWhy}`);
  lines.push(`${i}entities: {`);
  for (const entity of source.entities) lines.push(...entityLines(proposal, source, entity));
  lines.push(`${i}},`);
  if (source.unmapped.length > 0) {
    const isEmpty = (name: string) => table.columns.some((c) => c.name === name && c.filled === 0);
    const named = source.unmapped.map((name) => (isEmpty(name) ? `${name} (empty)` : name));
    lines.push(...wrapped(`Not used: ${named.join(", ")}`, i));
  }
  lines.push("    },");
  return lines.join("\n");
}

function entityLines(proposal: Proposal, source: ProposedSource, entity: ProposedEntity): string[] {
  const i = "        ";
  const deep = `${i}    `;
  const lines = [`${i}${entity.entity}: {`, `${i}  columns: {`];
  for (const [to, { field, certainty, why }] of Object.entries(entity.columns))
    lines.push(...commented(deep, `${keyOf(to)}: `, field, `${certainty}: ${why}`));
  for (const to of entity.open) {
    const question = proposal.questions.find((q) => q.id === `${source.name}.${to}`);
    lines.push(...wrapped(`ASK ${to}: ${question?.text ?? "which column"}. One of`, deep));
    for (const option of question?.options ?? []) {
      const column = question ? readsOf(question.text, source) : null;
      lines.push(
        `${deep}// ${keyOf(to)}: ${inline({ from: column ?? "…", format: option.value })}, ${option.label}`,
      );
    }
  }
  lines.push(`${i}  },`);
  if (entity.where)
    lines.push(
      ...commented(
        `${i}  `,
        "where: ",
        entity.where.condition,
        `${entity.where.certainty}: ${entity.where.why}`,
      ),
    );
  if (entity.updatedAt)
    lines.push(
      `${i}  // Of two versions of one row the one that was changed last counts.`,
      `${i}  updatedAt: ${JSON.stringify(entity.updatedAt)},`,
    );
  lines.push(`${i}},`);
  return lines;
}

const readsOf = (text: string, { table }: ProposedSource): string | null =>
  table.columns.map((c) => c.name).filter((name) => text.includes(`: ${name} has days`))[0] ?? null;

/** A line and its comment behind it where both fit, above it where they do not. */
function commented(indent: string, key: string, value: Field | Condition, comment: string): string[] {
  const text = `${indent}${key}${pretty(value, indent, width - indent.length - key.length - 1)},`;
  const isOneLine = !text.includes("\n");
  if (isOneLine && text.length + comment.length + 4 <= width) return [`${text} // ${comment}`];
  return [...wrapped(comment, indent), text];
}

function wrapped(text: string, indent: string): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.replace(/\s+/g, " ").split(" ")) {
    if (line !== "" && indent.length + line.length + word.length + 4 > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line].map((l) => `${indent}// ${l}`);
}

function leftAlone({ unused }: Proposal): string[] {
  if (unused.length === 0) return [];
  return [
    "",
    "  // Looked at and left alone:",
    ...unused.flatMap((u) => wrapped(`${u.title}: ${u.reason}`, "  ")),
  ];
}
