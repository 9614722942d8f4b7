import type { EntityName } from "../../staging/entities/index.ts";
import type { Warehouse } from "../../warehouse/index.ts";
import type { TableProfile, Unused } from "../profile.ts";
import type { Proposal, ProposedEntity, ProposedSource, Question } from "../proposal.ts";
import { languageOf } from "../words/index.ts";
import { baseCurrency } from "./company.ts";
import { type Context, headsOf } from "./context.ts";
import { Draft, sourceMark } from "./draft.ts";
import * as events from "./events.ts";
import { Facts } from "./facts.ts";
import { proposeFirstRows } from "./first_rows.ts";
import { type Headed, joinHeads } from "./header.ts";
import { Heads, isCalled } from "./heads.ts";
import { findJoins } from "./joins.ts";
import { decimalOf } from "./marks.ts";
import * as masters from "./masters.ts";
import { proposeOrderCopy } from "./order_copy.ts";
import { proposeOrderHead } from "./order_head.ts";
import { proposeOrderLine } from "./order_line.ts";
import { enough, scores } from "./score.ts";
import { systemsOf } from "./systems.ts";
import { copies, countedTwice } from "./twice.ts";

/** What each table is about. */
export type Subjects = ReadonlyMap<TableProfile, EntityName>;

const proposers: Readonly<Partial<Record<EntityName, (draft: Draft) => Promise<void>>>> = {
  order_line: proposeOrderLine,
  order_head: proposeOrderHead,
  order_copy: proposeOrderCopy,
  customer: masters.proposeCustomer,
  product: masters.proposeProduct,
  owner: masters.proposeOwner,
  contact: masters.proposeContact,
  campaign: masters.proposeCampaign,
  opportunity: events.proposeOpportunity,
  interaction: events.proposeInteraction,
  payment: events.proposePayment,
  cost: events.proposeCost,
  campaign_touch: events.proposeTouch,
  exchange_rate: events.proposeRates,
};

/** The order of sources in a configuration: what others refer to first. */
const order: readonly EntityName[] = [
  "customer",
  "product",
  "owner",
  "contact",
  "exchange_rate",
  "order_head",
  "order_line",
  "order_copy",
  "payment",
  "cost",
  "opportunity",
  "interaction",
  "campaign",
  "campaign_touch",
];

export interface Told {
  readonly answers: ReadonlyMap<string, string>;
  readonly company: string;
  readonly isNamed: boolean;
  readonly currency: string | undefined;
  readonly timeZone: { readonly value: string; readonly isTold: boolean };
}

/** From tables to a proposal: what each is about, what its columns mean, and what nobody but a person can say. */
export async function propose(db: Warehouse, found: readonly TableProfile[], told: Told): Promise<Proposal> {
  const questions: Question[] = [];
  const unused: Unused[] = [];
  const ask = (question: Question) => {
    if (!told.answers.has(question.id) && !questions.some((q) => q.id === question.id))
      questions.push(question);
  };
  const seen = await findJoins(db, found);
  const { tables, absorbed, headed: seenHeaded } = await joinHeads(db, found, seen);
  const headed = onlyTold(seenHeaded, told.answers);
  const orders = new Set([...headed.values()].map((h) => h.head));
  const joins = tables === found ? seen : await findJoins(db, tables);
  const heads = new Map(tables.map((t) => [t, new Heads(t)]));
  const currency = baseCurrency([...heads.values()], told.currency, ask);
  const countedBy = new Map<TableProfile, string>();
  const context: Context = {
    countedBy,
    headed,
    tables,
    heads,
    facts: new Facts(db),
    joins,
    answers: told.answers,
    baseCurrency: currency.value,
    ask,
  };
  const subjects = new Map<TableProfile, EntityName>();
  for (const table of tables) {
    const subject = subjectOf(context, table);
    if (absorbed.has(table)) unused.push({ title: table.title, reason: absorbed.get(table)! });
    else if (orders.has(table)) subjects.set(table, "order_head");
    else if (headed.has(table)) subjects.set(table, "order_line");
    else if (subject) subjects.set(table, subject);
    else unused.push({ title: table.title, reason: whyNot(table) });
  }
  for (const [table, reason] of copies(subjects)) {
    subjects.delete(table);
    unused.push({ title: table.title, reason });
  }
  for (const { table, by } of await countedTwice(context, subjects)) {
    subjects.delete(table);
    if (table.system === by.system)
      unused.push({
        title: table.title,
        reason: `its sales are those of ${by.title}, and would count twice`,
      });
    else {
      subjects.set(table, "order_copy");
      countedBy.set(table, by.system);
    }
  }
  const systems = systemsOf(context, subjects);
  const sources: ProposedSource[] = [];
  for (const [table, subject] of subjects) {
    const entities = await entitiesOf(context, table, subject, subjects, systems);
    if (entities.length === 0)
      unused.push({ title: table.title, reason: `looks like ${subject}, but lacks what one needs` });
    else sources.push(sourceOf(context, table, entities, systems.get(table)!));
  }
  const rank = (s: ProposedSource) => order.indexOf(s.entities[0]!.entity);
  const language = languageOf(tables.flatMap((t) => t.columns.map((c) => c.name)));
  return {
    company: {
      name: {
        value: told.company,
        certainty: told.isNamed ? "asked" : "guessed",
        why: told.isNamed ? "you said so" : "from the name of what was looked at",
      },
      baseCurrency: currency,
      timeZone: {
        value: told.timeZone.value,
        certainty: told.timeZone.isTold ? "asked" : "guessed",
        why: told.timeZone.isTold ? "you said so" : "the zone of this machine",
      },
      language: language.startsWith("zh") ? "zh" : "en",
    },
    sources: sources.sort((a, b) => bySystem(sources, a.system, b.system) || rank(a) - rank(b)),
    unused: unused.sort((a, b) => (a.title < b.title ? -1 : 1)),
    questions: questions.filter((q) => q.source === "" || sources.some((s) => s.table.name === q.source)),
    preset: null,
  };
}

/** Without pairs of which a person has said that one is something else. */
function onlyTold(
  headed: ReadonlyMap<TableProfile, Headed>,
  answers: ReadonlyMap<string, string>,
): Map<TableProfile, Headed> {
  const isTold = (table: TableProfile, entity: EntityName) =>
    (answers.get(`${table.name}.entity`) ?? entity) === entity;
  return new Map(
    [...headed].filter(([line, { head }]) => isTold(line, "order_line") && isTold(head, "order_head")),
  );
}

/** The system with the sales comes first. */
function bySystem(sources: readonly ProposedSource[], a: string, b: string): number {
  if (a === b) return 0;
  const sells = (system: string) =>
    sources.some((s) => s.system === system && s.entities[0]!.entity === "order_line");
  return Number(sells(b)) - Number(sells(a)) || (a < b ? -1 : 1);
}

function subjectOf(context: Context, table: TableProfile): EntityName | null {
  if (table.rows === 0) return null;
  const told = context.answers.get(`${table.name}.entity`);
  if (told && told in proposers) return told as EntityName;
  if (told || isCalled(table.title, suppliers)) return null;
  const ranked = Object.entries(scores(headsOf(context, table))).sort(([, a], [, b]) => b - a);
  const [best] = ranked;
  return best && best[1] >= enough ? (best[0] as EntityName) : null;
}

const suppliers = "supplier vendor shipper carrier lieferant kreditor spediteur 供应商 供應商".split(" ");

const whyNot = (table: TableProfile): string =>
  table.rows === 0
    ? "has no rows"
    : isCalled(table.title, suppliers)
      ? `who is bought from is no customer; --answer ${table.name}.entity=customer takes it all the same`
      : `its columns say nothing of customers, sales or contacts: ${table.columns
          .slice(0, 6)
          .map((c) => c.name)
          .join(", ")}`;

async function entitiesOf(
  context: Context,
  table: TableProfile,
  subject: EntityName,
  subjects: Subjects,
  systems: ReadonlyMap<TableProfile, string>,
): Promise<ProposedEntity[]> {
  const main = new Draft(context, table, subject, true);
  await proposers[subject]?.(main);
  const first = subject === "order_line" ? proposeFirstRows(main) : null;
  const isDated =
    context.headed.has(table) || (first?.columns.day ?? first?.columns.ordered_at) !== undefined;
  const proposed = [main.done()].filter((entity) => isUsable(entity, isDated));
  if (proposed.length === 0) return [];
  if (first) proposed.push(first.done());
  for (const entity of companions[subject] ?? []) {
    const hasMaster = [...subjects].some(([t, s]) => s === entity && systems.get(t) === systems.get(table));
    if (hasMaster) continue;
    const draft = new Draft(context, table, entity, false);
    await proposers[entity]?.(draft);
    const done = draft.done();
    if (isUsable(done) && saysMore(done)) proposed.push(done);
  }
  return proposed;
}

/** Who else is described by the rows of a table that is about something else. */
const companions: Partial<Record<EntityName, readonly EntityName[]>> = {
  customer: ["contact"],
  order_line: ["customer", "product", "owner"],
  order_head: ["customer", "owner"],
  opportunity: ["customer", "product", "owner"],
  interaction: ["customer"],
  payment: ["customer"],
};

/**
 * Whether all that the entity needs is there, or only waits for an answer.
 * @param isDatedElsewhere whether order lines take their day from their orders
 */
function isUsable({ entity, columns, open }: ProposedEntity, isDatedElsewhere = false): boolean {
  const needs: Partial<Record<EntityName, readonly string[]>> = {
    order_line: ["order_id", "net_amount"],
    order_head: ["order_id"],
    order_copy: ["copy_id", "order_id", "counted_by", "net_amount"],
    opportunity: ["opportunity_id", "stage", "outcome"],
    interaction: ["interaction_id", "kind"],
    payment: ["payment_id", "amount"],
    cost: ["cost_id", "amount"],
    campaign_touch: ["campaign_id", "customer_id", "arm"],
    exchange_rate: ["currency", "rate"],
  };
  const days: Partial<Record<EntityName, readonly string[]>> = {
    order_line: ["day", "ordered_at"],
    interaction: ["day", "opened_at"],
    payment: ["day"],
    cost: ["day"],
    campaign_touch: ["day"],
    exchange_rate: ["day"],
  };
  const has = (c: string) => c in columns || open.includes(c);
  const isDated = isDatedElsewhere || days[entity] === undefined || days[entity].some(has);
  return isDated && (needs[entity] ?? [`${entity}_id`]).every(has);
}

/** An id alone is known from the rows themselves. */
const saysMore = ({ entity, columns }: ProposedEntity): boolean =>
  Object.entries(columns).some(
    ([to, chosen]) =>
      to !== `${entity}_id` &&
      chosen.reads.length > 0 &&
      chosen.reads[0] !== columns[`${entity}_id`]?.reads[0],
  );

function sourceOf(
  context: Context,
  table: TableProfile,
  entities: readonly ProposedEntity[],
  system: string,
): ProposedSource {
  const used = new Set(entities.flatMap((e) => Object.values(e.columns).flatMap((c) => c.reads)));
  const conditions = new Set(entities.flatMap((e) => (e.where ? JSON.stringify(e.where.condition) : [])));
  const isInCondition = (name: string) => [...conditions].some((c) => c.includes(JSON.stringify(name)));
  const unmapped = table.columns
    .map((c) => c.name)
    .filter((name) => !used.has(name) && !isInCondition(name) && !entities.some((e) => e.updatedAt === name));
  const decimal = sourceMark(table, context.answers);
  return {
    table,
    name: table.name,
    system,
    decimal,
    decimalWhy: decimalOf(context, table, entities),
    entities,
    unmapped,
  };
}
