import type { Config } from "../../ingest/index.ts";

/** What the SQL of pairs reads by getvariable, as SQL expressions by name. */
export function pairVariables({ falseDiscoveries, most }: Config["models"]["pairs"]): Record<string, string> {
  return {
    pair_most: `${most}::BIGINT`,
    pair_false_discoveries: `${falseDiscoveries}::DOUBLE`,
  };
}
