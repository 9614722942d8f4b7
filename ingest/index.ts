export {
  type Config,
  ConfigError,
  type ConfigInput,
  configSchema,
  covariateModelId,
  defineConfig,
  parseConfig,
  transactionModelIds,
} from "./config.ts";
export { coreQueries } from "./core/index.ts";
export * as core from "./core/tables.ts";
export { dataFolder, ledgerFolder } from "./folders.ts";
export {
  type Decision,
  type KeyEvent,
  type NewDecision,
  readDecisions,
  readIdentityLog,
  recordDecision,
  recordDecisions,
  rememberedIdentity,
  rememberIdentity,
  resolveIdentity,
  standing,
} from "./identity/index.ts";
export * as identity from "./identity/tables.ts";
export {
  type Certainty,
  type Chosen,
  type DryRun,
  dryRun,
  type Fate,
  Look,
  type LookOptions,
  type Proposal,
  type ProposedSource,
  type Question,
  type Told,
  waits,
} from "./init/index.ts";
export {
  type LoadedFile,
  type LoadOptions,
  load,
  type OpenStop,
  type Stale,
  Staleness,
  type Stop,
  StoppedError,
} from "./load/index.ts";
export { BusyError, inTurn, withLock } from "./lock.ts";
export { pairsConfig } from "./pairs_config.ts";
export {
  type DatabaseOptions,
  type FileOptions,
  knownPresets,
  type Preset,
  presets,
  type Recognition,
  type SeenTable,
} from "./presets/index.ts";
export type { Progress, Report } from "./progress.ts";
export { type Random, random } from "./random.ts";
export { type RfmConfig, rfmConfig } from "./rfm_config.ts";
export { type SampleSummary, writeSample } from "./sample/index.ts";
export type { Source, SourceInput } from "./source_config.ts";
export {
  type Catalogue,
  type CatalogueTable,
  catalogue,
  type Sample,
  sample,
} from "./sources/database/index.ts";
export { SourceError } from "./sources/index.ts";
export { type EntityName, entities, entityNames } from "./staging/entities/index.ts";
export type { Condition, EntityMapping, Field } from "./staging/mapping.ts";
export { stage } from "./staging/stage.ts";
export { type Surveyed, surveySources } from "./survey.ts";
export { overheadRules } from "./value_config.ts";
export * from "./warehouse/index.ts";
