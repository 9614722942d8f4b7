import { usccCheck } from "../identity/normalise/tax_id.ts";
import type { Random } from "../random.ts";
import type { Account } from "./crm_accounts.ts";
import type { Customer } from "./customers.ts";
import type { CompanyName, Language } from "./names.ts";
import { german } from "./words/german.ts";

/** What a company can be told by beside its name. */
export interface Details {
  taxId: string;
  email: string;
  phone: string;
  street: string;
  postalCode: string;
}

const none: Details = { taxId: "", email: "", phone: "", street: "", postalCode: "" };
const digits = (count: number, dice: Random) =>
  Array.from({ length: count }, () => dice.integer(0, 9)).join("");

function taxNumber(language: Language, dice: Random): string {
  if (language === "de") return `DE${dice.integer(1, 9)}${digits(8, dice)}`;
  if (language === "en") return `GB${dice.integer(1, 9)}${digits(8, dice)}`;
  const first = `91${dice.pick(["310115", "320505", "330203", "440305"])}MA1${digits(6, dice)}`;
  return first + usccCheck(first)!;
}

/** Numbers that nobody has: the ranges kept for fiction where a country has them. */
function switchboard(language: Language, dice: Random): string {
  if (language === "de")
    return `+49 ${dice.pick(["30 23125", "69 90009", "40 66969", "221 4710", "89 99998"])} ${digits(3, dice)}`;
  if (language === "en")
    return `+44 ${dice.pick(["113", "114", "115", "116", "117", "118", "121", "131", "141", "151", "161"])} 496 0${digits(3, dice)}`;
  return `+86 21 0000 ${digits(4, dice)}`;
}

function street(language: Language, dice: Random): string {
  const house = dice.integer(1, 180);
  if (language === "de") return `${dice.pick(german.surnames)}straße ${house}`;
  if (language === "en")
    return `${house} ${dice.pick(["Mill", "Station", "Church", "Forge", "Canal", "Park"])} Road`;
  return `${dice.pick(["中山", "人民", "解放", "建设", "工业", "长江"])}路${house}号`;
}

const mailboxes: Readonly<Record<Language, readonly string[]>> = {
  de: ["info", "einkauf", "kontakt"],
  en: ["info", "purchasing", "office"],
  zh: ["info", "sales", "office"],
};

/** The details of a party, whichever of its records asks; sister companies often sit in one house. */
function detailsOf(company: CompanyName, parent: CompanyName | undefined, random: Random): Details {
  const dice = random.fork(company.name);
  const { language, city, domain } = company;
  const own: Details = {
    taxId: taxNumber(language, dice),
    email: `${dice.pick(mailboxes[language])}@${domain}`,
    phone: switchboard(language, dice),
    street: street(language, dice),
    postalCode:
      random.fork(`postal codes of ${city}`).integer(10, 98) + digits(language === "zh" ? 4 : 3, dice),
  };
  if (!parent || dice.uniform() < 0.5) return own;
  const { phone, street: house, postalCode } = detailsOf(parent, undefined, random);
  return { ...own, phone, street: house, postalCode };
}

/** What the ERP knows of its partners: nearly everything. */
export function erpDetails(company: CompanyName, parent: CompanyName | undefined, random: Random): Details {
  const known = detailsOf(company, parent, random);
  const dice = random.fork(`erp ${company.name}`);
  const kept = (share: number, value: string) => (dice.uniform() < share ? value : "");
  return {
    taxId: kept(0.92, known.taxId),
    email: kept(0.75, known.email),
    phone: kept(0.88, known.phone),
    street: kept(0.95, known.street),
    postalCode: kept(0.97, known.postalCode),
  };
}

const isAccount = (party: Customer | Account): party is Account => "sameAs" in party;

/** What sales people typed into the CRM: less of it, and in their own way. */
export function crmDetails(
  account: Account,
  customers: ReadonlyMap<string, Customer>,
  random: Random,
): Details {
  let party: Customer | Account = account;
  while (isAccount(party) && party.sameAs) party = party.sameAs;
  const parent = isAccount(party) ? undefined : customers.get(party.parentId);
  const known = detailsOf(party, parent, random);
  const dice = random.fork(`crm ${account.id}`);
  const kept = (share: number, value: string) => (dice.uniform() < share ? value : "");
  const place = dice.uniform() < 0.8;
  const retyped = known.phone
    .replace(/^\+(\d+) /, dice.uniform() < 0.5 ? "00$1 " : "+$1")
    .replaceAll(" ", "-");
  return {
    ...none,
    taxId: kept(0.25, known.taxId),
    email: kept(0.45, known.email),
    phone: kept(0.55, retyped),
    street: place ? known.street.replace("straße", "str.").replace("Road", "Rd") : "",
    postalCode: place ? known.postalCode : "",
  };
}
