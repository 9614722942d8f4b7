import type { Random } from "../random.ts";
import { type CompanyName, withoutUmlauts } from "./names.ts";
import { chinese } from "./words/chinese.ts";

const legalForm = /,? (GmbH & Co\. KG|GmbH|KG|AG|OHG|e\. K\.|Ltd|Limited|LLP|plc|& Co|Co\. Ltd\.|Corp\.)$/;

const otherForm: Readonly<Record<string, string>> = {
  GmbH: " Gesellschaft mbH",
  "GmbH & Co. KG": " GmbH u. Co. KG",
  AG: " Aktiengesellschaft",
  OHG: " oHG",
  "e. K.": " e.K.",
  Ltd: " Limited",
  Limited: " Ltd.",
  plc: " PLC",
  "& Co": " and Company",
};

/** A letter inside the longest word, so that the result still reads like the name. */
function place(text: string, dice: Random): number {
  const word = text.split(/\s+/).reduce((longest, w) => (w.length > longest.length ? w : longest), "");
  return text.indexOf(word) + dice.integer(1, Math.max(1, word.length - 3));
}

const western = {
  "swapped letters": (name: string, dice: Random) => {
    const at = place(name, dice);
    return name.slice(0, at) + name[at + 1] + name[at] + name.slice(at + 2);
  },
  "missing letter": (name: string, dice: Random) => {
    const at = place(name, dice);
    return name.slice(0, at) + name.slice(at + 1);
  },
  "doubled letter": (name: string, dice: Random) => {
    const at = place(name, dice);
    return name.slice(0, at) + name[at] + name.slice(at);
  },
  "no legal form": (name: string) => name.replace(legalForm, ""),
  "other legal form": (name: string) => name.replace(legalForm, (form) => otherForm[form.trim()] ?? form),
  capitals: (name: string) => name.toUpperCase(),
  "no umlauts": (name: string) => withoutUmlauts(name),
  "word for sign": (name: string) => name.replace(" & ", " und ").replace(" und Co. KG", " & Co. KG"),
} as const;

const eastern = {
  "no city": (name: string, city: string) => name.replace(city, ""),
  "no legal form": (name: string) =>
    name.replace(/(股份|有限责任|有限)公司$|责任公司$/, "").replace(/股份$/, ""),
  "city in brackets": (name: string, city: string) => name.replace(city, "").replace(/^(..)/, `$1(${city})`),
  traditional: (name: string) => [...name].map((c) => chinese.traditional.get(c) ?? c).join(""),
  romanised: (_name: string, _city: string, latin: string) => latin,
} as const;

/** Another spelling of a company's name, never the same one, and what was done to it. */
export function misspelling(company: CompanyName, dice: Random): { name: string; change: string } {
  const { name, city, latinName, language } = company;
  for (;;) {
    if (language === "zh") {
      const change = dice.pick(Object.keys(eastern) as (keyof typeof eastern)[]);
      const other = eastern[change](name, city, latinName);
      if (other !== name) return { name: other, change };
      continue;
    }
    const change = dice.pick(Object.keys(western) as (keyof typeof western)[]);
    const other = western[change](name, dice);
    if (other !== name) return { name: other, change };
  }
}
