import { currencyPattern } from "./currencies.ts";
import {
  amountPattern,
  anyCurrency,
  type DecimalMark,
  digits,
  parenthesised,
  unusual,
  usual,
} from "./number_grammar.ts";

export interface ReadNumber {
  /** The number in plain digits with a decimal point and perhaps an exponent. */
  readonly text: string;
  readonly currency: string | null;
  readonly isPercent: boolean;
}

const plain = /^[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?$/;
const negative = new RegExp(parenthesised, "u");
const currency = new RegExp(currencyPattern, "iu");
const body = new RegExp(digits, "u");
const amounts = {
  ".": new RegExp(amountPattern("."), "u"),
  ",": new RegExp(amountPattern(","), "u"),
};
const ascii = new Map([...unusual].map((c, i) => [c, usual[i]!]));

/** Reads a number exactly as staging's SQL does; null where the text is none under this decimal mark. */
export function readNumber(written: string, mark: DecimalMark): ReadNumber | null {
  const asPoint = mark === "," && !written.includes(".") ? written.replaceAll(",", ".") : written;
  if (plain.test(asPoint) && !(mark === "," && written.includes(".")))
    return { text: asPoint, currency: null, isPercent: false };
  const usualText = [...written].map((c) => ascii.get(c) ?? c).join("");
  const signed = usualText.trim().replace(negative, "-$1$2$3");
  const text = signed.replace(currency, anyCurrency);
  if (!amounts[mark].test(text)) return null;
  const [found = ""] = body.exec(text) ?? [];
  const bare = mark === "." ? found.replace(/[,' ]/g, "") : found.replace(/[.' ]/g, "").replace(",", ".");
  const isPercent = text.includes("%");
  const exponent = isPercent ? "e-2" : /[万萬]/.test(text) ? "e4" : /[亿億]/.test(text) ? "e8" : "";
  return {
    text: (text.includes("-") ? "-" : "") + bare + exponent,
    currency: currency.exec(signed)?.[0] ?? null,
    isPercent,
  };
}
