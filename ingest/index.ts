export {
  type Config,
  ConfigError,
  type ConfigInput,
  configSchema,
  defineConfig,
  parseConfig,
  type Source,
} from "./config.ts";
export * as core from "./core/tables.ts";
export { type EntityName, entities, entityNames } from "./staging/entities/index.ts";
export type { Condition, EntityMapping, Field } from "./staging/mapping.ts";
export * from "./warehouse/index.ts";
