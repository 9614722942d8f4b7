import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { tsImport } from "tsx/esm/api";
import { type Config, ConfigError, dataFolder, parseConfig } from "../../ingest/index.ts";
import { UsageError } from "./exit.ts";

export interface Project {
  readonly config: Config;
  /** Folder that the configuration's paths are relative to. */
  readonly base: string;
  readonly path: string;
}

/** Reads and checks a `tessera.config.ts`. */
export async function openProject(path: string): Promise<Project> {
  const full = resolve(path);
  if (!existsSync(full)) {
    throw new UsageError(
      `no configuration at ${full}: name one with --config, or run in the folder that has it`,
    );
  }
  const module = await tsImport(pathToFileURL(full).href, import.meta.url).catch((cause: Error) => {
    throw new ConfigError([`${full} does not load: ${cause.message}`]);
  });
  const exported = module.default?.default ?? module.default;
  if (!exported)
    throw new ConfigError([`${full} has no default export: write export default defineConfig({ … })`]);
  return { config: parseConfig(exported), base: dirname(full), path: full };
}

export function version(): string {
  const manifest = new URL("../../package.json", import.meta.url);
  return (JSON.parse(readFileSync(manifest, "utf8")) as { version: string }).version;
}

export const keysFile = ({ config, base }: Project): string => join(dataFolder(config, base), "keys.json");
