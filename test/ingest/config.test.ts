import { expect, test } from "vitest";
import { ConfigError, parseConfig } from "../../ingest/index.ts";
import { orders } from "./company.ts";

const company = { name: "Test", baseCurrency: "EUR" };

const problemsOf = (input: unknown): readonly string[] => {
  try {
    parseConfig(input);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
};

test("a short configuration is completed with the documented defaults", () => {
  const config = parseConfig({ company, sources: [orders] });
  expect(config).toMatchObject({
    data: ".tessera",
    models: { horizonDays: 365, discountRate: 0.1 },
    tiers: { established: { by: "share", share: 0.8 }, band: 0.1 },
    serve: { host: "127.0.0.1" },
  });
});

test("all problems are reported at once, each with its place", () => {
  const problems = problemsOf({
    company: { ...company, timeZone: "Asia/Peking", baseCurrency: "Euro" },
    sources: [
      { ...orders, entities: { order_line: { columns: { order_id: "Order", total: "Net" } }, orders: {} } },
    ],
    model: {},
  });
  expect(problems).toEqual(
    expect.arrayContaining([
      expect.stringContaining("company.timeZone: unknown time zone: Asia/Peking"),
      expect.stringContaining("company.baseCurrency: an ISO 4217 code"),
      expect.stringContaining("order_line.net_amount is required"),
      expect.stringContaining("order_line.day is required"),
      expect.stringContaining("unknown entity: orders"),
      expect.stringMatching(/Unrecognized key.*model/),
    ]),
  );
});

test("covariates are named once, out of what is known of customers, and wherever a model needs them", () => {
  const of = (models: unknown) => problemsOf({ company, sources: [orders], models });
  expect(of({ covariates: ["region", "industry"], transactions: "mbg_nbd_covariates" })).toEqual([]);
  expect(of({ covariates: ["region", "colour"] })).toEqual([
    "models.covariates.1: no such covariate: colour; name some of industry, region, channel",
  ]);
  expect(of({ covariates: ["region", "region"] })).toEqual([
    "models.covariates: a covariate is named twice; name each once",
  ]);
  expect(of({ transactions: "mbg_nbd_covariates" })).toEqual([
    "models.covariates: models.transactions is mbg_nbd_covariates: name some of industry, region, channel",
  ]);
});

test("two sources cannot share a name", () => {
  expect(problemsOf({ company, sources: [orders, orders] })).toEqual(["sources: two sources share a name"]);
});
