import { ledgerFolder, readDecisions, readIdentityLog, standing } from "../../../../ingest/index.ts";
import { command } from "../../command.ts";
import { published } from "../../published.ts";
import { aliasesOf, limitOf, sentencesIn } from "./published.ts";

interface Limited {
  limit?: string;
}

interface Queued {
  place: number;
  customer_key: string;
  other_key: string;
  name: string | null;
  other_name: string | null;
  doubt: string;
  probability: number | null;
  money_at_stake: number;
  reasons: string[];
}

const moneyIn = (currency: string) => new Intl.NumberFormat("en", { style: "currency", currency });
const percent = (p: number | null) => (p === null ? "decided" : `${(p * 100).toFixed(1)} %`);

export const queue = command<Limited>(
  "queue",
  "Pairs of customers that may be one, the most money at stake first.",
  "tessera identity queue --limit 10",
  async ({ project, output, options }) => {
    const limit = limitOf(options.limit, 20);
    const { currency, rows, all, say } = await published(project, async (db) => ({
      currency: project.config.company.baseCurrency,
      rows: await db.rows<Queued>("SELECT * FROM mart.identity_queue ORDER BY place LIMIT ?", [limit]),
      all: (await db.row<{ n: number }>("SELECT count(*) AS n FROM mart.identity_queue")).n,
      say: await sentencesIn(db, project.config.company.language),
    }));
    const lines = rows.flatMap((pair) => [
      `${pair.place}. ${pair.customer_key}  ${pair.name ?? ""}`,
      `   ${pair.other_key}  ${pair.other_name ?? ""}`,
      `   ${pair.doubt.replaceAll("_", " ")}, ${percent(pair.probability)}, at stake ${moneyIn(currency).format(pair.money_at_stake)}`,
      ...pair.reasons.map((token) => `   · ${say(token)}`),
    ]);
    const more = all > rows.length ? [`${all - rows.length} more; --limit shows them`] : [];
    const how = rows[0]
      ? [`Say what is true: tessera identity same|different ${rows[0].customer_key} ${rows[0].other_key}`]
      : ["No pair waits for a decision"];
    output.result(
      rows.map((pair) => ({ ...pair, reasons: pair.reasons.map(say) })),
      [...lines, ...more, ...how],
    );
  },
).option("--limit <n>", "pairs to show; 20 by default");

interface Edge {
  alias_key: string;
  other_alias_key: string;
  kind: string;
  weight: number | null;
  probability: number | null;
  reasons: string[];
}

export const show = command(
  "show",
  "All ids of one customer, why they are one, and what was decided about them.",
  "tessera identity show crm:A-00042",
  async ({ project, output, args }) => {
    const id = args[0]!;
    const { aliases, edges, say } = await published(project, async (db) => ({
      aliases: await aliasesOf(db, id),
      edges: await db.rows<Edge>(
        `SELECT alias_key, other_alias_key, kind, weight, probability, reasons FROM mart.identity_edge
         WHERE customer_key = (SELECT customer_key FROM mart.customer_alias WHERE alias_key = ?)
         ORDER BY kind, weight DESC NULLS FIRST, alias_key, other_alias_key`,
        [id],
      ),
      say: await sentencesIn(db, project.config.company.language),
    }));
    const ids = new Set(aliases.map((a) => a.alias_key));
    const decisions = standing(await readDecisions(ledgerFolder(project.config, project.base))).filter(
      (d) => ids.has(d.a) || ids.has(d.b),
    );
    const told = edges.map((edge) => ({ ...edge, reasons: edge.reasons.map(say) }));
    const customer = aliases[0]!.customer_key;
    output.result({ customer_key: customer, ids: aliases, edges: told, decisions }, [
      `Customer ${customer}`,
      ...aliases.map(
        (a) => `  ${a.alias_key}  since ${a.since}${a.is_current ? "" : ", no longer in a source"}`,
      ),
      ...told.flatMap((e) => [
        `${e.alias_key} = ${e.other_alias_key}: ${e.kind}${e.weight === null ? "" : `, weight ${e.weight.toFixed(1)}, ${percent(e.probability)}`}`,
        ...e.reasons.map((reason) => `  · ${reason}`),
      ]),
      ...decisions.map(
        (d) => `Decision ${d.n}: ${d.a} and ${d.b} are ${d.kind}, said ${d.who} on ${d.when.slice(0, 10)}`,
      ),
    ]);
  },
).argument("<id>", "any id of the customer, as system:id");

export const log = command<Limited>(
  "log",
  "What was decided, and which customers merged or split when a build was published; the latest last.",
  "tessera identity log --limit 50",
  async ({ project, output, options }) => {
    const limit = limitOf(options.limit, 50);
    const folder = ledgerFolder(project.config, project.base);
    const decisions = await readDecisions(folder);
    const inForce = new Set(standing(decisions).map((d) => d.n));
    const events = await readIdentityLog(folder);
    const entries = [
      ...decisions.map((d) => ({
        at: d.when,
        entry: d,
        line:
          d.kind === "undo"
            ? `decision ${d.n}: ${d.who} took decision ${d.b} back`
            : `decision ${d.n}: ${d.who} said ${d.a} and ${d.b} are ${d.kind}${d.note ? ` (${d.note})` : ""}${inForce.has(d.n) ? "" : ", no longer in force"}`,
      })),
      ...events.map((e) => ({
        at: e.at,
        entry: e,
        line: `build ${e.build}: ${e.keys[0]} ${e.kind === "merged" ? "went into" : "gave records to"} ${e.keys[1]} (${e.some.join(", ")}${e.ids > e.some.length ? ", …" : ""})`,
      })),
    ].sort((x, y) => (x.at < y.at ? -1 : x.at > y.at ? 1 : 0));
    const last = entries.slice(-limit);
    output.result(
      last.map(({ entry }) => entry),
      last.length > 0 ? last.map(({ at, line }) => `${at}  ${line}`) : ["Nothing yet"],
    );
  },
).option("--limit <n>", "entries to show; 50 by default");

interface Collision {
  customer_key: string;
  name: string | null;
  owner_name: string | null;
  owner_key: string;
  alias_key: string;
  net_revenue: number;
  open_pipeline: number;
  other_owner_name: string | null;
  other_owner_key: string;
  other_alias_key: string;
  other_net_revenue: number;
  other_open_pipeline: number;
  money_at_stake: number;
}

export const collisions = command<Limited>(
  "collisions",
  "Customers that two owners hold, the most money at stake first.",
  "tessera identity collisions --json",
  async ({ project, output, options }) => {
    const limit = limitOf(options.limit, 20);
    const { rows, all } = await published(project, async (db) => ({
      rows: await db.rows<Collision>(
        "SELECT * FROM mart.owner_collision ORDER BY money_at_stake DESC, customer_key, owner_key, other_owner_key LIMIT ?",
        [limit],
      ),
      all: (await db.row<{ n: number }>("SELECT count(*) AS n FROM mart.owner_collision")).n,
    }));
    const currency = project.config.company.baseCurrency;
    const money = moneyIn(currency).format;
    const lines = rows.flatMap((c) => [
      `${c.customer_key}  ${c.name ?? ""}`,
      `   ${c.owner_name ?? c.owner_key} as ${c.alias_key}: revenue ${money(c.net_revenue)}, pipeline ${money(c.open_pipeline)}`,
      `   ${c.other_owner_name ?? c.other_owner_key} as ${c.other_alias_key}: revenue ${money(c.other_net_revenue)}, pipeline ${money(c.other_open_pipeline)}`,
    ]);
    const more = all > rows.length ? [`${all - rows.length} more; --limit shows them`] : [];
    output.result(rows, rows.length > 0 ? [...lines, ...more] : ["No customer has two owners"]);
  },
).option("--limit <n>", "collisions to show; 20 by default");
