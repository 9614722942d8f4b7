import { expect, test } from "vitest";
import { knownPresets } from "../../../ingest/index.ts";
import { sampleTables } from "./sample.ts";

test.each(knownPresets.map((p) => [p.title, p] as const))(
  "%s recognises its own sample as nothing but its own",
  (_, preset) => {
    const own = preset.recognise(sampleTables(preset.name));
    expect(own).not.toBeNull();
    expect(own!.confidence).toBeGreaterThan(0.9);
    expect(Object.keys(own!.tables).sort()).toEqual([...preset.roles].sort());
    const others = knownPresets.filter((other) => other.name !== preset.name);
    const wrong = others.filter((other) => other.recognise(sampleTables(preset.name)) !== null);
    expect(wrong.map((other) => other.name)).toEqual([]);
  },
);
