import { useEffect, useRef } from "preact/hooks";
import { tiers } from "../../data/client.ts";
import type { Format } from "../../format/index.ts";
import { useApp } from "../../shell/context.ts";
import { useNarrow } from "../../shell/preferences.ts";
import { TierName } from "../../shell/tier.tsx";
import { describe, wordFor } from "./describe.ts";
import { texts, toggled, trends, withValues } from "./filters.ts";
import type { Frame } from "./load.ts";

interface Props {
  readonly filters: URLSearchParams;
  readonly frame: Frame;
  readonly onChange: (filters: URLSearchParams) => void;
}

/** Filters in a row; on a phone behind a button, in a sheet. */
export function FilterBar(props: Props & { format: Format }) {
  const { filters, format, onChange } = props;
  const { words } = useApp();
  const { segments } = words;
  const isNarrow = useNarrow();
  const sheet = useRef<HTMLDialogElement>(null);
  const chosen = describe(filters, words, format);

  useEffect(() => {
    const clear = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
      if (event.key !== "Escape" || isTyping || sheet.current?.open) return;
      if (chosen.length > 0) onChange(new URLSearchParams());
    };
    document.addEventListener("keydown", clear);
    return () => document.removeEventListener("keydown", clear);
  }, [chosen.length, onChange]);

  return (
    <>
      {isNarrow ? (
        <dialog class="sheet" ref={sheet} aria-label={segments.filters}>
          <Fields {...props} />
          <button
            type="button"
            class="button primary"
            style={{ marginTop: "16px", width: "100%", justifyContent: "center" }}
            onClick={() => sheet.current?.close()}
          >
            {segments.apply}
          </button>
        </dialog>
      ) : (
        <Fields {...props} />
      )}
      <div class="chosen">
        {isNarrow && (
          <button type="button" class="button" onClick={() => sheet.current?.showModal()}>
            {segments.openFilters(chosen.length)}
          </button>
        )}
        {chosen.map(({ text, names }) => (
          <button
            key={text}
            type="button"
            aria-label={segments.remove(text)}
            onClick={() =>
              onChange(
                new URLSearchParams(
                  [...filters].filter(([name, value]) => !names.some(([n, v]) => n === name && v === value)),
                ),
              )
            }
          >
            {text} <span aria-hidden="true">×</span>
          </button>
        ))}
        {chosen.length > 0 && (
          <button
            type="button"
            class="clear"
            data-tip={segments.clearHint}
            onClick={() => onChange(new URLSearchParams())}
          >
            {segments.clear}
          </button>
        )}
      </div>
    </>
  );
}

function Fields({ filters, frame, onChange }: Props) {
  const { words } = useApp();
  const { columns, shell, segments, domain } = words;
  const select = (name: string, options: readonly (readonly [string, string])[], label: string) => (
    <label class="field">
      <span>{label}</span>
      <select
        class="input"
        value={filters.get(name) ?? ""}
        onChange={(event) => onChange(withValues(filters, { [name]: event.currentTarget.value }))}
      >
        <option value="">{shell.all}</option>
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <div class="filters">
      <fieldset class="wide">
        <legend>{columns.tier}</legend>
        <div class="choices">
          {tiers.map((tier) => (
            <button
              key={tier}
              type="button"
              class="choice"
              aria-pressed={filters.has("tier", tier)}
              onClick={() => onChange(toggled(filters, "tier", tier))}
            >
              <TierName tier={tier} isShort />
            </button>
          ))}
        </div>
      </fieldset>
      {select(
        "rfm_segment",
        [...new Set(frame.rules.rows.map((rule) => rule.segment))].map(
          (name) => [name, wordFor("rfm_segment", name, words)] as const,
        ),
        columns.rfm_segment,
      )}
      {select(
        "trend",
        trends.map((trend) => [trend, domain.trend[trend]] as const),
        columns.trend,
      )}
      <Range
        column="established_value"
        label={columns.established_value}
        filters={filters}
        onChange={onChange}
        scale={1}
        from={segments.from}
        to={segments.to}
      />
      {texts.map((column) => {
        const current = filters.get(column);
        const known = frame.options[column];
        const options = current && !known.includes(current) ? [current, ...known] : known;
        return select(
          column,
          options.map((value) => [value, value] as const),
          columns[column],
        );
      })}
      <Range
        column="p_alive"
        label={`${columns.p_alive}, %`}
        filters={filters}
        onChange={onChange}
        scale={100}
        from={segments.from}
        to={segments.to}
      />
    </div>
  );
}

/** Two ends of a range; `scale` is how many of what is typed make one (100 for per cent). */
function Range({
  column,
  label,
  filters,
  onChange,
  scale,
  from,
  to,
}: {
  column: "established_value" | "p_alive";
  label: string;
  filters: URLSearchParams;
  onChange: (filters: URLSearchParams) => void;
  scale: number;
  from: string;
  to: string;
}) {
  const end = (operators: readonly string[], hint: string) => {
    const name = operators.map((operator) => `${column}.${operator}`).find((each) => filters.has(each));
    const typed = name ? String(Number((Number(filters.get(name)) * scale).toPrecision(12))) : "";
    return (
      <input
        class="input"
        type="number"
        step="any"
        aria-label={`${label}, ${hint}`}
        placeholder={hint}
        value={typed}
        onChange={(event) => {
          const { value } = event.currentTarget;
          const cleared = Object.fromEntries(operators.map((operator) => [`${column}.${operator}`, null]));
          const set = value === "" ? null : String(Number(value) / scale);
          onChange(withValues(filters, { ...cleared, [`${column}.${operators[0]}`]: set }));
        }}
      />
    );
  };
  return (
    <fieldset class="wide">
      <legend>{label}</legend>
      <div class="range">
        {end(["gte", "gt"], from)}
        <span class="muted">–</span>
        {end(["lte", "lt"], to)}
      </div>
    </fieldset>
  );
}
