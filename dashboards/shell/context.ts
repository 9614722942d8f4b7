import { createContext } from "preact";
import { useContext, useMemo } from "preact/hooks";
import type { Facts } from "../data/client.ts";
import type { Dictionary } from "../data/dictionary.ts";
import { createFormat, type Format, type Language, localeFor } from "../format/index.ts";
import type { Theme } from "../theme/colours.ts";
import type { Words } from "../words/index.ts";

export type ThemeChoice = "system" | "light" | "dark";

/** What every component may ask of the frame around it. */
export interface App {
  readonly language: Language;
  readonly words: Words;
  readonly theme: Theme;
  readonly themeChoice: ThemeChoice;
  readonly dictionary: Dictionary;
  readonly setLanguage: (language: Language) => void;
  readonly setTheme: (choice: ThemeChoice) => void;
  readonly askKey: () => void;
}

export const AppContext = createContext<App | null>(null);

export function useApp(): App {
  const app = useContext(AppContext);
  if (!app) throw new Error("a component is used outside the app");
  return app;
}

/** The formats for the reader's language and the company's currency and zone. */
export function useFormat(facts: Pick<Facts, "currency" | "timezone">): Format {
  const { language } = useApp();
  const { currency, timezone } = facts;
  return useMemo(
    () => createFormat({ language, locale: localeFor(language, navigator.languages), currency, timezone }),
    [language, currency, timezone],
  );
}
