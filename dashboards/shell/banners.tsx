import type { Facts, Stale } from "../data/client.ts";
import { daysBetween } from "../format/index.ts";
import { useApp, useFormat } from "./context.ts";

/** Days between the latest order line and the as-of day that a long weekend explains. */
const usualLag = 4;

/** What a reader must know before any number: a simulated company, data that stop short or could not be loaded. */
export function Banners({ facts, stale }: { facts: Facts; stale: Stale | null }) {
  const { words } = useApp();
  const format = useFormat(facts);
  const lag = daysBetween(facts.data_as_of, facts.as_of);
  return (
    <>
      {facts.is_simulated && (
        <div class="banner">
          <p class="banner-inner">
            <span class="mark" aria-hidden="true">
              ◆
            </span>
            {words.shell.simulated}
          </p>
        </div>
      )}
      {lag > usualLag && (
        <div class="banner" role="status">
          <p class="banner-inner">
            <span class="mark" aria-hidden="true">
              ▲
            </span>
            {words.shell.stale(format.day(facts.data_as_of), lag)}
          </p>
        </div>
      )}
      {stale && (
        <div class="banner" role="status">
          <p class="banner-inner">
            <span class="mark" aria-hidden="true">
              ▲
            </span>
            <span>
              {words.shell.stopped(
                [...new Set(stale.stops.map((stop) => stop.source))].join(", "),
                format.instant(stale.since),
              )}{" "}
              <a href="/data#stopped">{words.shell.stoppedMore}</a>
            </span>
          </p>
        </div>
      )}
    </>
  );
}
