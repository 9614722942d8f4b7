import type { Client } from "../../api/client.ts";
import type { Tier } from "../kit/colours.ts";

/** Customers of like probability of being active. */
export interface AliveBin {
  readonly from: number;
  readonly to: number;
  readonly customers: number;
  readonly tiers: readonly { readonly tier: Tier; readonly customers: number }[];
  /** Of them, those whose next order should have come by now. */
  readonly overdue: number;
}

const bins = 10;

/** The distribution of P(alive) in ten bins, counted by the server: no customer is sent. */
export async function readAliveBins(client: Client, build: string): Promise<AliveBin[]> {
  return Promise.all(
    Array.from({ length: bins }, async (_, i) => {
      const from = i / bins;
      const to = (i + 1) / bins;
      const p_alive = i + 1 < bins ? { gte: from, lt: to } : { gte: from };
      const [all, late] = await Promise.all([
        client.summary({ p_alive }, { build }),
        client.summary({ p_alive, is_overdue: true }, { build }),
      ]);
      return {
        from,
        to,
        customers: all.total.customers,
        tiers: all.tiers.flatMap(({ tier, customers }) => (tier ? [{ tier, customers }] : [])),
        overdue: late.total.customers,
      };
    }),
  );
}
