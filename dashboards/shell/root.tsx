import { useMemo, useState } from "preact/hooks";
import { dictionary } from "../data/dictionary.ts";
import { useBatch } from "../data/use_batch.ts";
import { pageAt } from "../pages/index.tsx";
import { words } from "../words/index.ts";
import { Banners } from "./banners.tsx";
import { type App, AppContext } from "./context.ts";
import { Foot } from "./foot.tsx";
import { KeyPrompt } from "./key_prompt.tsx";
import { usePlace } from "./place.ts";
import { useLanguage, useTheme } from "./preferences.ts";
import { Tooltip } from "./tooltip.tsx";
import { Top } from "./top.tsx";

/** Language, theme and key: what is there before any number. */
export function Root() {
  const [language, setLanguage] = useLanguage();
  const [themeChoice, theme, setTheme] = useTheme();
  const [isAsking, setAsking] = useState(false);
  const [keys, setKeys] = useState(0);
  const app: App = {
    language,
    words: words[language],
    theme,
    themeChoice,
    dictionary: dictionary([], language),
    setLanguage,
    setTheme,
    askKey: () => setAsking(true),
  };
  return (
    <AppContext.Provider value={app}>
      <Frame
        key={keys}
        isAsking={isAsking}
        onKey={() => {
          setAsking(false);
          setKeys(keys + 1);
        }}
        app={app}
      />
    </AppContext.Provider>
  );
}

function Frame({ app, isAsking, onKey }: { app: App; isAsking: boolean; onKey: () => void }) {
  const place = usePlace();
  const about = useBatch("about", async (client, request) => {
    const [sources, { tables }, { stale }] = await Promise.all([
      client.table("source", {}, request),
      client.tables(request),
      client.builds(request),
    ]);
    return { sources, tables, stale };
  });
  const tables = about.value?.tables;
  const informed = useMemo(
    () => ({ ...app, dictionary: dictionary(tables ?? [], app.language) }),
    [app, tables],
  );
  const { Page, id } = pageAt(place.path);
  return (
    <AppContext.Provider value={informed}>
      <div class="frame">
        <a class="skip button" href="#content">
          {app.words.shell.skip}
        </a>
        <Top path={place.path} />
        {about.value && <Banners facts={about.value.sources} stale={about.value.stale} />}
        <main class="page" id="content" tabIndex={-1}>
          {isAsking ? <KeyPrompt onKey={onKey} /> : <Page key={id} place={place} />}
        </main>
        <Foot facts={about.value?.sources ?? null} sources={about.value?.sources.rows ?? []} />
      </div>
      <Tooltip />
    </AppContext.Provider>
  );
}
