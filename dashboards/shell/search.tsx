import { useEffect, useState } from "preact/hooks";
import { client, type ListRow } from "../data/client.ts";
import { useApp } from "./context.ts";
import { go } from "./place.ts";
import { TierName } from "./tier.tsx";

const fields = ["customer_key", "name", "tier"] as const;
type Hit = Pick<ListRow, (typeof fields)[number]>;

export const customerAddress = (key: string): string => `/customers/${encodeURIComponent(key)}`;

async function find(text: string, signal: AbortSignal): Promise<Hit[]> {
  const query = { order: ["-established_value"], fields, limit: 8 } as const;
  const [byName, byKey] = await Promise.all([
    client.table("customer_list", { ...query, where: { name: { contains: text } } }, { signal }),
    client.table("customer_list", { ...query, where: { customer_key: { contains: text } } }, { signal }),
  ]);
  const hits = new Map([...byName.rows, ...byKey.rows].map((hit) => [hit.customer_key, hit]));
  return [...hits.values()].slice(0, 8);
}

/** Finds a customer by a part of its name or id; arrows choose, Enter opens. */
export function Search({ id, label }: { id: string; label: string }) {
  const { words } = useApp();
  const [text, setText] = useState("");
  const [hits, setHits] = useState<Hit[] | null>(null);
  const [at, setAt] = useState(0);

  useEffect(() => {
    const wanted = text.trim();
    if (!wanted) return setHits(null);
    const controller = new AbortController();
    const wait = setTimeout(() => {
      find(wanted, controller.signal).then(
        (found) => {
          setHits(found);
          setAt(0);
        },
        (cause: unknown) => {
          if (!controller.signal.aborted) throw cause;
        },
      );
    }, 150);
    return () => {
      clearTimeout(wait);
      controller.abort();
    };
  }, [text]);

  const open = (key: string) => {
    setText("");
    setHits(null);
    go(customerAddress(key));
  };
  const onKey = (event: KeyboardEvent) => {
    const count = hits?.length ?? 0;
    if (event.key === "ArrowDown") setAt((at + 1) % Math.max(1, count));
    else if (event.key === "ArrowUp") setAt((at + count - 1) % Math.max(1, count));
    else if (event.key === "Enter" && hits?.[at]) open(hits[at].customer_key);
    else if (event.key === "Escape" && text) setText("");
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <search class="search">
      <label class="hidden" for={id}>
        {label}
      </label>
      <input
        id={id}
        class="input"
        type="search"
        role="combobox"
        autocomplete="off"
        placeholder={`${label}: ${words.shell.searchHint}`}
        aria-expanded={hits !== null}
        aria-controls={`${id}-hits`}
        aria-activedescendant={hits?.[at] ? `${id}-${at}` : undefined}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKey}
      />
      {hits && (
        <div class="search-results">
          {hits.length === 0 && <p class="search-none">{words.shell.searchNone(text.trim())}</p>}
          {/* biome-ignore lint/a11y: the combobox pattern keeps the focus in the input and names the option. */}
          <ul id={`${id}-hits`} role="listbox">
            {hits.map((hit, i) => (
              // biome-ignore lint/a11y: see above.
              <li key={hit.customer_key} id={`${id}-${i}`} role="option" aria-selected={i === at}>
                <a
                  href={customerAddress(hit.customer_key)}
                  tabIndex={-1}
                  onClick={(event) => {
                    event.preventDefault();
                    open(hit.customer_key);
                  }}
                >
                  <span>
                    {hit.name ?? words.customer.unnamed} <span class="muted">{hit.customer_key}</span>
                  </span>
                  <TierName tier={hit.tier} isShort />
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
    </search>
  );
}
