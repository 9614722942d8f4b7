import { amountPattern, type DecimalMark, parenthesised, unusual, usual } from "./number_grammar.ts";

export interface ReadNumber {
  /** The number in plain digits with a decimal point and perhaps an exponent. */
  readonly text: string;
  readonly currency: string | null;
  readonly isPercent: boolean;
}

const plain = /^[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?$/;
const negative = new RegExp(parenthesised, "u");
const amounts = {
  ".": new RegExp(amountPattern("."), "iu"),
  ",": new RegExp(amountPattern(","), "iu"),
};
const ascii = new Map([...unusual].map((c, i) => [c, usual[i]!]));

/** Reads a number exactly as staging's SQL does; null where the text is none under this decimal mark. */
export function readNumber(written: string, mark: DecimalMark): ReadNumber | null {
  const asPoint = mark === "," && !written.includes(".") ? written.replaceAll(",", ".") : written;
  if (plain.test(asPoint) && !(mark === "," && written.includes(".")))
    return { text: asPoint, currency: null, isPercent: false };
  const text = [...written].map((c) => ascii.get(c) ?? c).join("");
  const match = amounts[mark].exec(text.trim().replace(negative, "-$1$2$3"));
  if (!match) return null;
  const [, s1 = "", before = "", s2 = "", body = "", unit = "", s3 = "", after = "", s4 = ""] = match;
  const sign = s1 + s2 + s3 + s4;
  const isPercent = after === "%";
  if (sign.length > 1 || (before !== "" && after !== "") || (unit !== "" && isPercent)) return null;
  const digits = mark === "." ? body.replace(/[,' ]/g, "") : body.replace(/[.' ]/g, "").replace(",", ".");
  const exponent = isPercent ? "e-2" : "万萬".includes(unit || "-") ? "e4" : unit === "" ? "" : "e8";
  return { text: sign + digits + exponent, currency: before || (isPercent ? "" : after) || null, isPercent };
}
