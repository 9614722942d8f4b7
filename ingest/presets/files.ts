import type { FileFormatName, SourceInput } from "../source_config.ts";
import { type EntityName, entities } from "../staging/entities/index.ts";
import type { EntityMapping, Field } from "../staging/mapping.ts";
import { columnsOf, namedColumns } from "../staging/required.ts";
import type { FileOptions } from "./preset.ts";

/** One kind of exported file: what such files are usually called, and what their rows mean. */
export interface Export<Role extends string = string> {
  readonly role: Role;
  /** Usual names of the files, without their endings; globs. */
  readonly usual: readonly string[];
  readonly entities: SourceInput["entities"];
  /** Canonical columns that no file may lack, beside those that no row may lack. */
  readonly essential?: readonly string[];
  /** Columns of conditions that a file may lack; without them the condition holds for no row. */
  readonly optional?: readonly string[];
}

type Shared = Pick<SourceInput, "encoding" | "csv" | "xlsx" | "timeZone" | "decimal">;

const endings: Record<string, FileFormatName> = { csv: "csv", txt: "csv", tsv: "tsv", xlsx: "xlsx" };

/** The sources of a preset's exports: one for each role and file format that there are files of. */
export function fileSources<Role extends string>(
  name: string,
  options: FileOptions<Role>,
  exports: readonly Export<Role>[],
  shared: Shared = {},
): SourceInput[] {
  const { folder, files, system = name } = options;
  const below = (pattern: string) => (folder ? `${folder.replace(/\/+$/, "")}/${pattern}` : pattern);
  return exports.flatMap((one) => {
    const given = files ? files[one.role] : one.usual.map((pattern) => `${pattern}.csv`);
    if (given === undefined) return [];
    return [...byFormat([given].flat())].map(([format, patterns], i) => ({
      name: i === 0 ? `${system}-${one.role}` : `${system}-${one.role}-${format}`,
      system,
      format,
      files: patterns.map(below),
      ...shared,
      optional: optionalColumns(one),
      entities: one.entities,
    }));
  });
}

function byFormat(patterns: readonly string[]): Map<FileFormatName, string[]> {
  const found = new Map<FileFormatName, string[]>();
  for (const pattern of patterns) {
    const ending = /\.([a-z]+)(\.gz)?$/i.exec(pattern)?.[1]?.toLowerCase() ?? "csv";
    const format = endings[ending] ?? "csv";
    found.set(format, [...(found.get(format) ?? []), pattern]);
  }
  return found;
}

/** An export has the columns its user chose, so that one may lack whatever a row may be without. */
function optionalColumns({ entities: mapped, essential = [], optional = [] }: Export): string[] {
  const mappings = Object.entries(mapped) as [EntityName, EntityMapping][];
  const kept = new Set<string>();
  const free = new Set<string>(optional);
  for (const [entity, mapping] of mappings) {
    for (const [target, field] of Object.entries(mapping.columns) as [string, Field][]) {
      const columns = entities[entity].columns as Record<string, { isNullable: boolean }>;
      const isFree = columns[target]!.isNullable && !essential.includes(target);
      for (const column of columnsOf(field)) (isFree ? free : kept).add(column);
    }
    for (const { column, target } of namedColumns(mapping)) {
      if (target === "updatedAt") free.add(column);
      if (target === "where" && !optional.includes(column)) kept.add(column);
    }
  }
  return [...free].filter((column) => !kept.has(column) || optional.includes(column));
}
