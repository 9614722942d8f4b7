import type { Config } from "../config.ts";
import type { Report } from "../progress.ts";
import type { Scalar, Warehouse } from "../warehouse/index.ts";
import { joinRecords } from "./cluster/index.ts";
import { readDecisions, standing } from "./memory/decisions.ts";
import { memoryFingerprint, readMemory } from "./memory/keys.ts";
import { readPublished } from "./memory/publish.ts";
import { normalise } from "./normalise/index.ts";
import { pair } from "./pair/index.ts";
import { score } from "./score/index.ts";
import type { Learned } from "./score/learn.ts";
import { readSql } from "./sql.ts";
import { chooseSurvivors } from "./survivor.ts";

export {
  type Decision,
  type NewDecision,
  readDecisions,
  recordDecision,
  recordDecisions,
  standing,
} from "./memory/decisions.ts";
export { type KeyEvent, readLog as readIdentityLog } from "./memory/log.ts";
export { rememberIdentity } from "./memory/publish.ts";

export interface ResolveOptions {
  /** Where decisions and keys are remembered; without it nothing is. */
  ledgerFolder?: string | undefined;
  report?: Report | undefined;
}

/** Fewer listed customers are joined by keys and decisions alone. */
export const fewestParties = 50;
const evidence = ["tax_id", "email", "phone", "address"] as const;

/** Whether records are joined: as configured, else when several systems list customers or some mapping says more than names. */
export function isIdentityOn(config: Config): boolean {
  if (config.identity.isOn !== undefined) return config.identity.isOn;
  const lists = config.sources.filter((s) => s.entities.customer);
  const systems = new Set(lists.map((s) => s.system ?? s.name));
  return (
    systems.size > 1 || lists.some((s) => evidence.some((field) => field in s.entities.customer!.columns))
  );
}

/**
 * Who is who: fills schema `identity` from the staged customers, contacts and what was decided and published before.
 * The core reads identity.live, assigned, successor, memory and survivor of it.
 */
export async function resolveIdentity(
  db: Warehouse,
  config: Config,
  { ledgerFolder, report }: ResolveOptions = {},
): Promise<void> {
  const steps = ["memory", "normalise", "pair", "score", "cluster"];
  const tell = (done: number) =>
    report?.({ step: "identity", done, total: steps.length, unit: "steps", note: steps[done] ?? "" });
  tell(0);
  await db.run("CREATE SCHEMA IF NOT EXISTS identity");
  await db.run(
    `CREATE TABLE identity.fact (fact VARCHAR, value DOUBLE, note VARCHAR);
     CREATE TABLE identity.live AS ${await readSql(new URL("./live.sql", import.meta.url))}`,
  );
  await readMemory(db, ledgerFolder);
  await writeDecisions(db, ledgerFolder);
  const isOn = isIdentityOn(config);
  if (!isOn && !(await isAnythingKnown(db))) {
    await db.run(await readSql(new URL("./nobody.sql", import.meta.url)));
    await writeFacts(db, config, { isOn, parties: 0, isLearnt: false, learned: undefined });
    tell(steps.length);
    return;
  }
  const { parties } = await db.row<{ parties: number }>(
    `SELECT count(*) FILTER (${isOn}) AS parties FROM staging.customer`,
  );
  await normalise(db, config, isOn);
  tell(2);
  await pair(db, config, parties);
  tell(3);
  const learned = await score(db, config, parties);
  tell(4);
  const isLearnt = learned.isLearnt && parties >= fewestParties;
  await joinRecords(db, config, isLearnt);
  await db.run(
    `CREATE TABLE identity.edge_told AS ${await readSql(new URL("./edge_told.sql", import.meta.url))}`,
  );
  await chooseSurvivors(db, config);
  await writeFacts(db, config, { isOn, parties, isLearnt, learned });
  tell(steps.length);
}

/** Whether decisions or published builds tie some records together. */
async function isAnythingKnown(db: Warehouse): Promise<boolean> {
  const { known } = await db.row<{ known: boolean }>(
    `SELECT EXISTS (FROM identity.decision) OR EXISTS (FROM identity.memory WHERE alias_key <> customer_key) AS known`,
  );
  return known;
}

async function writeDecisions(db: Warehouse, ledgerFolder: string | undefined): Promise<void> {
  await db.run(
    "CREATE TABLE identity.decision (n INTEGER, a VARCHAR, b VARCHAR, kind VARCHAR, who VARCHAR, day VARCHAR)",
  );
  if (ledgerFolder === undefined) return;
  for (const { n, a, b, kind, who, when } of standing(await readDecisions(ledgerFolder))) {
    await db.run("INSERT INTO identity.decision VALUES (?, ?, ?, ?, ?, ?)", [
      n,
      a,
      b,
      kind,
      who,
      when.slice(0, 10),
    ]);
  }
}

async function writeFacts(
  db: Warehouse,
  config: Config,
  found: { isOn: boolean; parties: number; isLearnt: boolean; learned: Learned | undefined },
): Promise<void> {
  const { isOn, parties, isLearnt, learned } = found;
  const way = !isOn
    ? "off: records stay customers of their own, but for decisions"
    : isLearnt
      ? "keys and probabilities"
      : "keys alone: too few records of one customer to learn from, so uncertain pairs wait for a person";
  const facts: [string, Scalar, Scalar][] = [
    ["joined by", null, way],
    ["records compared", parties, null],
    ["lambda", learned?.lambda ?? null, null],
    ["matches learnt from", learned?.matches ?? null, null],
    ["match above", config.identity.matchAbove, null],
    ["review above", config.identity.reviewAbove, null],
    ["most sharers of a key", config.identity.maxSharers, null],
  ];
  await db.run(`INSERT INTO identity.fact VALUES ${facts.map(() => "(?, ?, ?)").join(", ")}`, facts.flat());
}

/** What a build depends on beside the sources: the decisions in force, and the fingerprint of the keys remembered. */
export async function rememberedIdentity(ledgerFolder: string) {
  return {
    decisions: standing(await readDecisions(ledgerFolder)),
    keys: await memoryFingerprint(ledgerFolder),
    published: await readPublished(ledgerFolder),
  };
}
