import {
  type ConfigInput,
  createTable,
  entities,
  parseConfig,
  quote,
  resolveIdentity,
  Warehouse,
} from "../../../ingest/index.ts";

/** A record of a customer list, and whom it really is of. */
export interface Party {
  readonly id: string;
  readonly truth: number;
  readonly name?: string;
  readonly tax_id?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly address?: string;
  readonly city?: string;
  readonly postal_code?: string;
  readonly parent_id?: string;
}

export interface Person {
  readonly id: string;
  readonly customer: string;
  readonly email?: string;
  readonly phone?: string;
}

const given = [
  "name",
  "tax_id",
  "email",
  "phone",
  "address",
  "city",
  "postal_code",
  "parent_id",
] as const satisfies (keyof Party)[];

export const twoSystems = (identity: ConfigInput["identity"]) =>
  parseConfig({
    company: { name: "Test", baseCurrency: "EUR" },
    sources: ["a", "b"].map((name) => ({
      name,
      format: "csv",
      files: `${name}.csv`,
      entities: { customer: { columns: { customer_id: "Id", email: "E-mail" } } },
    })),
    identity,
  });

/** Staged customers and contacts with nothing else, their records joined; the caller closes the warehouse. */
export async function joined(
  parties: readonly Party[],
  { identity, people = [], ledgerFolder }: JoinOptions = {},
): Promise<Warehouse> {
  const db = await Warehouse.open(":memory:", { threads: 2 });
  await stageParties(db, parties, people);
  await resolveIdentity(db, twoSystems(identity), { ledgerFolder });
  return db;
}

export interface JoinOptions {
  readonly identity?: ConfigInput["identity"];
  readonly people?: readonly Person[];
  readonly ledgerFolder?: string;
}

/** The tables that joining reads, in a warehouse where nothing else is. */
export async function stageParties(
  db: Warehouse,
  parties: readonly Party[],
  people: readonly Person[] = [],
): Promise<void> {
  await db.run("CREATE SCHEMA staging; SET VARIABLE as_of = DATE '2025-12-31'");
  for (const entity of ["customer", "contact", "order_line", "opportunity"] as const)
    await db.run(createTable(entities[entity]));
  await db.run("ALTER TABLE staging.customer ADD COLUMN _updated_at VARCHAR");
  await append(
    db,
    "staging.customer",
    ["customer_id", ...given],
    [parties.map((p) => p.id), ...given.map((name) => parties.map((p) => p[name] ?? null))],
  );
  await append(
    db,
    "staging.contact",
    ["contact_id", "customer_id", "email", "phone"],
    [
      people.map((p) => p.id),
      people.map((p) => p.customer),
      people.map((p) => p.email ?? null),
      people.map((p) => p.phone ?? null),
    ],
  );
}

async function append(db: Warehouse, table: string, names: readonly string[], columns: (string | null)[][]) {
  if (columns[0]!.length === 0) return;
  const list = names.map(quote).join(", ");
  await db.run(`CREATE OR REPLACE TEMP TABLE given (${names.map((n) => `${quote(n)} VARCHAR`).join(", ")})`);
  await db.append({ name: "given" }, columns);
  await db.run(`INSERT INTO ${table} (${list}) SELECT ${list} FROM given; DROP TABLE given`);
}

/** The customer that every record is held to be of. */
export async function customers(db: Warehouse): Promise<Map<string, string>> {
  const rows = await db.rows<{ id: string; key: string }>(
    `SELECT l.customer_id AS id, coalesce(a.customer_key, l.customer_id) AS key
     FROM identity.live AS l LEFT JOIN identity.assigned AS a ON a.alias_key = l.customer_id`,
  );
  return new Map(rows.map(({ id, key }) => [id, key]));
}

/** Of the pairs held to be one: how many are; of the pairs that are one: how many are found. */
export function pairwise(parties: readonly Party[], found: ReadonlyMap<string, string>) {
  const pairs = <K>(groups: Map<K, number>) =>
    [...groups.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0);
  const [truth, held, both] = [
    new Map<number, number>(),
    new Map<string, number>(),
    new Map<string, number>(),
  ];
  const add = <K>(map: Map<K, number>, key: K) => map.set(key, (map.get(key) ?? 0) + 1);
  for (const { id, truth: who } of parties) {
    const key = found.get(id)!;
    add(truth, who);
    add(held, key);
    add(both, `${who} ${key}`);
  }
  return {
    precision: pairs(both) / Math.max(1, pairs(held)),
    recall: pairs(both) / Math.max(1, pairs(truth)),
    pairs: pairs(truth),
  };
}
