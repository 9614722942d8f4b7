import { join, resolve } from "node:path";
import type { Config } from "./config.ts";

export const dataFolder = (config: Config, base: string) => resolve(base, config.data);
export const ledgerFolder = (config: Config, base: string) => join(dataFolder(config, base), "ledger");
