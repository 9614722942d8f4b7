import type { Words } from "./index.ts";

/** The word for an RFM segment: the usual eleven are translated, a company's own names are shown as it wrote them. */
export function segmentWord({ domain }: Words, name: string): string {
  return Object.hasOwn(domain.segment, name) ? domain.segment[name as keyof typeof domain.segment] : name;
}
