import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js";

/** A telephone number in E.164, or null where it is none. Extensions are dropped: they differ inside one company. */
export function phone(raw: string, country: string | undefined): string | null {
  const home = country && isSupportedCountry(country) ? (country as CountryCode) : undefined;
  const text = raw.normalize("NFKC").trim();
  const parsed = parsePhoneNumberFromString(/^00\d/.test(text) ? `+${text.slice(2)}` : text, home);
  return parsed?.isPossible() ? parsed.number : null;
}
