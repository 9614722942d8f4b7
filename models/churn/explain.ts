import type { Features, Rows } from "../learners/features.ts";
import { explainer, type LearntModel } from "./learner.ts";
import { featureThemes, themes } from "./themes.ts";

/** Places of the themes that say most about each row, from 1; negative where the theme lowers the chance. */
export interface Telling {
  readonly first: Float64Array;
  readonly second: Float64Array;
  readonly third: Float64Array;
}

const block = 4096;
/** A contribution under this many log-odds, about one percentage point, is not worth a second or third reason. */
const leastTold = 0.05;

/** Calls back with the contributions of block after block of rows. */
function explain(
  model: LearntModel,
  features: Features,
  rows: Rows,
  tell: (contributions: Float64Array, from: number, count: number) => void,
): void {
  const ask = explainer(model);
  const width = features.columns.length;
  const buffer = new Float64Array(block * width);
  for (let from = 0; from < rows.length; from += block) {
    const some = rows.subarray(from, from + block);
    const into = buffer.subarray(0, some.length * width);
    ask(features, some, into);
    tell(into, from, some.length);
  }
}

/**
 * The three themes of most weight in each row's margin, against the mean of all the rows: what weighs on everybody
 * alike, such as the season, tells nobody apart.
 */
export function telling(model: LearntModel, features: Features, rows: Rows): Telling {
  const count = rows.length;
  const sums = themes.map(() => new Float64Array(count));
  const width = features.columns.length;
  explain(model, features, rows, (contributions, from, some) => {
    for (let f = 0; f < width; f++) {
      const own = sums[featureThemes[f]!]!;
      for (let i = 0; i < some; i++) own[from + i]! += contributions[i * width + f]!;
    }
  });
  for (const own of sums) {
    const mean = own.reduce((total, value) => total + value, 0) / count;
    for (let i = 0; i < count; i++) own[i]! -= mean;
  }
  const places = [0, 1, 2].map(() => new Float64Array(count).fill(Number.NaN));
  for (let i = 0; i < count; i++) {
    for (let k = 0; k < places.length; k++) {
      let most = 0;
      for (let t = 1; t < sums.length; t++) {
        if (Math.abs(sums[t]![i]!) > Math.abs(sums[most]![i]!)) most = t;
      }
      const weight = sums[most]![i]!;
      if (k > 0 && Math.abs(weight) < leastTold) break;
      places[k]![i] = weight >= 0 ? most + 1 : -(most + 1);
      sums[most]![i] = 0;
    }
  }
  return { first: places[0]!, second: places[1]!, third: places[2]! };
}

export interface Driver {
  /** Mean over the rows of the absolute contribution, in log-odds. */
  readonly weight: number;
  /** Correlation of the feature's value with its contribution; NaN where either never varies. */
  readonly correlation: number;
}

/** How much each feature moves the margins of the rows, and which way. */
export function drivers(model: LearntModel, features: Features, rows: Rows): Driver[] {
  const width = features.columns.length;
  const sums = features.columns.map(() => ({ weight: 0, n: 0, x: 0, c: 0, xx: 0, cc: 0, xc: 0 }));
  explain(model, features, rows, (contributions, from, count) => {
    for (let f = 0; f < width; f++) {
      const column = features.columns[f]!;
      const own = sums[f]!;
      for (let i = 0; i < count; i++) {
        const c = contributions[i * width + f]!;
        own.weight += Math.abs(c);
        const value = column[rows[from + i]!]!;
        if (Number.isNaN(value)) continue;
        const x = Math.sign(value) * Math.log1p(Math.abs(value));
        own.n += 1;
        own.x += x;
        own.c += c;
        own.xx += x * x;
        own.cc += c * c;
        own.xc += x * c;
      }
    }
  });
  return sums.map(({ weight, n, x, c, xx, cc, xc }) => ({
    weight: rows.length > 0 ? weight / rows.length : 0,
    correlation: (n * xc - x * c) / Math.sqrt((n * xx - x * x) * (n * cc - c * c)),
  }));
}
