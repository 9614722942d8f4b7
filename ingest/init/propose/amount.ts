import type { Field } from "../../staging/mapping.ts";
import type { ColumnProfile } from "../profile.ts";
import type { Chosen } from "../proposal.ts";
import { type Draft, range } from "./draft.ts";
import { isNumber } from "./heads.ts";

/**
 * The amount without tax, its tax, discount and cost. A net amount is taken before one of which nothing says whether
 * tax is in it, gross less tax before gross, and price × quantity where no amount is there.
 */
export async function proposeAmount(draft: Draft): Promise<void> {
  const { heads } = draft;
  const quantity = draft.columns.quantity ? heads.first(["quantity"], isNumber) : undefined;
  const inBase = usesBaseAmounts(draft);
  const tax = heads.first(inBase ? ["tax_amount_base"] : ["tax_amount"], isAmount);
  const answer = draft.answered("net_amount");
  const chosen = answer
    ? single(draft, answer, "asked", "you said so")
    : await chooseAmount(draft, { inBase, tax, quantity });
  if (chosen) draft.columns.net_amount = chosen;
  if (tax && !chosen?.reads.includes(tax.name)) draft.number("tax_amount", tax, "sure", range(tax));
  else if (tax && chosen) draft.number("tax_amount", tax, "sure", `${range(tax)}; taken off the amount`);
  proposeBooked(draft, inBase);
  proposeDiscount(draft);
  if (chosen) proposeCost(draft, chosen, quantity);
}

interface Known {
  readonly inBase: boolean;
  readonly tax: ColumnProfile | undefined;
  readonly quantity: ColumnProfile | undefined;
}

async function chooseAmount(draft: Draft, { inBase, tax, quantity }: Known): Promise<Chosen | undefined> {
  const { heads, context, table } = draft;
  const net = heads.first(inBase ? ["net_amount_base"] : ["net_amount"], isNumber);
  if (net) {
    const why = inBase
      ? `without tax, in the company's own currency; ${range(net)}`
      : `without tax; ${range(net)}`;
    return single(draft, net, inBase ? "guessed" : "sure", why);
  }
  const gross = heads.first(inBase ? ["gross_amount_base"] : ["gross_amount"], isNumber);
  const plain = inBase ? undefined : heads.first(["amount", "expected_amount"], isNumber);
  if (plain && gross) {
    const isNet = tax
      ? await context.facts.agrees(table, gross, (n) => `${n(plain)} + ${n(tax)}`)
      : await context.facts.agrees(table, gross, (n) => n(plain));
    const why =
      tax && isNet >= 0.95 ? `${gross.name} is ${plain.name} + ${tax.name}` : `${gross.name} has the tax`;
    return single(draft, plain, isNet >= 0.95 ? "sure" : "guessed", `${why}; ${range(plain)}`);
  }
  if (gross && tax) {
    const field: Field = { sum: [gross.name, { from: tax.name, negate: true }] };
    return { field, certainty: "sure", why: "gross less tax", reads: [gross.name, tax.name] };
  }
  if (plain) {
    const priced = quantity ? await agreesWithPrice(draft, plain, quantity) : null;
    if (priced) return single(draft, plain, "sure", `equals ${priced}; ${range(plain)}`);
    return single(draft, plain, "guessed", `nothing says whether tax is in it; ${range(plain)}`);
  }
  if (gross)
    return single(draft, gross, "guessed", `has tax in it, and no column is without; ${range(gross)}`);
  return quantity ? fromPrice(draft, quantity) : undefined;
}

const isAmount = (c: ColumnProfile): boolean => c.number !== null && !c.number.isPercent;

const single = (
  draft: Draft,
  column: ColumnProfile,
  certainty: Chosen["certainty"],
  why: string,
): Chosen => ({
  field: draft.numberField(column),
  certainty,
  why,
  reads: [column.name],
});

/** Whether only amounts in the company's own currency are there. */
const usesBaseAmounts = ({ heads }: Draft): boolean =>
  heads.has(["net_amount_base", "gross_amount_base"], isNumber) &&
  !heads.has(["net_amount", "gross_amount", "amount"], isNumber);

/** What the books made of a line in the company's own currency, where both amounts are there. */
function proposeBooked(draft: Draft, inBase: boolean): void {
  const { heads, context } = draft;
  const answer = draft.answered("booked_amount");
  const column = answer ?? (inBase ? undefined : heads.first(["net_amount_base"], isNumber));
  if (!column || answer === null || !heads.has(["currency"])) return;
  draft.number(
    "booked_amount",
    column,
    answer ? "asked" : "guessed",
    `in the company's own currency; ${range(column)}`,
  );
  draft.set("booked_currency", { value: context.baseCurrency }, "guessed", "the base currency", []);
}

/** A discount as a share of 1 or of 100, or as money. */
function discountOf({ heads }: Draft): { column: ColumnProfile; as: "share" | "percent" | "money" } | null {
  const column = heads.first(["discount_share", "discount"], isNumber);
  if (!column?.number) return null;
  const { min, max, isPercent, isInteger } = column.number;
  if (min < 0 && max <= 0) return null;
  if (isPercent) return { column, as: "share" };
  if (max <= 1) return { column, as: isInteger && max === 1 ? "money" : "share" };
  const isShare =
    heads.isWhole(column, ["discount_share"]) && !/amount|betrag|金额|金額|额/.test(column.name);
  const isNamedPercent = /%|percent|pct|rate|satz|率/i.test(column.name);
  return max <= 100 && isShare && isNamedPercent ? { column, as: "percent" } : { column, as: "money" };
}

async function agreesWithPrice(
  draft: Draft,
  amount: ColumnProfile,
  quantity: ColumnProfile,
): Promise<string | null> {
  const { heads, context, table } = draft;
  const discount = discountOf(draft);
  for (const price of heads.all(["net_price", "price"], isNumber)) {
    if (price === amount) continue;
    const off = discount && discount.as !== "money" ? discount : null;
    const scale = off?.as === "percent" ? " / 100" : "";
    if (
      off &&
      (await context.facts.agrees(
        table,
        amount,
        (n) => `${n(price)} * ${n(quantity)} * (1 - coalesce(${n(off.column)}, 0)${scale})`,
      )) >= 0.95
    )
      return `${price.name} × ${quantity.name} less ${off.column.name}`;
    if ((await context.facts.agrees(table, amount, (n) => `${n(price)} * ${n(quantity)}`)) >= 0.95)
      return `${price.name} × ${quantity.name}`;
  }
  return null;
}

function fromPrice(draft: Draft, quantity: ColumnProfile): Chosen | undefined {
  const price = draft.heads.first(["net_price", "price", "gross_price"], isNumber);
  if (!price) return undefined;
  const discount = discountOf(draft);
  const product: Field = { product: [draft.numberField(price), draft.numberField(quantity)] };
  const hasTax = draft.heads.isWhole(price, ["gross_price"]) ? "; the price has tax in it" : "";
  const whole = `${price.name} × ${quantity.name}`;
  const certainty = hasTax ? "guessed" : "sure";
  if (!discount)
    return {
      field: product,
      certainty,
      why: `no amount: ${whole}${hasTax}`,
      reads: [price.name, quantity.name],
    };
  const reads = [price.name, quantity.name, discount.column.name];
  if (discount.as === "money") {
    const field: Field = { sum: [product, draft.numberField(discount.column, { negate: true })] };
    return {
      field,
      certainty: "guessed",
      why: `no amount: ${whole} less ${discount.column.name}${hasTax}`,
      reads,
    };
  }
  const off: Field =
    discount.as === "share"
      ? draft.numberField(discount.column, { negate: true })
      : { product: [draft.numberField(discount.column), { value: -0.01 }] };
  const field: Field = { product: [product, { sum: [{ value: 1 }, off] }] };
  const scale =
    discount.as === "share"
      ? `${discount.column.name} is a share, ${range(discount.column)}`
      : `${discount.column.name} is per cent`;
  return { field, certainty, why: `no amount: ${whole} × (1 − discount); ${scale}${hasTax}`, reads };
}

/** Money only: a share cannot be turned into the amount that was taken off. */
function proposeDiscount(draft: Draft): void {
  const answer = draft.answered("discount");
  if (answer === null) return;
  const discount = discountOf(draft);
  const column = answer ?? (discount?.as === "money" ? discount.column : undefined);
  if (column)
    draft.number("discount", column, answer ? "asked" : "guessed", `already taken off; ${range(column)}`);
}

function proposeCost(draft: Draft, net: Chosen, quantity: ColumnProfile | undefined): void {
  const { heads } = draft;
  const answer = draft.answered("cost");
  if (answer === null) return;
  const cost = answer ?? heads.first(["cost_amount"], isAmount);
  if (cost) {
    draft.number("cost", cost, answer ? "asked" : "sure", range(cost));
    return;
  }
  const profit = heads.first(["profit"], isAmount);
  if (profit) {
    const field: Field = { sum: [net.field, draft.numberField(profit, { negate: true })].map(asField) };
    const reads = [...net.reads, profit.name].flatMap((r) => draft.table.columns.filter((c) => c.name === r));
    draft.set("cost", field, "sure", `the amount less ${profit.name}`, reads);
    return;
  }
  const each = heads.first(["unit_cost"], isAmount);
  if (each && quantity) {
    const field: Field = { product: [draft.numberField(each), draft.numberField(quantity)] };
    draft.set("cost", field, "sure", `${each.name} × ${quantity.name}`, [each, quantity]);
  }
}

const asField = (field: Field): Field =>
  typeof field === "object" && "from" in field && field.negate ? { from: field.from, negate: true } : field;
