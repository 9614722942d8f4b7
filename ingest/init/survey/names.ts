import { concepts, readHead } from "../words/index.ts";
import type { Found } from "./group.ts";
import { stem } from "./group.ts";

/** Lower-case letters, digits and hyphens, as a configuration wants names; empty where nothing is left. */
export function slug(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/ß/g, "ss")
    .replace(/\p{M}/gu, "")
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1-$2")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+|-+$/g, "");
}

/** Folders named for what is in them or for a time are no systems of their own. */
const notSystems =
  /^(\d.*|q\d|data|export|exports|csv|orders?|customers?|products?|sales|invoices?|crm-export|kunden|auftraege|artikel)$/;

/** The system of ids that a file's folder suggests: the first folder below the one looked at. */
export function systemName(file: string, fallback: string): string {
  const [top] = file.split("/").slice(0, -1);
  const named = top === undefined ? "" : slug(top);
  return named === "" || notSystems.test(named) ? fallback : named;
}

/** A name for a source, from its files; from what its heads are about where that has no Latin letters. */
export function sourceName(group: readonly Found[], system: string | null, taken: Set<string>): string {
  const [first] = group as [Found];
  const file = first.file
    .split("/")
    .at(-1)!
    .replace(/\.gz$/i, "")
    .replace(/\.[a-z0-9]+$/i, "");
  const words = group.length > 1 ? stem(first.file) || system || "" : file;
  const sheet = first.title.includes(", ") && first.sheet ? `-${first.sheet}` : "";
  const own = slug(words + sheet) || slug(words) || aboutOf(first.columns);
  const whole = system && !own.startsWith(system) ? `${system}-${own}` : own;
  return free(whole, taken);
}

export function free(name: string, taken: Set<string>): string {
  let unique = name;
  for (let i = 2; taken.has(unique); i++) unique = `${name}-${i}`;
  taken.add(unique);
  return unique;
}

function aboutOf(columns: readonly string[]): string {
  const about: [string, readonly string[]][] = [
    ["opportunities", ["stage", "opportunity_id"]],
    ["orders", ["order_id", "order_date", "quantity", "invoice_id"]],
    ["payments", ["payment_id", "paid_date"]],
    ["products", ["product_id", "product_name"]],
    ["customers", ["customer_id", "customer_name"]],
  ];
  const said = new Set(columns.flatMap((c) => readHead(c).map((m) => m.concept as string)));
  return (
    about.find(([, marks]) => marks.some((m) => said.has(m) && concepts.includes(m as never)))?.[0] ?? "table"
  );
}
