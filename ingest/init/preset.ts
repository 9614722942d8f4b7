import { relative, sep } from "node:path";
import { knownPresets, type Preset, type SeenTable } from "../presets/index.ts";
import type { SourceInput } from "../source_config.ts";
import type { Where } from "./write/input.ts";

/** A well-known system among the tables, read by its preset rather than by guesses. */
export interface FoundPreset {
  /** As in `presets.odoo`. */
  readonly name: string;
  readonly title: string;
  readonly roles: readonly string[];
  /** Tables or files that the preset reads. */
  readonly tables: readonly string[];
  /** What `presets.<name>` is called with, for a configuration in `where`. */
  options(where: Where): Record<string, unknown>;
  sources(where: Where): SourceInput[];
}

/** Roles below which exported files are as well understood without a preset. */
const fewRoles = 3;

export interface Place {
  /** The environment variable of a database; null for a folder. */
  readonly variable: string | null;
  /** The system of ids that was asked for; the preset's own by default. */
  readonly system: string | undefined;
}

/**
 * The preset of whose system the tables are. Of a database what the preset knows is enough; a folder has to be its
 * exports and nothing else.
 */
export function findPreset(tables: readonly SeenTable[], { variable, system }: Place): FoundPreset | null {
  const kind = variable === null ? "files" : "database";
  const found = knownPresets
    .filter((preset) => preset.kind === kind)
    .flatMap((preset) => {
      const recognition = preset.recognise(tables);
      if (!recognition) return [];
      const roles = Object.keys(recognition.tables);
      const isWhole = recognition.confidence >= 0.999 && roles.length >= fewRoles;
      return kind === "database" || isWhole ? [{ preset, recognition, roles }] : [];
    })
    .sort((a, b) => b.recognition.confidence - a.recognition.confidence)[0];
  if (!found) return null;
  const { preset, recognition, roles } = found;
  const options = (where: Where): Record<string, unknown> => ({
    ...(variable === null
      ? { folder: relative(where.base, where.folder).split(sep).join("/") || "." }
      : { url: variable }),
    ...recognition.options,
    ...(system === undefined ? {} : { system }),
  });
  return {
    name: preset.name,
    title: preset.title,
    roles,
    tables: [...new Set(Object.values(recognition.tables).flat())],
    options,
    sources: (where) => (preset as Preset<Record<string, unknown>>).sources(options(where)),
  };
}
