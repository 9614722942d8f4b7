import { estimator, type Fit } from "../model.ts";
import type { Category } from "../purchases/covariates.ts";
import { covariateGroups as reads, covariateLevel as writes } from "./table.ts";

/** Of each configured covariate, what every group of customers alike is; none when not configured. */
export type KnownCovariates = readonly Category[];

export const knownCovariates = (fits: Readonly<Record<string, Fit>>): KnownCovariates =>
  (fits.covariates as Fit<KnownCovariates> | undefined)?.params ?? [];

export const covariateLevels = estimator({
  name: "covariates",
  doc: "What the groups of customers alike are, for the models of purchases that know customers by covariates.",
  papers: [],
  reads,
  writes,

  fit({ columns }): Fit<KnownCovariates> {
    const { covariate, level } = textsOf(columns);
    const values = new Map<string, string[]>();
    covariate.forEach((name, i) => {
      const levels = values.get(name) ?? [];
      levels.push(level[i]!);
      values.set(name, levels);
    });
    return { params: [...values].map(([name, levels]) => ({ name, values: levels })), records: [] };
  },

  score({ params }, { columns }) {
    const { covariate } = textsOf(columns);
    const places = new Map(params.map(({ name, values }) => [name, placesOf(values)]));
    return { place: Float64Array.from(columns.group_no, (no, i) => places.get(covariate[i]!)![no]!) };
  },
});

/** Columns of text reach an estimator as strings. */
const textsOf = (columns: unknown) => columns as Readonly<Record<"covariate" | "level", string[]>>;

function placesOf(values: Category["values"]): number[] {
  const places = new Map<string | null, number>();
  return values.map((value) => {
    const place = places.get(value) ?? places.size;
    places.set(value, place);
    return place;
  });
}
