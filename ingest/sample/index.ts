/**
 * The sample company: a SIMULATED trader in workshop supplies whose ERP and CRM export three years of business.
 * Nothing in it is real. Its purchase process, its duplicates, its damaged rows and its campaign effects are
 * planted and written to `truth/`, so that what the product finds can be held against what is so.
 */
export { companyName, holdOutDays, type SampleOptions } from "./company.ts";
export type { DamageReason } from "./damage.ts";
export type { WrittenFile } from "./exports.ts";
export { type SampleFile, type SampleFileName, sampleFiles } from "./files.ts";
export { parameters } from "./parameters.ts";
export { type SampleSummary, writeSample } from "./sample.ts";
