export type Language = "en" | "zh";

/** What a number or day needs to be written out; the time zone is the company's, never the browser's. */
export interface FormatSettings {
  readonly language: Language;
  /** BCP 47, such as en-GB or zh-CN. */
  readonly locale: string;
  /** ISO 4217. */
  readonly currency: string;
  /** IANA name. */
  readonly timezone: string;
}

/** Stands where there is no value; its reason belongs on hover. */
export const missing = "—";

/** The reader's own variety of the language, so that days and separators look as they expect. */
export function localeFor(language: Language, wanted: readonly string[]): string {
  const own = wanted.find((tag) => tag.toLowerCase().split("-")[0] === language);
  if (language === "zh") return own && !/hant|tw|hk|mo/i.test(own) ? own : "zh-CN";
  return own ?? "en";
}
