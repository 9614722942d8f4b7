import { Block } from "../../shell/block.tsx";
import { useApp } from "../../shell/context.ts";
import type { ModelsData } from "./load.ts";

const parts = ["assumes", "gives", "reads", "papers"] as const;

/** What is declared of a model. */
export function Documentation({ id, title, data }: { id: string; title: string; data: ModelsData }) {
  const { words, dictionary } = useApp();
  const own = words.models;
  const rows = data.statements.rows.filter((row) => row.model === id);
  return (
    <Block
      id="documentation"
      span={12}
      title={own.documentationTitle(title)}
      subtitle={own.documentationSubtitle}
    >
      <div class="halves">
        {parts.map((part) => {
          const said = rows.filter((row) => row.part === part);
          if (said.length === 0) return null;
          return (
            <section key={part} class="said" aria-label={own[part]}>
              <h3>{own[part]}</h3>
              <ul class="reasons">
                {said.map(({ statement, position }) => (
                  <li key={position}>
                    {part === "reads" ? <Column name={statement} define={dictionary.define} /> : statement}
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </div>
    </Block>
  );
}

/** A column by its full name, with what it means where it is published. */
function Column({ name, define }: { name: string; define: (table: string, column: string) => string }) {
  const [, table = "", column = ""] = name.split(".");
  const meaning = column ? define(table, column) : "";
  return (
    <>
      <code>{name}</code>
      {meaning && <span class="muted"> {meaning}</span>}
    </>
  );
}
