import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { withDictionary } from "../api/cli/commands/dictionary.ts";
import { exitCodes } from "../api/cli/exit.ts";
import { configSchema, entityNames } from "../ingest/index.ts";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

test("the data dictionary in the README is the declarations' own (else: npm run tessera -- dictionary --into README.md)", () => {
  expect(readme === withDictionary(readme)).toBe(true);
});

test("the README explains every key of the configuration", () => {
  const { models, tiers, company, serve, publish, identity } = configSchema.shape;
  const keys = [
    company,
    models.unwrap(),
    tiers.unwrap(),
    serve.unwrap(),
    publish.unwrap(),
    identity.unwrap(),
  ].flatMap((part) => Object.keys(part.shape));
  expect(keys.length).toBeGreaterThan(20);
  expect(keys.filter((key) => !readme.includes(key))).toEqual([]);
});

test("the README names every canonical entity and exit code", () => {
  expect(entityNames.filter((name) => !readme.includes(name))).toEqual([]);
  expect(Object.keys(exitCodes).filter((code) => !new RegExp(`\\b${code} `).test(readme))).toEqual([]);
});

test("no line of the README shows a machine's path", () => {
  expect(readme).not.toMatch(/\/(home|root|tmp|Users)\//);
});
