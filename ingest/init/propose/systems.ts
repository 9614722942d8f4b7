import type { TableProfile } from "../profile.ts";
import { type Context, headsOf } from "./context.ts";
import type { Subjects } from "./index.ts";

/**
 * Whose ids a table uses. A table lies in one system's folder, but an export of the CRM may name customers by their
 * number in the ERP: where its customers are another system's and not its own, its ids are the other's.
 */
export function systemsOf(context: Context, subjects: Subjects): Map<TableProfile, string> {
  const masters = context.tables.filter((t) => subjects.get(t) === "customer");
  const systems = new Map(context.tables.map((t) => [t, t.system]));
  for (const table of context.tables) {
    if (masters.includes(table) || subjects.get(table) === "order_copy") continue;
    const column = headsOf(context, table).first(["customer_id", "customer_name"]);
    if (!column) continue;
    const shares = masters.map((master) => ({
      system: master.system,
      share:
        context.joins.find((j) => j.from === table && j.column === column && j.to === master)?.share ?? 0,
    }));
    const own = Math.max(0, ...shares.filter((s) => s.system === table.system).map((s) => s.share));
    const best = shares.sort((a, b) => b.share - a.share)[0];
    if (best && best.share >= 0.5 && best.share > own) systems.set(table, best.system);
  }
  for (const [line, { head }] of context.headed) systems.set(line, systems.get(head)!);
  for (const table of context.tables) {
    const users = context.tables.filter(
      (t) => t !== table && context.joins.some((j) => j.from === t && j.to === table && j.share >= 0.8),
    );
    const isMaster = ["campaign", "product", "owner"].includes(subjects.get(table) ?? "");
    const theirs = new Set(users.map((t) => systems.get(t)!));
    if (isMaster && theirs.size === 1 && !users.some((t) => t.system === systems.get(t)))
      systems.set(table, [...theirs][0]!);
  }
  return systems;
}
