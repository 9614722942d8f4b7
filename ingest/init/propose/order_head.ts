import { isUnique } from "../profile.ts";
import type { Draft } from "./draft.ts";
import { lineKind } from "./meanings.ts";
import { nameOrder, proposeBuyer, proposeDay, proposeTerms } from "./order_line.ts";
import { proposeVoid } from "./valid.ts";

/** Orders whose lines are a table of their own. */
export async function proposeOrderHead(draft: Draft): Promise<void> {
  const { heads, table, context } = draft;
  const pair = [...context.headed].find(([, { head }]) => head === table);
  const own = heads.first(["order_id", "invoice_id", "document_id", "delivery_id", "id"]);
  const answer = draft.answered("order_id");
  if (answer) draft.set("order_id", answer.name, "asked", "you said so", [answer]);
  else if (pair) nameOrder(draft, pair[1].key, `${pair[0].title} has its lines`);
  else if (own) nameOrder(draft, [own], isUnique(table, own) ? "differs in every row" : "by the head alone");
  proposeBuyer(draft);
  proposeDay(draft);
  draft.words(
    "kind",
    heads.first(["line_kind"], (c) => c.distinct <= 20),
    lineKind,
  );
  proposeTerms(draft);
  proposeVoid(draft);
  draft.updatedAt = heads.first(["updated_at"], (c) => (c.days?.formats.length ?? 1) === 0)?.name;
}
