import { describe, expect, it } from "vitest";
import { parseConfig, type Source } from "../../../ingest/index.ts";
import { type SampleFile, sampleFiles } from "../../../ingest/sample/index.ts";
import { missingColumns } from "../../../ingest/staging/required.ts";
import shipped from "../../../tessera.config.ts";

const config = parseConfig(shipped);
const folder = ".tessera/sample/";
const files: readonly SampleFile[] = Object.values(sampleFiles);
const fileOf = (source: Source) => files.find((file) => `${folder}${file.glob}` === source.files)!;

describe("the configuration as shipped", () => {
  it("is valid and says that the company is simulated", () => {
    expect(config.company.isSimulated).toBe(true);
    expect(config.company.name).toContain("simulated");
  });

  it("reads every file of the sample company, each once", () => {
    expect(config.sources.map((source) => source.files).sort()).toEqual(
      files.map((file) => `${folder}${file.glob}`).sort(),
    );
  });

  it.each(config.sources.map((source) => [source.name, source] as const))(
    "%s maps columns that its file has, in the way the file is written",
    (_name, source) => {
      const file = fileOf(source);
      expect(source.format).toBe(file.format);
      if (file.format === "csv") expect(source.csv.delimiter ?? ",").toBe(file.delimiter ?? ",");
      expect(missingColumns(source, file.header)).toEqual([]);
    },
  );
});
