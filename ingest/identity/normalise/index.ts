import type { Config } from "../../config.ts";
import { literal, type Warehouse } from "../../warehouse/index.ts";
import { readSql } from "../sql.ts";
import { freeProviders } from "./email.ts";
import { foldName, lettersOf } from "./name.ts";
import { spread } from "./spread.ts";
import { taxId } from "./tax_id.ts";

/** What identifies each party, in one spelling: table `identity.party`, one row per listed customer, numbered by id; none
 * where records are not to be joined. */
export async function normalise(db: Warehouse, config: Config, isOn: boolean): Promise<void> {
  const { country } = config.identity;
  await db.run(await readSql(new URL("./email.sql", import.meta.url)));
  await db.run(`SET VARIABLE free_providers = [${freeProviders.map(literal).join(", ")}]`);
  await spread(
    db,
    "identity.folded_name",
    `SELECT name FROM staging.customer WHERE ${isOn}`,
    ["core", "sorted", "signs", "place", "branch", "script", "form", "letters"],
    (raw) => {
      const folded = foldName(raw);
      return (
        folded && { ...folded, form: folded.hasForm ? "yes" : "", letters: String(lettersOf(folded.sorted)) }
      );
    },
  );
  await spread(
    db,
    "identity.folded_tax",
    `SELECT tax_id FROM staging.customer WHERE ${isOn}`,
    ["id", "kind"],
    (raw) => {
      const found = taxId(raw);
      return found && { ...found };
    },
  );
  const { phone } = await import("./phone.ts");
  await spread(
    db,
    "identity.folded_phone",
    `SELECT phone FROM (SELECT phone FROM staging.customer UNION ALL SELECT phone FROM staging.contact) WHERE ${isOn}`,
    ["number"],
    (raw) => {
      const number = phone(raw, country);
      return number === null ? null : { number };
    },
  );
  await db.run(
    `CREATE TABLE identity.party AS ${await readSql(new URL("./party.sql", import.meta.url))} ${isOn ? "ORDER BY n" : "LIMIT 0"}`,
  );
}
