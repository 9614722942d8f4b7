import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { TestProject } from "./project.ts";

const orders = (days: readonly string[]): string =>
  [
    "Order No,Line,Customer No,Customer Name,Order Date,Qty,Net Amount,Currency",
    ...days.map((day, i) => `O${i},1,C${i % 4},Customer ${i % 4},${day},${1 + (i % 3)},${10 + i}.50,EUR`),
  ].join("\n");

const proven = [
  "13/01/2025",
  "02/02/2025",
  "03/03/2025",
  "28/04/2025",
  "05/05/2025",
  "06/06/2025",
  "19/07/2025",
  "08/08/2025",
];
const open = ["01/02/2025", "02/02/2025", "03/03/2025", "04/04/2025", "05/05/2025", "06/07/2025"];

/** A project without a configuration, with exports in a folder of their own. */
function started(files: Readonly<Record<string, string>>): TestProject {
  const project = new TestProject();
  rmSync(join(project.folder, "tessera.config.ts"));
  for (const [name, content] of Object.entries(files)) {
    const path = join(project.folder, "exports", name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  return project;
}

const read = (project: TestProject, name: string): string => readFileSync(join(project.folder, name), "utf8");

test("init --yes writes a configuration that run takes as it is", async () => {
  using project = started({ "orders-2025.csv": orders(proven) });
  const init = await project.run(
    "init",
    "exports",
    "--yes",
    "--time-zone",
    "Europe/Berlin",
    "--company",
    "Muster GmbH",
  );
  expect(init).toMatchObject({ code: 0 });
  expect(init.out).toContain("8 lines of 8 orders by 4 customers, 2025-01-13 to 2025-08-08: net 112.00 EUR");
  const config = read(project, "tessera.config.ts");
  expect(config).toContain('baseCurrency: "EUR", // sure: every amount is in it');
  expect(config).toContain('name: "Muster GmbH", // asked: you said so');
  expect(config).toContain('format: "%d/%m/%Y"');
  expect(read(project, "tessera.init.md")).toContain('"customer_id":"exports:C0"');
  const run = await project.run("run", "--quiet");
  expect(run).toMatchObject({ code: 0 });
  expect(run.out).toContain("Ledger: 8 rows of 1 files");
});

test("init never replaces a configuration that is there, nor asks without a terminal", async () => {
  using project = new TestProject();
  const before = read(project, "tessera.config.ts");
  const refused = await project.run("init", ".", "--yes");
  expect(refused.code).toBe(2);
  expect(refused.err).toContain(
    "tessera.config.ts is there already; write elsewhere with --out other.config.ts, or replace it with --force",
  );
  expect(read(project, "tessera.config.ts")).toBe(before);
  const alone = await project.run("init", ".", "--out", "other.config.ts");
  expect(alone.code).toBe(2);
  expect(alone.err).toContain("add --yes");
  expect(existsSync(join(project.folder, "other.config.ts"))).toBe(false);
});

test("a question that nothing answers ends init with 2, and its answer with 0", async () => {
  using project = started({ "orders.csv": orders(open) });
  const asked = await project.run("init", "exports", "--json");
  expect(asked.code).toBe(2);
  const { questions, sources } = JSON.parse(asked.out);
  expect(questions).toEqual([expect.objectContaining({ id: "orders.day", preset: null })]);
  expect(sources).toEqual([expect.objectContaining({ name: "orders", waits: true })]);
  const unready = await project.run("run");
  expect(unready.code).toBe(2);
  expect(unready.err).toContain("order_line.day is required");
  const answered = await project.run(
    "init",
    "exports",
    "--yes",
    "--force",
    "--answer",
    "orders.day=%m/%d/%Y",
  );
  expect(answered.code).toBe(0);
  expect(read(project, "tessera.config.ts")).toContain(
    'day: { from: "Order Date", format: "%m/%d/%Y" }, // asked',
  );
});

test("what is neither a folder nor a database is said to be so, without a URL's password", async () => {
  using project = started({});
  const none = await project.run("init", "nowhere", "--yes");
  expect(none).toMatchObject({ code: 3 });
  expect(none.err).toContain("nowhere is no folder and no database URL");
  const closed = await project.run("init", "postgresql://reader:hunter2@127.0.0.1:1/erp", "--yes");
  expect(closed.code).toBe(3);
  expect(closed.err + closed.out).not.toContain("hunter2");
});
