import type { SourceInput } from "../source_config.ts";

/** A table of a database or a file of a folder, as it is found: its name or path, and its column names. */
export interface SeenTable {
  readonly name: string;
  readonly columns: readonly string[];
}

/** That a set of tables is a preset's system, and which of them play which role in it. */
export interface Recognition {
  /** 0…1: the share of what the preset knows its system by that was found. */
  readonly confidence: number;
  /** What each role is read from: tables of the database, or files. Roles that were not found are left out. */
  readonly tables: Readonly<Record<string, readonly string[]>>;
  /** Options that make the preset read just this, to be written into a configuration beside `url`. */
  readonly options: DatabaseChoice | FileChoice;
}

interface DatabaseChoice {
  readonly only: readonly string[];
}

interface FileChoice {
  readonly files: Readonly<Record<string, readonly string[]>>;
}

/** What every preset of a database takes. */
export interface DatabaseOptions<Role extends string = string> {
  /** Name of the environment variable that holds the connection URL. */
  url: string;
  /** The system of ids its sources share; the preset's name by default. */
  system?: string;
  /** Roles to read; all of them by default. An application that is not installed has no tables to read. */
  only?: readonly Role[];
}

/** What every preset of exported files takes. */
export interface FileOptions<Role extends string = string> {
  /** Folder that holds the exports, relative to the configuration file; the usual file names are looked for in it. */
  folder?: string;
  /** Files or globs of each role, relative to `folder` where there is one; roles left out are then not read. */
  files?: Partial<Readonly<Record<Role, string | readonly string[]>>>;
  /** The system of ids its sources share; the preset's name by default. */
  system?: string;
}

/** A well-known system: how its tables or exports become sources, and how they are recognised. */
export interface Preset<Options = never> {
  /** As in `presets.odoo`. */
  readonly name: string;
  /** The system's name as people write it. */
  readonly title: string;
  /** A database is reached by a URL, files lie in a folder. */
  readonly kind: "database" | "files";
  /** The dialect, for a database. */
  readonly format?: "postgres" | "mysql";
  /** Every role, in the order of its sources. */
  readonly roles: readonly string[];
  sources(options: Options): SourceInput[];
  /** Whether some of the tables are this system's; null when they are not. */
  recognise(tables: readonly SeenTable[]): Recognition | null;
}
