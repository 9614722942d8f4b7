import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { SourceInput } from "../../../ingest/index.ts";
import { quarantine, reconciliation, TestCompany } from "../company.ts";
import { copySample, danglingKeys, folder, revenue } from "./sample.ts";

export interface Claim {
  readonly preset: string;
  readonly title: string;
  readonly sources: SourceInput[];
  readonly baseCurrency: string;
  /** [customer, net revenue, returns in it], by hand from the sample. */
  readonly revenue: readonly (readonly [string, string, string])[];
  /** Reasons of the rows that are planted to be set aside. */
  readonly setAside: readonly string[];
}

/** What holds of every preset of exported files. */
export function holds(claims: readonly Claim[]): void {
  describe.each(claims)("$title", (claim) => {
    test("the sample becomes a core whose revenue is the sum done by hand, and nothing is lost on the way", async () => {
      using company = new TestCompany(claim.sources, { baseCurrency: claim.baseCurrency });
      copySample(claim.preset, join(company.base, folder));
      await company.load();
      const db = await company.core("2024-12-31");
      const found = await revenue(db);
      expect(found.map((r) => [r.customer, r.net, r.returns])).toEqual(claim.revenue);

      const aside = (await quarantine(db)).flatMap((q) => q.reasons.map((reason) => reason.split(" ")[0]));
      expect(aside.sort()).toEqual([...claim.setAside].sort());

      const accounts = await reconciliation(db);
      expect(accounts.length).toBeGreaterThan(5);
      for (const a of accounts) {
        const sum = Number(a.staged) + Number(a.superseded) + Number(a.quarantined);
        expect({ source: a.source, entity: a.entity, read: Number(a.read) }).toEqual({
          source: a.source,
          entity: a.entity,
          read: sum,
        });
      }

      expect(await danglingKeys(db)).toEqual([]);
      const { n } = await db.row<{ n: number }>(
        "SELECT count(*) - count(DISTINCT (order_key, line_id)) AS n FROM core.order_line",
      );
      expect(Number(n)).toBe(0);
    });
  });
}
