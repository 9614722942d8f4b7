import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readSql } from "../../ingest/identity/sql.ts";
import { literal, resolveIdentity, Warehouse } from "../../ingest/index.ts";
import { random } from "../../ingest/random.ts";
import { stageParties, twoSystems } from "../ingest/identity/parties.ts";
import { people } from "../ingest/identity/people.ts";

/** Surnames of syllables, so that full names are about as rare as in a country. */
function surnames(count: number): string[] {
  const dice = random("surnames");
  const heads =
    "Al Bar Car Dor El Fin Gar Hol In Jor Kel Lan Mar Nor Ol Pem Quin Ros Sel Tor Ul Van Wes Yor Zel".split(
      " ",
    );
  const tails =
    "berg castle dale field ford gate ham hurst land leigh man more ness port ridge shaw stead ton well wick worth".split(
      " ",
    );
  const middles = ["", "a", "en", "er", "i", "ing", "o"];
  return Array.from({ length: count }, () => dice.pick(heads) + dice.pick(middles) + dice.pick(tails));
}

async function makePersons({ persons, file }: Args): Promise<Record<string, number>> {
  const db = await Warehouse.open();
  const batch = 50_000;
  const names = surnames(6_000);
  for (let start = 0; start < persons; start += batch) {
    const parties = people(Math.min(batch, persons - start), random(`persons ${start}`), names).map((p) => ({
      ...p,
      id: p.id.replace(":", `:${start}-`),
      truth: start + p.truth,
    }));
    await stageParties(db, parties);
    await db.run(
      start === 0 ? "CREATE TABLE party AS FROM staging.customer" : "INSERT INTO party FROM staging.customer",
    );
    await db.run("DROP SCHEMA staging CASCADE");
  }
  const records = await db.run(`COPY party TO ${literal(file)} (FORMAT parquet)`);
  db.close();
  return { records };
}

/** The records joined, and DuckDB's time for the blocking join alone. */
async function joinPersons({ file }: Args): Promise<Record<string, number>> {
  const spill = mkdtempSync(join(tmpdir(), "tessera-identity-"));
  const db = await Warehouse.open(join(spill, "work.duckdb"), { memory: "2500MB", threads: 2, spill });
  await stageParties(db, []);
  await db.run(`INSERT INTO staging.customer BY NAME FROM read_parquet(${literal(file)})`);
  const started = performance.now();
  const parts: Record<string, number> = {};
  let last = started;
  let step = "";
  await resolveIdentity(db, twoSystems({ country: "US" }), {
    report: ({ note }) => {
      const now = performance.now();
      if (step) parts[step] = (now - last) / 1000;
      [step, last] = [note ?? "", now];
    },
  });
  const seconds = (performance.now() - started) / 1000;
  const alone = async (text: string) => {
    const began = performance.now();
    await db.run(text);
    return (performance.now() - began) / 1000;
  };
  const sql = (name: string) => readSql(new URL(`../../ingest/identity/pair/${name}.sql`, import.meta.url));
  await db.run(`CREATE TABLE identity.key AS ${await sql("key")}`);
  const blocking = await alone(`CREATE TABLE identity.pair AS ${await sql("pair")}`);
  const found = await db.row<Record<string, number>>(
    `WITH truth AS (
       SELECT customer_id, split_part(split_part(customer_id, ':', 2), '-', 1) || '-' || split_part(customer_id, '-', 2) AS who FROM staging.customer
     ),
     held AS (
       SELECT t.who, coalesce(a.customer_key, t.customer_id) AS key
       FROM truth AS t LEFT JOIN identity.assigned AS a ON a.alias_key = t.customer_id
     ),
     pairs AS (SELECT who, key, count(*) AS n FROM held GROUP BY ALL),
     sums AS (
       SELECT
         (SELECT sum(n * (n - 1) / 2) FROM (SELECT sum(n) AS n FROM pairs GROUP BY who)) AS truth,
         (SELECT sum(n * (n - 1) / 2) FROM (SELECT sum(n) AS n FROM pairs GROUP BY key)) AS held,
         (SELECT sum(n * (n - 1) / 2) FROM pairs) AS hit
     )
     SELECT (SELECT count(*) FROM truth) AS records, (SELECT count(*) FROM identity.pair) AS pairs,
       (SELECT count(DISTINCT key) FROM held) AS customers, hit / held AS precision, hit / truth AS recall FROM sums`,
  );
  db.close();
  rmSync(spill, { recursive: true });
  const steps = Object.fromEntries(Object.entries(parts).map(([name, s]) => [`step ${name}`, s]));
  return { ...found, seconds, blocking, ...steps };
}

interface Args {
  persons: number;
  file: string;
}

/** Joining the records of SIMULATED persons in two systems; each step runs in a process of its own. */
export const identitySteps = { makePersons, joinPersons };
