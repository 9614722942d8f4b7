import { relative, sep } from "node:path";
import { escapePath } from "tinyglobby";
import type { ConfigInput } from "../../config.ts";
import type { SourceInput } from "../../source_config.ts";
import { namedColumns } from "../../staging/required.ts";
import type { FilePlace } from "../profile.ts";
import type { Proposal, ProposedEntity, ProposedSource } from "../proposal.ts";
import { joinQuery } from "./query.ts";

export interface Where {
  /** The folder that was looked at; absolute. */
  readonly folder: string;
  /** The folder of the configuration to be; absolute. */
  readonly base: string;
}

/** The proposal as the configuration it will be, without its comments; sources that wait for an answer are left out. */
export function configInput(proposal: Proposal, where: Where): ConfigInput {
  return {
    company: {
      name: proposal.company.name.value,
      baseCurrency: proposal.company.baseCurrency.value,
      timeZone: proposal.company.timeZone.value,
      language: proposal.company.language,
    },
    sources: [
      ...(proposal.preset?.sources(where) ?? []),
      ...proposal.sources.filter((s) => !waits(proposal, s)).map((s) => sourceInput(s, where)),
    ],
  };
}

/** Whether a question about the source is open that must be answered before it can be loaded rightly. */
export const waits = (proposal: Proposal, source: ProposedSource): boolean =>
  source.entities.some((e) => e.open.length > 0) ||
  proposal.questions.some((q) => q.source === source.name && q.preset === null);

export function sourceInput(source: ProposedSource, where: Where): SourceInput {
  const { table, name, system, decimal } = source;
  const entities = Object.fromEntries(source.entities.map((e) => [e.entity, mappingInput(e)]));
  const common = { name, ...(system === name ? {} : { system }) };
  const numbers = decimal === "." ? {} : { decimal };
  if (table.place.kind === "files") {
    const { format, options } = table.place;
    return { ...common, format, files: patterns(table.place, where), ...options, ...numbers, entities };
  }
  const { format, variable, key, head } = table.place;
  const what = head ? { query: joinQuery(table.place, columnsRead(source)) } : { table: table.place.table };
  return { ...common, format, database: { url: variable, ...what, key: [...key] }, ...numbers, entities };
}

/** The source's columns that its mappings name. */
const columnsRead = ({ entities }: ProposedSource): Set<string> =>
  new Set(entities.flatMap((e) => namedColumns(mappingInput(e)).map((n) => n.column)));

export const mappingInput = (entity: ProposedEntity) => ({
  columns: Object.fromEntries(Object.entries(entity.columns).map(([to, chosen]) => [to, chosen.field])),
  ...(entity.where ? { where: entity.where.condition } : {}),
  ...(entity.updatedAt ? { updatedAt: entity.updatedAt } : {}),
});

/** One glob where the files have a beginning and an end in common that no other file has, else their names. */
export function patterns(place: FilePlace, { folder, base }: Where): string | string[] {
  const to = relative(base, folder).split(sep).join("/");
  const named = place.files.map((f) => (to === "" ? f : `${to}/${f}`));
  if (named.length === 1) return escapePath(named[0]!);
  return place.glob
    ? `${to === "" ? "" : `${escapePath(to)}/`}${place.glob}`
    : named.map((f) => escapePath(f));
}
