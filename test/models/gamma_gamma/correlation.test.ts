import { describe, expect, test } from "vitest";
import { random } from "../../../ingest/random.ts";
import { independence } from "../../../models/gamma_gamma/correlation.ts";
import { collapseSpends } from "../../../models/gamma_gamma/spends.ts";
import { reference } from "./correlation_reference.ts";
import { spendFrame } from "./golden.ts";

const of = (rows: number[][]) => independence(collapseSpends(spendFrame(rows)));

describe("the correlation of frequency and spend", () => {
  test("is Pearson's and Spearman's as scipy has them, ties included", () => {
    const { pearson, spearman } = of(reference.rows);
    expect(pearson!.value).toBeCloseTo(reference.pearson, 12);
    expect(pearson!.low).toBeCloseTo(reference.low, 10);
    expect(pearson!.high).toBeCloseTo(reference.high, 10);
    // By Fisher's z here, by Student's t there: near alike for sixty customers
    expect(Math.abs(pearson!.pValue - reference.pearsonPValue)).toBeLessThan(0.002);
    expect(spearman!.value).toBeCloseTo(reference.spearman, 12);
    expect(Math.abs(spearman!.pValue - reference.spearmanPValue)).toBeLessThan(0.002);
  });

  test("does not see the order of customers, nor whether equal ones are repeated or weighted", () => {
    const twice = reference.rows.map(([x, m]) => [x!, m!, 2]);
    const repeated = random("order").shuffle([...reference.rows, ...reference.rows]);
    const [weighted, listed] = [of(twice), of(repeated)];
    expect(listed).toEqual(weighted);
    expect(weighted.pearson!.value).toBeCloseTo(reference.pearson, 12);
    expect(weighted.pearson!.pValue).toBeLessThan(of(reference.rows).pearson!.pValue);
  });

  test("covers the truth in about 95 of 100 companies", () => {
    let covered = 0;
    for (let seed = 0; seed < 100; seed++) {
      const chance = random(`normal ${seed}`);
      const rows = Array.from({ length: 200 }, () => {
        const x = chance.integer(1, 20);
        return [x, 100 + x + chance.normal(0, 20)];
      });
      const { low, high } = of(rows).pearson!;
      const truth = Math.sqrt(33.25 / (33.25 + 400));
      if (low < truth && truth < high) covered += 1;
    }
    expect(covered).toBeGreaterThanOrEqual(88);
  });

  test("does not exist where frequency or spend is constant or customers are few", () => {
    expect(
      of([
        [2, 5],
        [2, 6],
        [2, 7],
        [2, 8],
      ]),
    ).toEqual({ pearson: null, spearman: null });
    expect(
      of([
        [1, 5],
        [2, 5],
        [3, 5],
        [4, 5],
      ]),
    ).toEqual({ pearson: null, spearman: null });
    expect(
      of([
        [1, 5],
        [2, 6],
        [3, 5],
      ]),
    ).toEqual({ pearson: null, spearman: null });
    expect(of([])).toEqual({ pearson: null, spearman: null });
  });
});
