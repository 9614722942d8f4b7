import type { Format } from "../../format/index.ts";
import { Block } from "../../shell/block.tsx";
import { useApp } from "../../shell/context.ts";
import type { DataPageData } from "./load.ts";

export function BuildBlock({ data, format }: { data: DataPageData; format: Format }) {
  const { words, dictionary } = useApp();
  const { data: own, shell } = words;
  const build = data.build.rows[0];
  if (!build) return null;
  const facts = [
    [own.company, build.company, "company"],
    [shell.build, build.build, "build"],
    [own.builtAt, format.instant(build.built_at), "built_at"],
    [shell.asOf, format.day(build.as_of), "as_of"],
    [shell.dataTo, format.day(build.data_as_of), "data_as_of"],
    [shell.currency, build.currency, "currency"],
    [shell.timezone, build.timezone, "timezone"],
    [own.version, build.version, "version"],
    [own.seed, String(build.seed), "seed"],
  ] as const;
  return (
    <Block id="build" span={4} title={own.buildTitle} subtitle={dictionary.define("build", "build")}>
      <dl class="facts">
        {facts.map(([label, value, column]) => (
          <div key={column} data-tip={label} data-definition={dictionary.define("build", column)}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Block>
  );
}
