import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { useApp } from "./context.ts";

/** A column whose definition a block rests on: its table, its name and its label. */
export type Defined = readonly [table: string, column: string, label: string];

/**
 * A block answers a question: its title is the answer, its subtitle says measure, unit and period. Chart and table are
 * one key apart (T while the block has the focus), and its definitions one button.
 */
export function Block({
  id,
  span,
  rows = 1,
  title,
  subtitle,
  defined = [],
  controls,
  table,
  hint,
  children,
}: {
  id: string;
  span: 3 | 4 | 5 | 6 | 7 | 8 | 12;
  /** How many blocks, one under the other, it stands beside. */
  rows?: 1 | 2 | 3;
  title: string;
  subtitle: string;
  defined?: readonly Defined[];
  controls?: ComponentChildren;
  table?: (() => ComponentChildren) | undefined;
  /** What a click on a mark does. */
  hint?: string | undefined;
  children: ComponentChildren;
}) {
  const { words, dictionary } = useApp();
  const [isTable, setTable] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const definition = defined[0] ? dictionary.define(defined[0][0], defined[0][1]) : "";
  const switchOnT = (event: KeyboardEvent) => {
    const isTyping = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
    if (table && event.key.toLowerCase() === "t" && !isTyping && !event.ctrlKey && !event.metaKey) {
      setTable(!isTable);
    }
  };
  return (
    <section
      id={id}
      class={`block span-${span}${rows > 1 ? ` rows-${rows}` : ""}`}
      aria-labelledby={`${id}-title`}
      onKeyDown={switchOnT}
      data-definition={definition}
      data-hint={hint}
    >
      <div class="block-head">
        <div>
          <h2 id={`${id}-title`}>{title}</h2>
          <p class="block-subtitle">{subtitle}</p>
        </div>
        <div class="block-tools">
          {table && (
            <button
              type="button"
              class="quiet"
              aria-pressed={isTable}
              aria-keyshortcuts="T"
              aria-label={isTable ? words.shell.showChart : words.shell.showTable}
              data-tip={`${isTable ? words.shell.showChart : words.shell.showTable} (T)`}
              onClick={() => setTable(!isTable)}
            >
              <Icon path="M4 5h16v14H4zM4 10h16M4 14.5h16M10 10v9" />
            </button>
          )}
          {defined.length > 0 && (
            <button
              type="button"
              class="quiet"
              aria-expanded={isOpen}
              aria-controls={`${id}-how`}
              aria-label={words.shell.how}
              data-tip={words.shell.how}
              onClick={() => setOpen(!isOpen)}
            >
              <Icon path="M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5m0-8.5v.01" />
            </button>
          )}
        </div>
      </div>
      {controls && <div class="block-controls">{controls}</div>}
      {isOpen && (
        <div class="how" id={`${id}-how`}>
          <dl>
            {defined.map(([from, column, label]) => (
              <div key={`${from}.${column}`}>
                <dt>{label}</dt>
                <dd>{dictionary.define(from, column)}</dd>
              </div>
            ))}
          </dl>
          <p>
            <a href="/data#dictionary">{words.shell.seeDictionary}</a>
          </p>
        </div>
      )}
      <div class="block-body">{isTable && table ? table() : children}</div>
    </section>
  );
}

function Icon({ path }: { path: string }) {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.6" aria-hidden="true">
      <path d={path} stroke-linecap="round" stroke-linejoin="round" />
    </svg>
  );
}
