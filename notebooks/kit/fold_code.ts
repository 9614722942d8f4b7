import type { Plugin } from "vite";

/** Puts the code of each cell behind a line to open it: there for who wants to know, out of the way of who reads. */
export function foldCode(): Plugin {
  return {
    name: "tessera:fold-code",
    transformIndexHtml: {
      order: "pre",
      handler: (html) =>
        html.replace(
          /<pre\b[^>]*><code class="language-js">.*?<\/code><\/pre>/gs,
          (code) => `<details class="code"><summary>Code</summary>${code}</details>`,
        ),
    },
  };
}
