import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { observable } from "@observablehq/notebook-kit/vite";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dark, light } from "../../dashboards/theme/colours.ts";
import * as palette from "../../notebooks/kit/colours.ts";
import { installed } from "../../notebooks/kit/installed.ts";
import { buildNotebooks, filesOf } from "./build.ts";

let folder: string;
let files: Map<string, string>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tessera-notebooks-"));
  await buildNotebooks(join(folder, "one"));
  files = await filesOf(join(folder, "one"));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test("a notebook is built as a folder with a page, which any static server finds under its name", () => {
  expect([...files.keys()]).toContain("segments/index.html");
});

test("the built files name no other origin", () => {
  // The names of XML's namespaces look like addresses and are none.
  const namespace = /^https?:\/\/www\.w3\.org\/(1998|1999|2000|XML)\//;
  const addresses = [...files].flatMap(([path, text]) =>
    [...text.matchAll(/(?:https?:)?\/\/[a-z0-9-]+\.[a-z0-9.-]+[^\s"'`)]*/gi)].map(([address]) => ({
      path,
      address,
    })),
  );
  expect(addresses.length).toBeGreaterThan(0);
  expect(addresses.filter(({ address }) => !namespace.test(address))).toEqual([]);
});

test("scripts and styles come from files below /notebooks/, none is written into the page", () => {
  const page = files.get("segments/index.html")!;
  const scripts = [...page.matchAll(/<script\b([^>]*)>(.*?)<\/script>/gs)];
  expect(scripts.length).toBeGreaterThan(0);
  for (const [, attributes, body] of scripts) {
    expect(attributes).toContain('src="/notebooks/assets/');
    expect(body!.trim()).toBe("");
  }
});

test("the same sources give the same bytes", async () => {
  await buildNotebooks(join(folder, "two"));
  expect(await filesOf(join(folder, "two"))).toEqual(files);
});

describe("a cell that would fetch from elsewhere stops the build:", () => {
  const node_modules = fileURLToPath(new URL("../../node_modules", import.meta.url));

  async function buildCell(name: string, cell: string): Promise<unknown> {
    const root = join(folder, name);
    await mkdir(root);
    await symlink(node_modules, join(root, "node_modules"), "junction");
    const page = join(root, "cell.html");
    await writeFile(page, `<!doctype html><notebook><script type="module">${cell}</script></notebook>`);
    return build({
      configFile: false,
      root,
      logLevel: "silent",
      plugins: [installed(), observable({})],
      build: { target: "es2022", rolldownOptions: { input: page } },
    });
  }

  test("a package that is not installed", async () => {
    await expect(buildCell("missing", 'import * as x from "npm:left-pad";')).rejects.toThrow(
      /not installed: left-pad/,
    );
  });

  test("an address", async () => {
    await expect(buildCell("address", 'import "https://example.com/x.js";')).rejects.toThrow(
      /imports an address: https:\/\/example\.com\/x\.js/,
    );
  });

  test("while an installed package may be named", async () => {
    await expect(
      buildCell("there", 'import { sum } from "npm:d3-array"; display(sum([1, 2]));'),
    ).resolves.toBeDefined();
  });
});

test("tiers, ink and ground have the colours of the dashboards", () => {
  for (const [notebook, dashboards] of [
    [palette.light, light],
    [palette.dark, dark],
  ] as const) {
    expect(dashboards).toMatchObject(notebook);
  }
});

test("the page's style sheet gives tiers the same colours as the figures", async () => {
  const css = [...files]
    .filter(([path]) => path.endsWith(".css"))
    .map(([, text]) => text)
    .join("\n");
  for (const [tier, colour] of Object.entries(palette.light.tier)) {
    const declared = [...css.matchAll(new RegExp(`--tier-${tier}: ?(#[0-9a-f]{3,6})`, "gi"))].map(
      ([, found]) => found!.toUpperCase(),
    );
    expect(declared).toEqual([colour, palette.dark.tier[tier as keyof typeof palette.dark.tier]]);
  }
});
