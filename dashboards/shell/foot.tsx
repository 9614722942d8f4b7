import type { Facts, ViewRow } from "../data/client.ts";
import { type Language, missing } from "../format/index.ts";
import { type ThemeChoice, useApp, useFormat } from "./context.ts";

/** The thin bar: which day, which data, which build; language and theme. */
export function Foot({ facts, sources }: { facts: Facts | null; sources: readonly ViewRow<"source">[] }) {
  const { words, language, themeChoice, setLanguage, setTheme } = useApp();
  const { shell } = words;
  const other: Language = language === "en" ? "zh" : "en";
  return (
    <footer class="foot">
      <div class="foot-inner">
        <h2 class="hidden">{shell.footer}</h2>
        {facts && <FootFacts facts={facts} sources={sources} />}
        <div class="foot-tools">
          <button
            type="button"
            class="quiet"
            lang={other === "zh" ? "zh-CN" : "en"}
            onClick={() => setLanguage(other)}
          >
            {shell.otherLanguage}
          </button>
          <label>
            <span class="hidden">{shell.theme}</span>
            <select
              value={themeChoice}
              onChange={(event) => setTheme(event.currentTarget.value as ThemeChoice)}
            >
              {(["system", "light", "dark"] as const).map((choice) => (
                <option key={choice} value={choice}>
                  {shell.theme}: {shell.themes[choice]}
                </option>
              ))}
            </select>
          </label>
        </div>
      </div>
    </footer>
  );
}

function FootFacts({ facts, sources }: { facts: Facts; sources: readonly ViewRow<"source">[] }) {
  const { words } = useApp();
  const { shell, columns } = words;
  const format = useFormat(facts);
  const freshness = sources
    .map(({ source, last_day }) => `${source}: ${last_day ? format.day(last_day) : missing}`)
    .join("\n");
  return (
    <dl>
      <div>
        <dt>{shell.asOf}</dt>
        <dd>{format.day(facts.as_of)}</dd>
      </div>
      <div data-tip={`${columns.last_day}\n${freshness}`}>
        <dt>{shell.dataTo}</dt>
        <dd>
          <a href="/data#sources">{format.day(facts.data_as_of)}</a>
        </dd>
      </div>
      <div>
        <dt>{shell.currency}</dt>
        <dd>{facts.currency}</dd>
      </div>
      <div>
        <dt>{shell.timezone}</dt>
        <dd>{facts.timezone}</dd>
      </div>
      <div
        data-tip={`${words.data.builtAt} ${format.instant(facts.built_at)}\n${shell.build}: ${facts.build}`}
      >
        <dt>{shell.build}</dt>
        <dd>
          <a href="/data#build">{facts.build.slice(0, 8)}</a>
        </dd>
      </div>
    </dl>
  );
}
