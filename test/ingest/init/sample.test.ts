import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ConfigInput, writeSample } from "../../../ingest/index.ts";
import shipped from "../../../tessera.config.ts";
import { type Looked, lookAt } from "./company.ts";

type Source = ConfigInput["sources"][number];

describe("the sample company's exports", () => {
  let folder: string;
  let looked: Looked;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "tessera-sample-"));
    await writeSample(folder, { seed: 1 });
    rmSync(join(folder, "truth"), { recursive: true });
    looked = await lookAt(folder, folder, { timeZone: { value: "Europe/Berlin", isTold: true } });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const found = (name: string): Source | undefined => looked.input.sources.find((s) => s.name === name);

  test("every source of the hand-written configuration is found, with its system and dialect", () => {
    const said = (s: Source) => [s.name, s.system, s.format, s.decimal, s.csv];
    expect(shipped.sources.map((s) => said(found(s.name) ?? s))).toEqual(shipped.sources.map(said));
    expect(looked.input.sources.map((s) => s.name).sort()).toEqual(shipped.sources.map((s) => s.name).sort());
  });

  test("every column that a hand has mapped is mapped alike, but for words that only some years have", () => {
    const differences = shipped.sources.flatMap((source) =>
      Object.entries(source.entities).flatMap(([entity, { columns }]) => {
        const own = found(source.name)?.entities as
          | Record<string, typeof source.entities.customer>
          | undefined;
        const proposed = (own?.[entity]?.columns ?? {}) as Record<string, unknown>;
        return Object.entries(columns)
          .filter(([to, field]) => sorted(proposed[to]) !== sorted(field))
          .map(([to]) => `${source.name} ${entity}.${to}`);
      }),
    );
    expect(differences).toEqual(["crm-activities interaction.kind", "crm-lead-activities interaction.kind"]);
  });

  test("the base currency is the one that needs no exchange rate", () => {
    expect(looked.proposal.company.baseCurrency).toMatchObject({ value: "EUR", certainty: "sure" });
    expect(looked.proposal.questions).toEqual([]);
  });
});

/** A field as text, its words in one order. */
const sorted = (field: unknown): string =>
  JSON.stringify(field, (_, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
