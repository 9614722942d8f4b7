export type DecimalMark = "." | ",";

/** Characters that mean an ASCII one inside a number: full-width forms, the true minus, the spaces and apostrophes. */
const alike: readonly (readonly [string, string])[] = [
  ["０１２３４５６７８９", "0123456789"],
  ["．，（）％＋－￥＄￡￦", ".,()%+-¥$£₩"],
  ["\u2212\ufe63", "--"],
  ["\uff0f\uff1a", "/:"],
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
  return `(?:(?:${whole.join("|")})(?:[${mark}][0-9]*)?|[${mark}][0-9]+)`;
}

/** Stands in for whichever currency was written. */
export const anyCurrency = "¤";

/**
 * An amount with what may stand around it: one sign, one currency or a per cent sign, a unit of ten thousand or a
 * hundred million. It has no groups, so that it is matched without remembering; the pieces are picked out after.
 */
export function amountPattern(mark: DecimalMark): string {
  const number = `${body(mark)} *[万萬亿億]?`;
  const writings = [
    `[-+]? *${anyCurrency}? *${number}`,
    `${anyCurrency} *[-+] *${number}`,
    `${anyCurrency}? *${number} *-`,
    `[-+]? *${number} *${anyCurrency}`,
    `${number} *(?:- *${anyCurrency}|${anyCurrency} *-)`,
    `[-+]? *${body(mark)} *%`,
  ];
  return `^(?:${writings.join("|")})$`;
}

/** The digits and marks of an amount that fits. */
export const digits = "[0-9.,][0-9., ']*";
