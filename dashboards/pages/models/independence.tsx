import { intervalRanges } from "../../charts/index.ts";
import type { Format } from "../../format/index.ts";
import { Block } from "../../shell/block.tsx";
import { Chart } from "../../shell/chart.tsx";
import { useApp } from "../../shell/context.ts";
import { marks, State } from "../../shell/states.tsx";
import { noteWord } from "../../words/notes.ts";
import type { ModelsData } from "./load.ts";

/** Whether what a purchase is worth has to do with how often a customer buys, which Gamma-Gamma assumes it has not. */
export function Independence({ data, format }: { data: ModelsData; format: Format }) {
  const { words } = useApp();
  const { models: own } = words;
  const rows = data.fits.rows.filter((row) => row.model === "spend");
  const value = (name: string) => rows.find((row) => row.name === name)?.value ?? null;
  const note = rows.find((row) => row.name === "independence")?.note;
  const p = value("likelihood_ratio_p_value");
  const shownP = p === null ? null : p < 0.001 ? "< 0.001" : format.axis(p, "number");
  const title =
    shownP === null || !note
      ? own.independenceUntested
      : (note.startsWith("holds") ? own.independenceTitle(shownP) : own.dependenceTitle(shownP)).replace(
          "= <",
          "<",
        );
  const correlations = [
    [own.pearson, "correlation"],
    [own.spearman, "rank_correlation"],
  ].flatMap(([label, name]) => {
    const at = value(name!);
    return at === null
      ? []
      : [{ label: label!, value: at, low: value(`${name}_low`), high: value(`${name}_high`) }];
  });
  return (
    <Block id="independence" span={12} title={title} subtitle={own.independenceSubtitle}>
      {correlations.length === 0 ? (
        <State mark={marks.empty} title={own.independenceUntested} isInline />
      ) : (
        <Chart
          id={data.models.build}
          title={title}
          format={format}
          draw={(options) =>
            intervalRanges(correlations, {
              ...options,
              unit: "number",
              measure: own.correlation,
              ends: ["2.5 %", "97.5 %"],
            })
          }
        />
      )}
      {[note, rows.find((row) => row.name === "rank_correlation")?.note].map(
        (said) =>
          said && (
            <p key={said} class="block-foot">
              {noteWord(words, said)}
            </p>
          ),
      )}
    </Block>
  );
}
