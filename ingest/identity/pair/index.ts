import type { Config } from "../../config.ts";
import { random } from "../../random.ts";
import type { Warehouse } from "../../warehouse/index.ts";
import { readSql } from "../sql.ts";

/** Parties that share a word may be compared for that alone while no more bear it. */
const rareWord = 30;
/** Blocks that are larger say too little about who belongs together to be worth their pairs. */
const largestBlock = 100;
/** Pairs drawn by lot, which show what strangers have in common. */
const randomPairs = 300_000;

/**
 * The pairs worth comparing, in `identity.pair` (a < b, numbers of parties): those that share a key, and pairs drawn
 * by lot. Of few parties all pairs stand in for the lot.
 */
export async function pair(db: Warehouse, config: Config, parties: number): Promise<void> {
  const { maxSharers } = config.identity;
  await db.run(
    `SET VARIABLE rare_word = ${rareWord}; SET VARIABLE largest_block = ${largestBlock}; SET VARIABLE max_sharers = ${maxSharers}`,
  );
  await db.run(`CREATE TABLE identity.key AS ${await readSql(new URL("./key.sql", import.meta.url))}`);
  await db.run(`CREATE TABLE identity.pair AS ${await readSql(new URL("./pair.sql", import.meta.url))}`);
  await db.run("DROP TABLE identity.key");
  if ((parties * (parties - 1)) / 2 <= randomPairs) {
    await db.run(
      "INSERT INTO identity.pair SELECT x.n, y.n, 0, true FROM identity.party AS x JOIN identity.party AS y ON x.n < y.n",
    );
    return;
  }
  const dice = random(`${config.seed}/identity`);
  const [a, b] = [new Float64Array(randomPairs), new Float64Array(randomPairs)];
  for (let i = 0; i < randomPairs; i++) {
    const one = dice.integer(0, parties - 1);
    const other = dice.integer(0, parties - 2);
    a[i] = Math.min(one, other < one ? other : other + 1);
    b[i] = Math.max(one, other < one ? other : other + 1);
  }
  await db.run("CREATE OR REPLACE TEMP TABLE drawn (a DOUBLE, b DOUBLE)");
  await db.append({ name: "drawn" }, [a, b]);
  await db.run(
    "INSERT INTO identity.pair SELECT a::INTEGER, b::INTEGER, 0, true FROM drawn; DROP TABLE drawn",
  );
}
