import { useApp } from "./context.ts";
import { Search } from "./search.tsx";

const pages = [
  ["executive", "/"],
  ["segments", "/segments"],
  ["customers", "/customers"],
  ["models", "/models"],
  ["data", "/data"],
] as const;

export function Top({ path }: { path: string }) {
  const { words, theme } = useApp();
  const { shell } = words;
  const isHere = (address: string) => (address === "/" ? path === "/" : path.startsWith(address));
  return (
    <header class="top">
      <div class="top-inner">
        <a class="brand" href="/">
          <svg viewBox="0 0 32 32" aria-hidden="true">
            <rect x="2" y="2" width="13" height="13" rx="2.5" fill={theme.tier.high} />
            <rect x="17" y="2" width="13" height="13" rx="2.5" fill={theme.tier.potential} />
            <rect x="2" y="17" width="13" height="13" rx="2.5" fill={theme.tier.secondary} />
            <rect x="17" y="17" width="13" height="13" rx="2.5" fill={theme.tier.low} />
          </svg>
          {shell.product}
        </a>
        <nav class="nav" aria-label={shell.navigation}>
          {pages.map(([page, address]) => (
            <a key={page} href={address} aria-current={isHere(address) ? "page" : undefined}>
              {shell.pages[page]}
            </a>
          ))}
        </nav>
        <Search id="search" label={shell.search} />
      </div>
    </header>
  );
}
