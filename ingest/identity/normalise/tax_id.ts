export interface TaxId {
  readonly id: string;
  /** Numbers of one kind contradict each other when they differ; of two kinds they do not. */
  readonly kind: string;
}

const usccAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/**
 * The check character of a unified social credit code (统一社会信用代码): 31 less the weighted sum of the first
 * seventeen characters modulo 31, with weights 3^i modulo 31 (GB 32100-2015, 4.7).
 */
export function usccCheck(first17: string): string | null {
  let sum = 0;
  let weight = 1;
  for (const character of first17) {
    const value = usccAlphabet.indexOf(character);
    if (value < 0) return null;
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return usccAlphabet[(31 - (sum % 31)) % 31]!;
}

export const isUscc = (text: string): boolean =>
  /^[0-9A-HJ-NPQRTUWXY]{18}$/.test(text) && usccCheck(text.slice(0, 17)) === text[17];

/**
 * A tax or registration number as a key, or null where it cannot be one: too short, one digit over and over, or
 * eighteen characters of the Chinese shape with a wrong check character.
 */
export function taxId(raw: string): TaxId | null {
  const text = raw
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
  if (text.length < 6 || !/\d{4}/.test(text)) return null;
  const digits = text.replace(/\D/g, "");
  if (new Set(digits).size === 1) return null;
  if (/^[0-9A-Z]{2}\d{6}[0-9A-Z]{10}$/.test(text)) return isUscc(text) ? { id: text, kind: "cn" } : null;
  const country = /^([A-Z]{2})[0-9A-Z]{6,12}$/.exec(text)?.[1];
  return { id: text, kind: country ?? `digits${text.length}` };
}
