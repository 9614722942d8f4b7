import type { Field } from "../../staging/mapping.ts";
import type { ColumnProfile } from "../profile.ts";
import { proposeCurrency } from "./currency.ts";
import { type Draft, isTruth, range, several } from "./draft.ts";
import { isCalled, isDay, isNumber } from "./heads.ts";
import { arm, direction, interactionKind, outcome, translate } from "./meanings.ts";
import { onlyValid } from "./valid.ts";

export async function proposeOpportunity(draft: Draft): Promise<void> {
  const { heads } = draft;
  rowId(draft, "opportunity_id", ["opportunity_id", "opportunity_name"]);
  draft.text("customer_id", ["customer_id", "customer_name"]);
  draft.text("product_id", ["product_id", "product_name"]);
  draft.text("stage", ["stage", "outcome", "status"]);
  const closed = proposeOutcome(draft);
  const amount = heads.first(["expected_amount", "net_amount", "amount", "gross_amount"], isNumber);
  if (amount && draft.answered("amount") === undefined) draft.number("amount", amount, "sure", range(amount));
  else draft.amount("amount", []);
  proposeCurrency(draft);
  proposeProbability(draft);
  draft.day("created_on", ["created_at", "document_date", "order_date", "opened_at"], ["date", "start_date"]);
  draft.day("expected_close", ["expected_close"]);
  await proposeClose(draft, closed);
  draft.text("reason", ["reason"]);
  draft.text("owner_id", ["owner_id", "owner_name"]);
  draft.text("campaign_id", ["campaign_id", "campaign_name"]);
  draft.updatedAt = heads.first(["updated_at"], (c) => (c.days?.formats.length ?? 1) === 0)?.name;
  onlyNotDeleted(draft);
}

interface Closed {
  readonly column: ColumnProfile;
  readonly words: readonly string[];
}

/** Which stages mean won and lost; a stage that says neither is open. */
function proposeOutcome(draft: Draft): Closed | null {
  const { heads } = draft;
  const column =
    draft.answered("outcome") ?? heads.first(["outcome", "stage", "status"], (c) => c.distinct <= 50);
  if (!column) return null;
  const { values } = translate(column, outcome, (word) => (/\p{L}|\p{N}/u.test(word) ? "open" : null));
  const won = heads.first(
    ["is_won"],
    (c) => c.distinct <= 3 && c.values.every((v) => isTruth(v.value) !== null),
  );
  const closed = Object.keys(values).filter((v) => values[v] !== "open");
  if (closed.length === 0 && won) {
    const yes = won.values.filter((v) => isTruth(v.value)).map((v) => v.value);
    const field: Field = {
      when: [{ if: { column: won.name, oneOf: yes }, use: { value: "won" } }],
      otherwise: { value: "open" },
    };
    draft.set("outcome", field, "guessed", `${won.name} says which are won; which are lost is not said`, [
      won,
    ]);
    return { column: won, words: yes };
  }
  const said = closed.map((v) => `${v} is ${values[v]}`).join(", ");
  if (closed.length > 0)
    draft.set("outcome", { from: column.name, values }, "sure", `${said}; the rest is open`, [column]);
  else {
    const id = `${draft.id}.outcome`;
    draft.set("outcome", { from: column.name, values }, "guessed", "no word says won or lost: all open", [
      column,
    ]);
    draft.context.ask({
      id,
      source: draft.id,
      text: `${draft.table.title}: which word of ${column.name} means won`,
      options: column.values.slice(0, 12).map((v) => ({ value: v.value, label: v.value })),
      preset: "",
    });
    const answer = draft.context.answers.get(id);
    if (answer && answer in values)
      draft.set(
        "outcome",
        { from: column.name, values: { ...values, [answer]: "won" } },
        "asked",
        "you said so",
        [column],
      );
  }
  return { column, words: closed };
}

function proposeProbability(draft: Draft): void {
  const column = draft.answered("probability") ?? draft.heads.first(["probability"], isNumber);
  if (!column?.number) return;
  const isShare = column.number.max <= 1 || column.number.isPercent;
  if (isShare) {
    draft.number("probability", column, "sure", range(column));
    return;
  }
  const field: Field = { product: [draft.numberField(column), { value: 0.01 }] };
  draft.set("probability", field, "sure", `per cent: ${range(column)}`, [column]);
}

/** A close date that open opportunities have too is what is expected of them. */
async function proposeClose(draft: Draft, closed: Closed | null): Promise<void> {
  const { heads, context, table } = draft;
  const column =
    draft.answered("closed_on") ??
    heads.first(["close_date", "end_date"], (c) => isDay(c) && !draft.isUsed(c));
  if (!column) return;
  draft.day("closed_on", ["close_date", "end_date"]);
  const chosen = draft.columns.closed_on;
  if (!chosen || !closed) return;
  const open = closed.column.values.map((v) => v.value).filter((v) => !closed.words.includes(v));
  const filled = await context.facts.filledWhere(table, column, closed.column, open);
  if (filled < 0.05 || closed.words.length === 0) return;
  const field: Field = {
    when: [{ if: { column: closed.column.name, oneOf: [...closed.words] }, use: chosen.field }],
  };
  draft.set("closed_on", field, "guessed", `${column.name} of what is won or lost; ${chosen.why}`, [
    column,
    closed.column,
  ]);
  if (!draft.columns.expected_close)
    draft.set("expected_close", chosen.field, "guessed", "open ones have it too, so it is expected", [
      column,
    ]);
}

export async function proposeInteraction(draft: Draft): Promise<void> {
  const { heads, table } = draft;
  rowId(draft, "interaction_id", ["interaction_id"]);
  draft.text("customer_id", ["customer_id", "customer_name"]);
  const kind =
    draft.answered("kind") ?? heads.first(["kind", "medium", "line_kind"], (c) => c.distinct <= 40);
  if (!draft.words("kind", kind ?? undefined, interactionKind, { enough: 0.5, rest: () => "other" })) {
    const called = Object.entries(interactionKind).find(([, words]) => isCalled(table.title, words))?.[0];
    draft.set(
      "kind",
      { value: called ?? "other" },
      "guessed",
      called ? "from its name" : "nothing says what it was",
      [],
    );
  }
  draft.words("direction", heads.first(["direction"]), direction, { enough: 0.8 });
  const days = ["activity_date", "order_date", "document_date", "date"] as const;
  const opened = heads.first(
    ["opened_at", "created_at", ...days],
    (c) => isDay(c) && c.days?.hasTime === true,
  );
  const day = heads.first(days, (c) => isDay(c) && c !== opened);
  if (day) draft.day("day", days);
  if (opened) draft.day("opened_at", ["opened_at", "created_at", ...days]);
  if (!draft.columns.day && !draft.columns.opened_at && draft.open.length === 0)
    draft.day("day", [...days, "opened_at", "created_at", "start_date", "contacted_on", "due_date"]);
  draft.day("resolved_at", ["resolved_at", "close_date", "end_date"]);
  const satisfaction = heads.first(["satisfaction"], isNumber);
  if (satisfaction) draft.number("satisfaction", satisfaction, "sure", range(satisfaction));
  draft.text("subject", ["subject"], { weak: ["title", "name", "description", "note"] });
  draft.text("owner_id", ["owner_id", "owner_name"]);
  draft.text("campaign_id", ["campaign_id", "campaign_name"]);
  draft.amount("cost", ["handling_cost", "cost_amount"]);
  draft.updatedAt = heads.first(["updated_at"], (c) => (c.days?.formats.length ?? 1) === 0)?.name;
}

export async function proposePayment(draft: Draft): Promise<void> {
  const days = ["paid_date", "document_date", "date", "order_date", "created_at"] as const;
  rowId(draft, "payment_id", ["payment_id", "document_id"]);
  draft.text("customer_id", ["customer_id", "customer_name"]);
  draft.text("order_id", ["order_id", "invoice_id"]);
  draft.day("day", days);
  draft.day("due_on", ["due_date"]);
  const amount = draft.heads.first(["amount", "gross_amount", "net_amount"], isNumber);
  if (amount && draft.answered("amount") === undefined) draft.number("amount", amount, "sure", range(amount));
  else draft.amount("amount", []);
  proposeCurrency(draft);
  draft.text("method", ["method"]);
  onlyValid(draft);
}

export async function proposeCost(draft: Draft): Promise<void> {
  rowId(draft, "cost_id", ["cost_id"]);
  draft.text("customer_id", ["customer_id", "customer_name"]);
  draft.day("day", ["document_date", "date", "order_date", "created_at", "activity_date"]);
  draft.amount("amount", ["cost_amount", "handling_cost", "amount", "net_amount"]);
  draft.text("kind", ["purpose"], { weak: ["kind", "category", "description"] });
}

export async function proposeTouch(draft: Draft): Promise<void> {
  draft.text("campaign_id", ["campaign_id", "campaign_name"]);
  draft.text("customer_id", ["customer_id", "customer_name"]);
  draft.day("day", ["contacted_on", "activity_date", "date", "created_at"]);
  const named = draft.heads.first(["arm"], (c) => c.distinct <= 6);
  if (!draft.words("arm", named, arm, { enough: 0.8 }))
    draft.set(
      "arm",
      { value: "treated" },
      "guessed",
      "no column says who was held out: all were treated",
      [],
    );
  draft.text("response", ["response"], { weak: ["status"] });
}

export async function proposeRates(draft: Draft): Promise<void> {
  proposeCurrency(draft);
  draft.day("day", ["valid_from", "date", "document_date", "start_date", "created_at"]);
  const rate = draft.heads.first(["exchange_rate", "price"], isNumber);
  if (rate) draft.number("rate", rate, "guessed", `base currency for one foreign unit: ${range(rate)}`);
}

/** The id of a row that is one event; every row must have its own. */
function rowId(draft: Draft, to: string, strong: Parameters<Draft["text"]>[1]): void {
  const { heads, table } = draft;
  const answer = draft.answered(to);
  const isName = (concept: (typeof strong)[number]) => concept.endsWith("_name");
  // A name may happen to differ in every row so far.
  const ids = [
    ...strong.filter((c) => !isName(c)),
    "id",
    "row_id",
    "code",
    ...strong.filter(isName),
  ] as const;
  const column = answer ?? heads.first(ids, (c) => c.distinct >= c.filled * 0.98) ?? heads.first(strong);
  if (!column) return;
  const isPlain = heads.isWhole(column, strong);
  const why = `${several(column.distinct, "value")} in ${several(table.rows, "row")}`;
  draft.set(to, column.name, answer ? "asked" : isPlain ? "sure" : "guessed", why, [column]);
}

function onlyNotDeleted(draft: Draft): void {
  const gone = draft.heads.first(
    ["deleted"],
    (c) => c.distinct <= 3 && c.values.every((v) => isTruth(v.value) !== null),
  );
  const yes = gone?.values.filter((v) => isTruth(v.value)).map((v) => v.value) ?? [];
  if (gone && yes.length > 0)
    draft.condition(
      { not: { column: gone.name, oneOf: yes } },
      "sure",
      `${gone.name} says which are deleted`,
    );
}
