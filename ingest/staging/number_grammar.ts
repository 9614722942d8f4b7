import { currencyPattern } from "./currencies.ts";

export type DecimalMark = "." | ",";

/** Characters that mean an ASCII one inside a number: full-width forms, the true minus, the spaces and apostrophes. */
const alike: readonly (readonly [string, string])[] = [
  ["０１２３４５６７８９", "0123456789"],
  ["．，（）％＋－￥＄￡￦", ".,()%+-¥$£₩"],
  ["\u2212\ufe63", "--"],
  ["\u00a0\u202f\u2009\u2007\u3000\t", "      "],
  ["\u2019\uff07\u02bc", "'''"],
];
export const unusual = alike.map(([from]) => from).join("");
export const usual = alike.map(([, to]) => to).join("");

/** A negative amount in parentheses: whatever stands outside them holds no digit, so that `5 (kg)` is none. */
export const parenthesised = "^([^()0-9]*)\\(([^()]*[0-9][^()]*)\\)([^()0-9]*)$";

/** Digits grouped by three with the other mark, a space or an apostrophe; by two above the thousands as in India. */
function body(mark: DecimalMark): string {
  const groups = (separator: string) => `[0-9]{1,3}(?:${separator}[0-9]{3})+`;
  const indian = "[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}";
  const whole =
    mark === "."
      ? [groups(","), groups(" "), groups("'"), indian, "[0-9]+"]
      : [groups("[.]"), groups(" "), groups("'"), "[0-9]+"];
  return `(?:${whole.join("|")})(?:[${mark}][0-9]*)?|[${mark}][0-9]+`;
}

/**
 * An amount with what may stand around it. Groups in order: sign, currency, sign, body, unit of ten thousand or a
 * hundred million, sign, currency or percent, sign. At most one sign and one of the two currencies may be there.
 */
export const amountPattern = (mark: DecimalMark): string =>
  `^([-+])? *(${currencyPattern})? *([-+])? *(${body(mark)}) *([万萬亿億])? *(-)? *(${currencyPattern}|%)? *(-)?$`;

/** What of a body is no digit and no mark. */
export const grouping = { ".": ",' ", ",": ".' " } as const;
