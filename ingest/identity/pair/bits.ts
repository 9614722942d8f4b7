/** How two parties came to be compared: one bit a way. The bits of a pair also say which values both carry. */
export const bits = {
  taxId: 1,
  ownEmail: 2,
  contactEmail: 4,
  wideEmail: 8,
  ownPhone: 16,
  contactPhone: 32,
  widePhone: 64,
  domain: 128,
  name: 256,
  words: 512,
  rareWord: 1024,
  wordPair: 2048,
  wordAndCity: 4096,
  wordAndPostalCode: 8192,
  address: 16384,
  wideTaxId: 32768,
} as const;

export type Bit = keyof typeof bits;
