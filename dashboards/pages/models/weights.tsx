import type { Format } from "../../format/index.ts";
import { Block } from "../../shell/block.tsx";
import { useApp } from "../../shell/context.ts";
import { partWord } from "../../words/notes.ts";

interface Weight {
  readonly id: string;
  readonly weight: number;
  /** The published column that says what is counted. */
  readonly table: string;
  readonly column: string;
}

/** What an index is made of. */
export function Weights({ rows, format }: { rows: readonly Weight[]; format: Format }) {
  const { words, dictionary } = useApp();
  const own = words.models;
  const first = rows[0];
  if (!first) return null;
  const write = (weight: number) => format.exact(weight, "number");
  const title = own.weightsTitle(partWord(words, first.id), write(first.weight));
  const most = Math.max(...rows.map((row) => row.weight));
  return (
    <Block id="weights" span={12} title={title} subtitle={own.weightsSubtitle}>
      <div class="meters">
        {rows.map(({ id, weight, table, column }) => (
          <div key={id} data-tip={`${partWord(words, id)}\n${own.weight}: ${write(weight)}`}>
            <p>
              <span>
                {partWord(words, id)} <span class="muted">{dictionary.define(table, column)}</span>
              </span>
              <strong class="number">{write(weight)}</strong>
            </p>
            <span class="bar">
              <span style={{ width: `${(weight / most) * 100}%` }} />
            </span>
          </div>
        ))}
      </div>
    </Block>
  );
}
