import { stat } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { SeenTable } from "../presets/index.ts";
import { SourceError } from "../sources/index.ts";
import { Warehouse } from "../warehouse/index.ts";
import { type FoundPreset, findPreset } from "./preset.ts";
import type { TableProfile, Unused } from "./profile.ts";
import type { Proposal } from "./proposal.ts";
import { propose, type Told } from "./propose/index.ts";
import { databaseOf, surveyDatabase, variableOf } from "./survey/database.ts";
import { surveyFolder } from "./survey/files.ts";
import { slug } from "./survey/names.ts";
import { importPath } from "./write/import_path.ts";
import { configText } from "./write/index.ts";
import { configInput, type Where } from "./write/input.ts";

export { type DryRun, dryRun, type Fate, type Sales } from "./dry_run.ts";
export type { TableProfile } from "./profile.ts";
export type { Certainty, Chosen, Proposal, ProposedSource, Question } from "./proposal.ts";
export type { Told } from "./propose/index.ts";
export { waits } from "./write/input.ts";

export interface LookOptions {
  /** Name of the environment variable that holds a database's URL, where the caller knows one. */
  readonly variable?: string;
  /** The system of ids; the folder's or database's name by default. */
  readonly system?: string;
  readonly tell?: (what: string) => void;
}

/** A folder or database that has been looked at. `close` frees its rows. */
export class Look {
  private constructor(
    private readonly db: Warehouse,
    readonly tables: readonly TableProfile[],
    private readonly unused: readonly Unused[],
    /** What the company would be called. */
    readonly suggested: string,
    /** The folder; null for a database. */
    readonly folder: string | null,
    /** The environment variable a database's URL is to be in; null for a folder. */
    readonly variable: string | null,
    private readonly preset: FoundPreset | null,
  ) {}

  /**
   * @param target a folder, or the URL of a database.
   * @throws SourceError where there is nothing to look at.
   */
  static async at(target: string, options: LookOptions = {}): Promise<Look> {
    const tell = options.tell ?? (() => undefined);
    const isUrl = /^[a-z][a-z0-9+]*:\/\//i.test(target);
    if (!isUrl && !(await stat(target).catch(() => null))?.isDirectory())
      throw new SourceError(
        `${target} is no folder and no database URL; give the folder that holds your exports`,
      );
    const db = await Warehouse.open();
    try {
      if (isUrl) {
        const system = options.system ?? databaseOf(target);
        const variable = options.variable ?? variableOf(target);
        const place = { variable, system: options.system };
        const isKnown = (seen: readonly SeenTable[]) => findPreset(seen, place) !== null;
        const { tables, unused, seen } = await surveyDatabase(db, target, {
          variable,
          system,
          tell,
          isKnown,
        });
        return new Look(
          db,
          tables,
          unused,
          titled(databaseOf(target)),
          null,
          variable,
          findPreset(seen, place),
        );
      }
      const folder = resolve(target);
      const system = options.system ?? (slug(basename(folder)) || "files");
      const { tables, unused, seen } = await surveyFolder(db, folder, { system, tell });
      const preset = findPreset(seen, { variable: null, system: options.system });
      return new Look(db, tables, unused, titled(basename(folder)), folder, null, preset);
    } catch (error) {
      db.close();
      throw error;
    }
  }

  async propose(told: Told): Promise<Proposal> {
    const { preset } = this;
    const proposal = await propose(this.db, preset ? [] : this.tables, told);
    const unused = [...this.unused, ...proposal.unused].sort((a, b) => (a.title < b.title ? -1 : 1));
    return { ...proposal, unused, preset };
  }

  /**
   * The configuration a proposal makes when it is put into `base`, as an object and as text.
   * @param from what the text says was looked at; a database is called by its variable, whatever is given.
   */
  write(proposal: Proposal, base: string, from: string) {
    const where: Where = { folder: this.folder ?? base, base };
    const front = fileURLToPath(new URL("../index.ts", import.meta.url));
    const shown = this.variable ?? from;
    const text = configText(proposal, { from: shown, importPath: importPath(base, front), where });
    return { input: configInput(proposal, where), text };
  }

  close(): void {
    this.db.close();
  }
}

/** `acme_trading` is called Acme Trading. */
const titled = (name: string): string =>
  name
    .replace(/[_-]+/g, " ")
    .trim()
    .replace(/(^|\s)(\p{Ll})/gu, (_, space: string, letter: string) => space + letter.toUpperCase()) ||
  "My company";
