import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { observable } from "@observablehq/notebook-kit/vite";
import { defineConfig } from "vite";
import { foldCode } from "./kit/fold_code.ts";
import { installed } from "./kit/installed.ts";
import { pagesAsFolders } from "./kit/pages_as_folders.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Every notebook of the folder is served below /notebooks/ under its own name. */
const pages = readdirSync(here(".")).filter((name) => name.endsWith(".html"));

export default defineConfig({
  root: here("."),
  base: "/notebooks/",
  appType: "mpa",
  publicDir: false,
  plugins: [installed(), observable({ template: here("kit/page.html") }), foldCode(), pagesAsFolders()],
  build: {
    target: "es2022",
    outDir: "dist",
    emptyOutDir: true,
    chunkSizeWarningLimit: 900,
    rolldownOptions: { input: pages.map(here) },
  },
  server: { proxy: { "/v1": "http://127.0.0.1:4870" } },
});
