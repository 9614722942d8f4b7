import type { TableProfile } from "../profile.ts";
import type { Question, Stated } from "../proposal.ts";
import { languageOf } from "../words/index.ts";
import { currencyWords } from "./currency.ts";
import type { Heads } from "./heads.ts";
import { currencyName } from "./meanings.ts";

const usual = { en: "USD", de: "EUR", "zh-Hans": "CNY", "zh-Hant": "TWD" } as const;
const spoken = {
  en: "English",
  de: "German",
  "zh-Hans": "Chinese",
  "zh-Hant": "Traditional Chinese",
} as const;

/** The currency that everything is converted into: told, or what the data shows best. */
export function baseCurrency(
  all: readonly Heads[],
  told: string | undefined,
  ask: (question: Question) => void,
): Stated {
  if (told) return { value: told, certainty: "asked", why: "you said so" };
  const found = evidence(all);
  if (found.certainty === "guessed") {
    ask({
      id: "company.currency",
      source: "",
      text: `Base currency: ${found.why}`,
      options: [...new Set([found.value, "EUR", "USD", "CNY", "TWD", "GBP"])].map((v) => ({
        value: v,
        label: v,
      })),
      preset: found.value,
    });
  }
  return found;
}

function evidence(all: readonly Heads[]): Stated {
  const counts = new Map<string, number>();
  const rated = new Set<string>();
  for (const heads of all) {
    const column = heads.first(["currency"], (c) => c.distinct <= 50 && c.number === null);
    if (!column) continue;
    const { values } = currencyWords(column);
    const isRates = heads.table.columns.length <= 8 && heads.has(["exchange_rate", "valid_from"]);
    for (const { value, count } of column.values) {
      const code = values[value];
      if (!code) continue;
      if (isRates) rated.add(code);
      else counts.set(code, (counts.get(code) ?? 0) + count);
    }
  }
  const [first, second] = [...counts].filter(([c]) => !rated.has(c)).sort(([, a], [, b]) => b - a);
  if (rated.size > 0 && first && (second?.[1] ?? 0) < first[1] * 0.01)
    return {
      value: first[0],
      certainty: "sure",
      why: "the only currency of the data without exchange rates",
    };
  const [most] = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  if (most && counts.size === 1) return { value: most[0], certainty: "sure", why: "every amount is in it" };
  if (most) return { value: most[0], certainty: "guessed", why: "most amounts are in it" };
  const sign = signOf(all.map((h) => h.table));
  if (sign) return sign;
  const language = languageOf(all.flatMap((h) => h.table.columns.map((c) => c.name)));
  return {
    value: usual[language],
    certainty: "guessed",
    why: `no column or sign names one; the column names are ${spoken[language]}`,
  };
}

function signOf(tables: readonly TableProfile[]): Stated | null {
  for (const table of tables) {
    for (const column of table.columns) {
      const sign = column.number?.currencySign ?? /[([（]([A-Z]{3}|[€$£¥])[)\]）]/.exec(column.name)?.[1];
      const code = sign ? codeOf(sign) : null;
      if (code)
        return { value: code, certainty: "guessed", why: `${column.name} of ${table.title} is in ${sign}` };
    }
  }
  return null;
}

const codeOf = (sign: string): string | null => {
  const known = Object.entries(currencyName).find(([, words]) => words.includes(sign.toLowerCase()))?.[0];
  return known ?? (/^[A-Z]{3}$/.test(sign) ? sign : null);
};
