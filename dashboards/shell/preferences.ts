import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import type { Language } from "../format/index.ts";
import { applyTheme, themes } from "../theme/apply.ts";
import type { Theme } from "../theme/colours.ts";
import type { ThemeChoice } from "./context.ts";

const stored = <T extends string>(name: string, allowed: readonly T[]): T | null => {
  const value = localStorage.getItem(`tessera.${name}`);
  return allowed.find((one) => one === value) ?? null;
};

/** The language that was chosen, else the browser's, else English. */
export function useLanguage(): [Language, (language: Language) => void] {
  const [language, setLanguage] = useState<Language>(
    () =>
      stored("language", ["en", "zh"]) ??
      ((navigator.languages
        .map((tag) => tag.slice(0, 2).toLowerCase())
        .find((tag) => tag === "en" || tag === "zh") ?? "en") as Language),
  );
  useEffect(() => {
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  }, [language]);
  return [
    language,
    (chosen) => {
      localStorage.setItem("tessera.language", chosen);
      setLanguage(chosen);
    },
  ];
}

/** The theme that was chosen, else the system's, followed as it changes. */
export function useTheme(): [ThemeChoice, Theme, (choice: ThemeChoice) => void] {
  const [choice, setChoice] = useState<ThemeChoice>(() => stored("theme", ["light", "dark"]) ?? "system");
  const [isDark, setDark] = useState(() => matchMedia("(prefers-color-scheme: dark)").matches);
  useEffect(() => {
    const media = matchMedia("(prefers-color-scheme: dark)");
    const follow = () => setDark(media.matches);
    media.addEventListener("change", follow);
    return () => media.removeEventListener("change", follow);
  }, []);
  const theme = themes[choice === "system" ? (isDark ? "dark" : "light") : choice];
  // Before the first paint, or the page would flash.
  useLayoutEffect(() => applyTheme(theme, document.documentElement), [theme]);
  return [
    choice,
    theme,
    (chosen) => {
      localStorage.setItem("tessera.theme", chosen);
      setChoice(chosen);
    },
  ];
}

/** Whether the page is as narrow as a phone. */
export function useNarrow(): boolean {
  const query = "(max-width: 719px)";
  const [isNarrow, setNarrow] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const media = matchMedia(query);
    const follow = () => setNarrow(media.matches);
    media.addEventListener("change", follow);
    return () => media.removeEventListener("change", follow);
  }, []);
  return isNarrow;
}
