import type { Tier } from "../data/client.ts";
import { missing } from "../format/index.ts";
import { useApp } from "./context.ts";

/** A tier's name with its colour. */
export function TierName({ tier, isShort = false }: { tier: Tier | null; isShort?: boolean }) {
  const { words } = useApp();
  if (tier === null) return <span title={words.domain.noTier}>{missing}</span>;
  return (
    <span class="tier" data-tier={tier}>
      {(isShort ? words.domain.tierShort : words.domain.tier)[tier]}
    </span>
  );
}
