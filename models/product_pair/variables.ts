import type { Config } from "../../ingest/index.ts";

/** Under this many baskets with both a pair is a coincidence, whatever its share. */
const least = 5;

/** What the SQL of pairs reads by getvariable, as SQL expressions by name. */
export function pairVariables({
  support,
  falseDiscoveries,
  most,
}: Config["models"]["pairs"]): Record<string, string> {
  return {
    pair_support: `${support}::DOUBLE`,
    pair_least: `${least}::BIGINT`,
    pair_most: `${most}::BIGINT`,
    pair_false_discoveries: `${falseDiscoveries}::DOUBLE`,
  };
}
