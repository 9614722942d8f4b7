import type { Random } from "../../../ingest/random.ts";
import type { Party } from "./parties.ts";

const words = (text: string) => text.trim().split(/\s+/);

const given = words(`
  James Robert John Michael David William Richard Joseph Thomas Charles Christopher Daniel Matthew Anthony Mark Steven
  Andrew Joshua Kenneth Kevin Brian George Edward Ronald Timothy Jason Jeffrey Ryan Jacob Gary Nicholas Eric Stephen
  Jonathan Larry Justin Scott Brandon Benjamin Samuel Gregory Frank Patrick Raymond Jack Dennis Jerry Tyler Aaron Mary
  Patricia Jennifer Linda Elizabeth Barbara Susan Jessica Sarah Karen Nancy Lisa Betty Margaret Sandra Ashley Kimberly
  Emily Donna Michelle Dorothy Carol Amanda Melissa Deborah Stephanie Rebecca Sharon Laura Cynthia Kathleen Amy Angela
  Shirley Anna Brenda Pamela Emma Nicole Helen Samantha Katherine Christine Debra Rachel Carolyn Janet Catherine Maria`);
const family = words(`
  Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez Lopez Gonzalez Wilson Anderson
  Taylor Moore Jackson Martin Lee Perez Thompson White Harris Sanchez Clark Ramirez Lewis Robinson Walker Young Allen King
  Wright Torres Nguyen Hill Flores Green Adams Nelson Baker Hall Rivera Campbell Mitchell Carter Roberts Gomez Phillips
  Evans Turner Diaz Parker Cruz Edwards Collins Reyes Stewart Morris Morales Murphy Cook Rogers Gutierrez Ortiz Morgan
  Cooper Peterson Bailey Reed Kelly Howard Ramos Kim Cox Ward Richardson Watson Brooks Chavez Wood James Bennett Gray
  Mendoza Ruiz Hughes Price Alvarez Castillo Sanders Patel Myers Long Ross Foster Jimenez Okafor Lindqvist Van-Doren
  Szymanski Abernathy Fitzgerald Montgomery Kowalski Papadopoulos Featherstone Blankenship Hollingsworth Mccallister`);
const nicknames: Readonly<Record<string, readonly string[]>> = {
  Robert: ["Bob", "Rob"],
  William: ["Bill", "Will"],
  Richard: ["Rick", "Dick"],
  James: ["Jim"],
  Elizabeth: ["Liz", "Beth"],
  Margaret: ["Maggie", "Peggy"],
  Katherine: ["Kate", "Kathy"],
  Michael: ["Mike"],
  Thomas: ["Tom"],
  Edward: ["Ted"],
  Benjamin: ["Ben"],
  Christopher: ["Chris"],
  Daniel: ["Dan"],
  Patricia: ["Pat"],
  Rebecca: ["Becky"],
  Samuel: ["Sam"],
  Stephen: ["Steve"],
  Susan: ["Sue"],
  Andrew: ["Andy"],
};
const streets =
  words(`Oak Maple Cedar Pine Elm Mill Lake Hill Park Church Station Victoria Albert King Queen Bridge
  School River Spring Sunset Meadow Orchard Chapel Harbour Windsor Kings Grange Forge`);
const kinds = ["Street", "Road", "Avenue", "Lane"];
const cities =
  words(`Ashford Brampton Carlow Denby Easton Fairview Granton Hadley Ilford Jarrow Kelso Linton Marlow
  Newbury Oxley Preston Quarry Ripley Selby Tilbury Upton Venton Wells Yarm`);
const providers = ["gmail.com", "outlook.com", "yahoo.com", "icloud.com"];

interface Person {
  given: string;
  family: string;
  email: string;
  phone: string;
  street: string;
  city: string;
  postalCode: string;
}

const digits = (count: number, dice: Random) =>
  Array.from({ length: count }, () => dice.integer(0, 9)).join("");

function home(dice: Random): Pick<Person, "street" | "city" | "postalCode"> {
  const city = dice.pick(cities);
  const place = cities.indexOf(city);
  return {
    street: `${dice.integer(1, 200)} ${dice.pick(streets)} ${dice.pick(kinds)}`,
    city,
    postalCode: `${String(place + 10)}${digits(3, dice)}`,
  };
}

function newPerson(
  dice: Random,
  at: Pick<Person, "street" | "city" | "postalCode">,
  surname: string,
  landline?: string,
): Person {
  const first = dice.pick(given);
  const mailbox = `${first}.${surname}${dice.integer(1, 999)}`.toLowerCase().replace("-", "");
  return {
    given: first,
    family: surname,
    email: `${mailbox}@${dice.pick(providers)}`,
    phone: landline ?? `+1 ${dice.integer(201, 989)} 555 ${digits(4, dice)}`,
    ...at,
  };
}

function slip(text: string, dice: Random): string {
  const at = dice.integer(1, Math.max(1, text.length - 2));
  switch (dice.integer(0, 3)) {
    case 0:
      return text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2);
    case 1:
      return text.slice(0, at) + text.slice(at + 1);
    case 2:
      return text.slice(0, at) + text[at] + text.slice(at);
    default:
      return text.slice(0, at) + "abcdefghijklmnoprstuvw"[dice.integer(0, 21)] + text.slice(at + 1);
  }
}

/** A record as another clerk would have written it. */
function written(person: Person, id: string, truth: number, dice: Random, isFirst: boolean): Party {
  const chance = (share: number) => !isFirst && dice.uniform() < share;
  const now = chance(0.12) ? { ...person, ...home(dice) } : person;
  let first = now.given;
  if (chance(0.15)) first = dice.pick(nicknames[first] ?? [first]);
  let last = now.family;
  if (chance(0.12)) first = slip(first, dice);
  if (chance(0.12)) last = slip(last, dice);
  const name = chance(0.1) ? `${last}, ${first}` : chance(0.05) ? `${first[0]}. ${last}` : `${first} ${last}`;
  const kept = (share: number, value: string) => (dice.uniform() < share ? value : undefined);
  const email = chance(0.12) ? `${first}${digits(3, dice)}@${dice.pick(providers)}`.toLowerCase() : now.email;
  const phone = chance(0.12) ? `+1 ${dice.integer(201, 989)} 555 ${digits(4, dice)}` : now.phone;
  const street = chance(0.1)
    ? slip(now.street, dice)
    : now.street.replace("Street", chance(0.3) ? "St." : "Street");
  const fields = {
    email: kept(0.75, chance(0.2) ? email.toUpperCase() : email),
    phone: kept(0.75, chance(0.3) ? phone.replaceAll(" ", "-") : phone),
    address: kept(0.85, street),
    city: kept(0.9, now.city),
    postal_code: kept(0.8, now.postalCode),
  };
  const known = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  return { id, truth, name, ...known };
}

/**
 * Persons in two systems, about a third of whom have further records with slips of the pen, swapped letters, missing
 * fields, nicknames, initials, new addresses, numbers and mailboxes; one in eight lives with somebody of another
 * given name, the same surname and often the same landline.
 */
export function people(count: number, dice: Random, families: readonly string[] = family): Party[] {
  const all: Person[] = [];
  while (all.length < count) {
    const one = newPerson(dice, home(dice), dice.pick(families));
    all.push(one);
    if (dice.uniform() >= 0.125) continue;
    const other = newPerson(dice, one, one.family, dice.uniform() < 0.5 ? one.phone : undefined);
    if (other.given !== one.given) all.push(other);
  }
  return all.flatMap((person, truth) => {
    const copies = dice.uniform() < 0.35 ? 1 + dice.integer(1, 2) : 1;
    return Array.from({ length: copies }, (_, i) =>
      written(person, `${i % 2 === 0 ? "a" : "b"}:${truth}-${i}`, truth, dice, i === 0),
    );
  });
}
