import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const order = ["ingest", "models", "api", "dashboards", "notebooks"];

const files = (folder: string, pattern: RegExp): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && pattern.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .filter((name) => !name.includes("/dist/"));

const sources = order.flatMap((folder) => files(folder, /\.(ts|tsx|mjs)$/));
const text = (name: string): string => readFileSync(join(root, name), "utf8");

function imports(name: string): { target: string; isTypeOnly: boolean }[] {
  const found = text(name).matchAll(
    /^\s*(?:import|export)\s+(type\s)?[^;]*?from\s+"([^"]+)"|import\("([^"]+)"\)/gm,
  );
  return [...found].map(([, type, from, lazy]) => ({
    target: (from ?? lazy)!,
    isTypeOnly: type !== undefined,
  }));
}

const local = (name: string, target: string): string =>
  relative(root, resolve(root, dirname(name), target)).replaceAll("\\", "/");

test("imports go to the left and through the front door", () => {
  const wrong = sources.flatMap((name) =>
    imports(name)
      .filter(({ target }) => target.startsWith("."))
      .map(({ target }) => local(name, target))
      .filter((target) => {
        const [from, to] = [name.split("/")[0]!, target.split("/")[0]!];
        if (from === to || !order.includes(to)) return false;
        const isFrontDoor = target === `${to}/index.ts` || target === "api/client.ts";
        return order.indexOf(to) > order.indexOf(from) || !isFrontDoor;
      })
      .map((target) => `${name} imports ${target}`),
  );
  expect(wrong).toEqual([]);
});

test("the browser imports nothing of the product but the API's client", () => {
  const wrong = sources
    .filter((name) => /^(dashboards|notebooks)\//.test(name) && !name.endsWith("vite.config.ts"))
    .flatMap((name) =>
      imports(name)
        .filter(({ target }) => target.startsWith("."))
        .map(({ target }) => local(name, target))
        .filter((target) => /^(ingest|models|api)\//.test(target) && target !== "api/client.ts")
        .map((target) => `${name} imports ${target}`),
    );
  expect(wrong).toEqual([]);
});

test("the client that a browser imports has no import that exists at run time", () => {
  expect(imports("api/client.ts").filter((i) => !i.isTypeOnly)).toEqual([]);
});

test("one file imports the database driver", () => {
  const importers = sources.filter((name) =>
    imports(name).some(({ target }) => target.startsWith("@duckdb/")),
  );
  expect(importers).toEqual(["ingest/warehouse/duckdb.ts"]);
});

test("only the command line reads its arguments and the environment", () => {
  const readers = sources.filter(
    (name) => !name.startsWith("api/cli/") && /process\.(argv|env)\b/.test(text(name)),
  );
  expect(readers.filter((name) => !name.endsWith("vite.config.ts"))).toEqual([]);
});

test("below the command line there is no clock and, but for one file, no chance", () => {
  const below = sources.filter((name) => /^(ingest|models)\//.test(name));
  const clock = /\bnew Date\(\)|\bDate\.now\(|\bnow\(\)|current_date|current_timestamp/;
  expect(below.filter((name) => clock.test(text(name)))).toEqual([]);
  expect(below.filter((name) => /Math\.random\(/.test(text(name)))).toEqual([]);
});

test("no SQL asks for the time or for chance", () => {
  const sql = [...files("ingest", /\.sql$/), ...files("models", /\.sql$/)];
  expect(sql.length).toBeGreaterThan(20);
  const forbidden = /\b(now|today|random|uuid|gen_random_uuid|setseed)\s*\(|current_date|current_timestamp/i;
  expect(sql.filter((name) => forbidden.test(text(name)))).toEqual([]);
});

test("there is no bag of helpers", () => {
  expect(sources.filter((name) => /\/(utils?|helpers?|common|misc)\.tsx?$/.test(name))).toEqual([]);
});
