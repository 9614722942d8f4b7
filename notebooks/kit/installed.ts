import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

/** How Notebook Kit writes an npm package: name, range and path at a CDN. */
const atCdn = /^(?:https:\/\/cdn\.jsdelivr\.net\/npm\/|npm:)((?:@[^/@]+\/)?[^/@]+)(?:@[^/]+)?(\/.+)?$/;

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What Notebook Kit would fetch from a CDN, and what stands in for it. */
const standIns: Record<string, string> = {
  recommendedLibraries: here("libraries.ts"),
  fileAttachment: here("no_files.ts"),
  sampleDatasets: here("no_samples.ts"),
};

/**
 * Makes notebooks of installed packages alone, so that a page asks no server but its own. A package that a cell names as
 * `npm:d3` is the installed one; any other address, and a package that is not installed, stops the build.
 */
export function installed(): Plugin {
  return {
    name: "tessera:installed",
    enforce: "pre",
    config: () => ({
      // Bundled ahead by the development server, it would pass this plugin by
      optimizeDeps: { exclude: ["@observablehq/notebook-kit", "observable:runtime"] },
      resolve: {
        alias: [{ find: /^observable:(?:styles\/)?(.*)$/, replacement: "@observablehq/notebook-kit/$1" }],
      },
    }),
    async resolveId(source, importer) {
      const shelf = /^\.(?:\/stdlib)?\/(\w+)\.js$/.exec(source)?.[1];
      if (shelf && importer?.includes("/@observablehq/notebook-kit/")) return standIns[shelf] ?? null;
      if (!/^(?:https?|npm|jsr):/.test(source)) return null;
      const [, name, path = ""] = atCdn.exec(source) ?? [];
      if (!name)
        throw new Error(`a notebook imports an address: ${source}; install the package and name it npm:…`);
      const found = await this.resolve(name + path.replace(/\/\+esm$/, ""), here("installed.ts"));
      if (!found) throw new Error(`a notebook's package is not installed: ${name}; run npm i -D ${name}`);
      return found;
    },
  };
}
