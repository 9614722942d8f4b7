import { isUnique } from "../profile.ts";
import type { Concept } from "../words/index.ts";
import { type Draft, several } from "./draft.ts";
import { isOfItem } from "./first_filled.ts";
import { isWord } from "./heads.ts";
import { role } from "./meanings.ts";

/**
 * Customers, from a table of theirs or from the lines that name them. From lines only what is the same for every
 * row of a customer is taken.
 */
export async function proposeCustomer(draft: Draft): Promise<void> {
  const key = masterKey(draft, "customer_id", ["customer_id", "customer_name"]);
  if (!key) return proposeMailbox(draft);
  const names: readonly Concept[] = ["customer_name"];
  draft.text("name", names, { weak: ["name", "title", "description"], again: true });
  if (!draft.columns.name && (draft.heads.says(key, ["customer_name", "name"]) || isWordy(draft)))
    draft.set("name", key.name, "guessed", "the name serves as the id", [key]);
  const type = draft.heads.first(
    ["customer_role", ...(draft.isSubject ? (["kind"] as const) : [])],
    (c) => c.distinct <= 20,
  );
  draft.words("role", type, role);
  draft.text("parent_id", ["parent_customer"]);
  draft.text("owner_id", ["owner_id", "owner_name"]);
  draft.text("industry", ["industry", "segment"], { accepts: isWord });
  draft.text("region", ["region", "territory"], { accepts: isWord });
  draft.text("channel", ["customer_channel"], { weak: ["channel"] });
  draft.amount("credit_limit", ["credit_limit"]);
  draft.flag("is_frozen", ["frozen"]);
  draft.text("frozen_reason", ["frozen_reason"]);
  if (draft.isSubject) draft.day("created_on", ["created_at"], ["start_date", "document_date", "date"]);
  draft.text("tax_id", ["tax_id"]);
  draft.text("email", ["email"]);
  draft.text("phone", ["phone"]);
  draft.text("address", ["address"]);
  draft.text("city", ["city"]);
  draft.text("postal_code", ["postal_code"]);
  draft.text("country", ["country"]);
  draft.amount("balance", ["balance"]);
  if (!draft.columns.region && draft.heads.has(["state"])) draft.text("region", ["state"]);
  await keepDetermined(draft, key.name);
}

/** In a shop's export of items a buyer is a mailbox, and is named in an order's first row at least. */
function proposeMailbox(draft: Draft): void {
  const { heads, table } = draft;
  if (draft.isSubject || draft.answered("customer_id") === null || !table.columns.some(isOfItem)) return;
  const email = heads.first(["email"]);
  const name = heads.first(["name"], (c) => !heads.isWhole(c, ["name"]));
  if (!email || !name) return;
  draft.set("customer_id", email.name, "guessed", several(email.distinct, "mailbox", "mailboxes"), [email]);
  draft.set("name", name.name, "guessed", several(name.distinct, "value"), [name]);
  draft.set("email", email.name, "sure", several(email.distinct, "value"), [email]);
  const isNamed = [email, name].map((c) => ({ column: c.name, present: true }));
  draft.condition({ all: isNamed }, "sure", `rows that name a buyer`);
}

export async function proposeProduct(draft: Draft): Promise<void> {
  const key = masterKey(draft, "product_id", ["product_id", "product_name"]);
  if (!key) return;
  draft.text("name", ["product_name"], { weak: ["name", "description", "title"], again: true });
  if (!draft.columns.name) draft.set("name", key.name, "guessed", "the name serves as the id", [key]);
  draft.text("category", ["category", "subcategory"]);
  draft.text("brand", ["brand"]);
  draft.amount("unit_cost", ["unit_cost", "cost_amount"]);
  if (!draft.isSubject) delete draft.columns.unit_cost;
  await keepDetermined(draft, key.name);
}

export async function proposeOwner(draft: Draft): Promise<void> {
  const key = masterKey(draft, "owner_id", ["owner_id", "owner_name"]);
  if (!key) return;
  draft.text("name", ["owner_name"], { weak: ["name", "contact_name", "customer_name"], again: true });
  nameOfParts(draft);
  if (!draft.columns.name) draft.set("name", key.name, "guessed", "the name serves as the id", [key]);
  draft.text("team", ["team", "manager"], { weak: ["job_title", "title"], accepts: isWord });
  draft.text("territory", ["territory"], { weak: ["region", "country", "city"] });
  await keepDetermined(draft, key.name);
}

export async function proposeContact(draft: Draft): Promise<void> {
  if (!draft.isSubject && !draft.heads.has(["contact_id"])) return proposeSoleContact(draft);
  const own: readonly Concept[] = draft.isSubject
    ? ["contact_id", "id", "code", "email", "contact_name"]
    : ["contact_id"];
  const key = masterKey(draft, "contact_id", own);
  if (!key) return;
  draft.text("customer_id", ["customer_id", "customer_name"]);
  draft.text("name", ["contact_name"], { weak: ["name"], again: true });
  nameOfParts(draft);
  draft.text("title", ["job_title"], { weak: ["title"] });
  draft.text("email", ["email"], { again: true });
  draft.text("phone", ["phone"]);
  draft.flag("is_opted_out", ["opted_out"]);
}

/** The one person that a list of customers names for each. */
function proposeSoleContact(draft: Draft): void {
  const key = draft.heads.first(["customer_id"], (c) => isUnique(draft.table, c));
  if (!key || !draft.heads.has(["contact_name"])) return;
  draft.set("contact_id", key.name, "guessed", "one person for each customer", [key]);
  draft.set("customer_id", key.name, "sure", "the customer of the row", [key]);
  draft.text("name", ["contact_name"]);
  draft.text("title", ["job_title"]);
  draft.text("email", ["email"]);
  draft.text("phone", ["phone"]);
  if (Object.values(draft.columns).some((c) => c.reads.includes(key.name)))
    draft.condition(
      { column: draft.columns.name!.reads[0]!, present: true },
      "sure",
      "rows that name a person",
    );
}

export async function proposeCampaign(draft: Draft): Promise<void> {
  const key = masterKey(draft, "campaign_id", ["campaign_id", "campaign_name"]);
  if (!key) return;
  draft.text("name", ["campaign_name"], { weak: ["title", "name", "description"], again: true });
  if (!draft.columns.name) draft.set("name", key.name, "guessed", "the name serves as the id", [key]);
  draft.text("channel", ["medium", "channel"], { weak: ["kind"] });
  draft.day("started_on", ["start_date"], ["date", "created_at"]);
  draft.day("ended_on", ["end_date"]);
  draft.amount("budget", ["budget"]);
}

/** What tells the rows of a master apart: what its head says is the id, else an id without more, else a name. */
function masterKey(draft: Draft, to: string, strong: readonly Concept[]) {
  const { heads, table } = draft;
  const answer = draft.answered(to);
  const ids = strong.slice(0, 1);
  const generic: readonly Concept[] = draft.isSubject ? ["id", "code"] : [];
  const column =
    answer ??
    (draft.isSubject
      ? (heads.first([...ids, ...generic], (c) => isUnique(table, c)) ??
        heads.first([...strong, ...generic, "name"], (c) => isUnique(table, c)))
      : heads.first(strong)) ??
    heads.first([...strong, ...generic]);
  if (!column) return undefined;
  const isPlain = heads.isWhole(column, strong);
  const unit = draft.entity.replace("_", " ");
  const why = `${several(column.distinct, unit)}${draft.isSubject && isUnique(table, column) ? ", each in one row" : ""}`;
  draft.set(to, column.name, answer ? "asked" : isPlain ? "sure" : "guessed", why, [column]);
  if (!draft.isSubject && column.filled < table.rows)
    draft.condition(
      { column: column.name, present: true },
      "sure",
      `rows that name no ${unit} have nothing to say of one`,
    );
  return column;
}

function nameOfParts(draft: Draft): void {
  if (draft.columns.name) return;
  const first = draft.heads.first(["first_name"]);
  const last = draft.heads.first(["last_name"]);
  const parts = [first, last].filter((c) => c !== undefined);
  if (parts.length === 0) return;
  const isChinese = parts.some((c) => c.values.some((v) => /\p{Script=Han}/u.test(v.value)));
  const ordered = isChinese ? [...parts].reverse() : parts;
  const field = { join: ordered.map((c) => c.name), separator: isChinese ? "" : " " };
  draft.set("name", parts.length === 1 ? parts[0]!.name : field, "sure", "the parts of the name", parts);
}

const isWordy = (draft: Draft): boolean => draft.isSubject && !draft.heads.has(["customer_name", "name"]);

/** From rows that are about something else only what each key has one value of, in nineteen of twenty at least. */
async function keepDetermined(draft: Draft, keyName: string): Promise<void> {
  if (draft.isSubject) return;
  const { table, context } = draft;
  const key = table.columns.find((c) => c.name === keyName)!;
  for (const [to, chosen] of Object.entries(draft.columns)) {
    const reads = chosen.reads.filter((r) => r !== keyName);
    for (const name of reads) {
      const share = await context.facts.determines(table, key, table.columns.find((c) => c.name === name)!);
      if (share < 0.95) delete draft.columns[to];
      else if (share < 1) {
        const mixed = `${Math.ceil((1 - share) * key.distinct)} have several, the last counts`;
        draft.columns[to] = { ...chosen, certainty: "guessed", why: `${chosen.why}; ${mixed}` };
      }
    }
  }
}
