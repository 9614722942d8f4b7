import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { filterParams } from "../../api/client.ts";
import { createFormat } from "../../dashboards/format/index.ts";
import { describe as inWords } from "../../dashboards/pages/segments/describe.ts";
import {
  choices,
  filtersOf,
  flags,
  ranges,
  texts,
  toggled,
  whereOf,
  withValues,
} from "../../dashboards/pages/segments/filters.ts";
import { words } from "../../dashboards/words/index.ts";

const filter = fc.oneof(
  fc
    .constantFrom(...(Object.keys(choices) as (keyof typeof choices)[]))
    .chain((column) => fc.tuple(fc.constant(column), fc.constantFrom(...choices[column]))),
  fc.tuple(fc.constantFrom(...texts), fc.string({ minLength: 1, maxLength: 8 })),
  fc.tuple(fc.constantFrom(...flags), fc.constantFrom("true", "false")),
  fc.tuple(
    fc.constantFrom(...ranges.flatMap((column) => ["gte", "lt"].map((operator) => `${column}.${operator}`))),
    fc.double({ min: -1e6, max: 1e6, noNaN: true }).map(String),
  ),
);
const someFilters = fc
  .uniqueArray(filter, { selector: ([name]) => name, maxLength: 6 })
  .map((pairs) => new URLSearchParams(pairs as [string, string][]));

describe("filters in the address", () => {
  it("mean the same to the page and to the API", () => {
    fc.assert(
      fc.property(someFilters, (filters) => {
        const sent = filterParams(whereOf(filters)).map(
          ([name, value]) => `${name.replace(/\.eq$/, "")}=${value}`,
        );
        const shown = [...filters].map(
          ([name, value]) => `${name}=${/gte|lt/.test(name) ? Number(value) : value}`,
        );
        expect(sent.sort()).toEqual(shown.sort());
      }),
    );
  });

  it("survive a reload, and nothing else in the address becomes one", () => {
    fc.assert(
      fc.property(someFilters, (filters) => {
        const address = new URLSearchParams(filters);
        address.append("order", "-name");
        address.append("tier", "golden");
        address.append("p_alive.gte", "likely");
        address.append("net_revenue.drop", "1");
        expect(filtersOf(address).toString()).toBe(filters.toString());
      }),
    );
  });

  it("clicking the same thing twice changes nothing", () => {
    fc.assert(
      fc.property(someFilters, fc.constantFrom("high", "low"), (filters, tier) => {
        const twice = toggled(toggled(filters, "tier", tier), "tier", tier);
        expect(new Set(twice)).toEqual(new Set(filters));
      }),
    );
  });

  it("take several tiers at once", () => {
    const both = toggled(new URLSearchParams("tier=high"), "tier", "low");
    expect(whereOf(both)).toEqual({ tier: ["high", "low"] });
  });

  it("an emptied field takes its filter away", () => {
    const filters = new URLSearchParams("region=Nord&p_alive.lt=0.5");
    expect(withValues(filters, { "p_alive.lt": "", region: null }).toString()).toBe("");
  });

  it("are told in words, a range as one", () => {
    const format = createFormat({ language: "en", locale: "en", currency: "EUR", timezone: "UTC" });
    const filters = new URLSearchParams("tier=high&established_value.gte=1000&established_value.lt=25000");
    expect(inWords(filters, words.en, format)).toEqual([
      { text: "Tier: High value", names: [["tier", "high"]] },
      {
        text: "Established value €1K – €25K",
        names: [
          ["established_value.gte", "1000"],
          ["established_value.lt", "25000"],
        ],
      },
    ]);
  });
});
