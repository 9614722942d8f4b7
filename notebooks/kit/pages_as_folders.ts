import type { Plugin } from "vite";

/** Writes `segments.html` as `segments/index.html`, so that any static server finds it at /notebooks/segments. */
export function pagesAsFolders(): Plugin {
  return {
    name: "tessera:pages-as-folders",
    enforce: "post",
    generateBundle(_, bundle) {
      for (const page of Object.values(bundle)) {
        page.fileName = page.fileName.replace(/^(.+)\.html$/, "$1/index.html");
      }
    },
  };
}
