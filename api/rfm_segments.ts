import type { select } from "./select.ts";

/** The segments' names in the order of the rules that give them. */
export async function rfmSegmentsOf(from: ReturnType<typeof select>): Promise<string[]> {
  const rules = await from.selectFrom("rfm_rule").select("segment").orderBy("place").execute();
  return [...new Set(rules.map((rule) => rule.segment))];
}
