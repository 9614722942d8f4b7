import { useEffect, useState } from "preact/hooks";

/** Where the reader is: a page by its path, its filters by the query string. */
export interface Place {
  readonly path: string;
  readonly query: URLSearchParams;
}

const moved = "tessera:moved";

export const here = (): Place => ({
  path: location.pathname,
  query: new URLSearchParams(location.search),
});

export function go(to: string, { replace = false } = {}): void {
  const before = location.pathname;
  history[replace ? "replaceState" : "pushState"](null, "", to);
  if (location.pathname !== before) scrollTo(0, 0);
  else if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  dispatchEvent(new Event(moved));
}

export function address(path: string, query: URLSearchParams): string {
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

/** Follows the address bar, and keeps clicks on the product's own links (in charts too) inside the page. */
export function usePlace(): Place {
  const [place, setPlace] = useState(here);
  useEffect(() => {
    const follow = () => setPlace(here());
    const click = (event: MouseEvent) => {
      const link = (event.target as Element | null)?.closest("a");
      if (!link || event.defaultPrevented || event.button !== 0) return;
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      if (link.hasAttribute("download") || link.getAttribute("target")) return;
      const to = link.getAttribute("href") ?? link.getAttribute("xlink:href");
      if (!to?.startsWith("/") || to.startsWith("/v1/")) return;
      event.preventDefault();
      go(to);
    };
    addEventListener("popstate", follow);
    addEventListener(moved, follow);
    document.addEventListener("click", click);
    return () => {
      removeEventListener("popstate", follow);
      removeEventListener(moved, follow);
      document.removeEventListener("click", click);
    };
  }, []);
  return place;
}
