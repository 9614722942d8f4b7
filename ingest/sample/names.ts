import type { Random } from "../random.ts";
import { chinese } from "./words/chinese.ts";
import { english } from "./words/english.ts";
import { german } from "./words/german.ts";

export type Language = "de" | "en" | "zh";

export interface CompanyName {
  name: string;
  /** The name in Latin letters; the same for German and English companies. */
  latinName: string;
  /** What companies of one group share of their names, and the same in Latin letters. */
  stem: string;
  latinStem: string;
  language: Language;
  city: string;
  /** Host name of its mail, under the reserved top-level domain "example". */
  domain: string;
}

export interface PersonName {
  name: string;
  /** First part of an e-mail address. */
  mailbox: string;
}

const romanised: Record<string, string> = { ä: "ae", ö: "oe", ü: "ue", ß: "ss", Ä: "Ae", Ö: "Oe", Ü: "Ue" };

/** "Müller & Söhne" → "Mueller & Soehne" */
export const withoutUmlauts = (text: string): string => text.replace(/[äöüßÄÖÜ]/g, (c) => romanised[c]!);

const slug = (text: string): string =>
  withoutUmlauts(text)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");

const latin = (name: string, stem: string) => ({
  name,
  latinName: name,
  stem,
  latinStem: stem,
  domain: `${slug(stem)}.example`,
});

function germanCompany(random: Random): CompanyName {
  const [surname, second] = [random.pick(german.surnames), random.pick(german.surnames)];
  const [trade, city] = [random.pick(german.trades), random.pick(german.cities)];
  const stem = random.pick(
    [
      `${surname} ${trade}`,
      `${trade} ${surname}`,
      `${surname} & ${second} ${trade}`,
      `${trade} ${city}`,
      `${surname} & Söhne ${trade}`,
    ],
    [5, 3, 2, 1, 1],
  );
  const name = `${stem} ${random.pick(german.legalForms)}`;
  return { ...latin(name, stem), language: "de", city };
}

function englishCompany(random: Random): CompanyName {
  const [surname, second] = [random.pick(english.surnames), random.pick(english.surnames)];
  const [trade, city] = [random.pick(english.trades), random.pick(english.cities)];
  const stem = random.pick(
    [
      `${surname} ${trade}`,
      `${surname} & ${second} ${trade}`,
      `${surname} Brothers ${trade}`,
      `${city} ${trade}`,
      `${surname}, ${second} and Partners`,
    ],
    [5, 3, 1, 1, 1],
  );
  const name = `${stem} ${random.pick(english.legalForms)}`;
  return { ...latin(name, stem), language: "en", city };
}

function chineseCompany(random: Random): CompanyName {
  const [city, citySound] = random.pick(chinese.cities);
  const [brand, brandSound] = random.pick(chinese.brands);
  const [trade, tradeSound] = random.pick(chinese.trades);
  const [form, formSound] = random.pick(chinese.legalForms);
  return {
    name: `${city}${brand}${trade}${form}`,
    latinName: `${citySound} ${brandSound} ${tradeSound} ${formSound}`,
    stem: `${city}${brand}`,
    latinStem: `${citySound} ${brandSound}`,
    language: "zh",
    city,
    domain: `${slug(`${brandSound} ${tradeSound} ${citySound}`)}.example`,
  };
}

const coin = { de: germanCompany, en: englishCompany, zh: chineseCompany };

/** Gives company names of which no two are the same and no two share a domain. */
export function companyNames(random: Random): (language: Language) => CompanyName {
  const taken = new Set<string>();
  return (language) => {
    for (;;) {
      const found = coin[language](random);
      if (taken.has(found.name) || taken.has(found.domain)) continue;
      taken.add(found.name).add(found.domain);
      return found;
    }
  };
}

/** The parts of a larger thing that name a company. */
export const nameOf = ({
  name,
  latinName,
  stem,
  latinStem,
  language,
  city,
  domain,
}: CompanyName): CompanyName => ({
  name,
  latinName,
  stem,
  latinStem,
  language,
  city,
  domain,
});

/** Another company of the same group, whose name looks like the parent's: "Brandt Metallbau Logistik GmbH". */
export function sisterCompany({ stem, latinStem, language, city }: CompanyName, random: Random): CompanyName {
  if (language === "zh") {
    const [unit, unitSound] = random.pick(chinese.units);
    const [form, formSound] = chinese.legalForms[0]!;
    return {
      name: `${stem}${unit}${form}`,
      latinName: `${latinStem} ${unitSound} ${formSound}`,
      stem,
      latinStem,
      language,
      city,
      domain: `${slug(`${latinStem} ${unitSound}`)}.example`,
    };
  }
  const words = language === "de" ? german : english;
  const own = `${stem} ${random.pick(words.units)}`;
  return { ...latin(`${own} ${words.legalForms[0]}`, own), language, city: random.pick(words.cities) };
}

export function personName(language: Language, random: Random): PersonName {
  if (language === "zh") {
    const [family, familySound] = random.pick(chinese.surnames);
    const [given, givenSound] = random.pick(chinese.givenNames);
    return { name: `${family}${given}`, mailbox: slug(`${givenSound}.${familySound}`).replace("-", ".") };
  }
  const words = language === "de" ? german : english;
  const [given, family] = [random.pick(words.givenNames), random.pick(words.surnames)];
  return { name: `${given} ${family}`, mailbox: `${slug(given)}.${slug(family)}` };
}

export function position(language: Language, random: Random): string {
  return random.pick({ de: german, en: english, zh: chinese }[language].positions);
}

/** A number that nobody has: of the ranges kept for fiction where a country has one. */
export function telephone(language: Language, random: Random): string {
  const digits = (count: number) => String(random.integer(0, 10 ** count - 1)).padStart(count, "0");
  if (language === "de") return `+49 30 23125 ${digits(3)}`;
  if (language === "en") return `+44 1632 960${digits(3)}`;
  return `+86 21 0000 ${digits(4)}`;
}
