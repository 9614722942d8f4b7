import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { lookAt, mapped, NewCompany } from "./company.ts";

const folder = fileURLToPath(new URL("../../../../shared/data/crm-sales-opportunities", import.meta.url));

describe.skipIf(!existsSync(folder))(
  "CRM opportunities (../shared/data/crm-sales-opportunities) by init alone",
  () => {
    test("accounts, products, agents and the pipeline load without a hand on the configuration", async () => {
      using company = new NewCompany();
      const looked = await lookAt(folder, company.base, {}, { system: "crm" });
      expect(looked.proposal.questions.filter((q) => q.preset === null)).toEqual([]);
      expect(looked.proposal.unused.map((u) => u.title)).toContain("data_dictionary.csv");
      company.take(looked.input);
      await company.load();
      const db = await company.core();
      expect(
        await db.row(`SELECT count(*) AS everything, count(*) FILTER (WHERE outcome = 'won') AS won,
        sum(amount) FILTER (WHERE outcome = 'won') AS amount, count(*) FILTER (WHERE customer_key IS NULL) AS nobody,
        count(*) FILTER (WHERE outcome = 'open') AS open FROM core.opportunity`),
      ).toEqual({ everything: 8800, won: 4238, amount: 10005534, nobody: 1425, open: 2089 });
      expect(await db.row("SELECT count(*) AS n FROM core.customer")).toEqual({ n: 85 });
      expect(
        await db.row("SELECT count(*) AS n FROM core.opportunity ANTI JOIN core.product USING (product_key)"),
      ).toEqual({ n: 0 });
      db.close();
    });

    test("a misspelt product is joined to the one it means, and said to be", async () => {
      const looked = await lookAt(folder, "/");
      expect(mapped(looked, "sales-pipeline", "opportunity").product_id).toEqual({
        from: "product",
        spellings: { GTXPro: "GTX Pro" },
      });
      expect(looked.text).toContain("GTXPro is spelt GTX Pro in products.csv");
    });

    test("the as-of day is the last one on which something happened", async () => {
      using company = new NewCompany();
      company.take((await lookAt(folder, company.base)).input);
      await company.load();
      const db = await company.core();
      expect(await db.row("SELECT getvariable('as_of')::VARCHAR AS day")).toEqual({ day: "2017-12-31" });
      db.close();
    });
  },
);
