import { expect, test } from "vitest";
import { TestProject } from "./project.ts";

test("a newcomer's path: check, run, explain, run again, undo", async () => {
  using project = new TestProject();
  project.orders("orders-2025.csv", 40);

  const checked = await project.run("check");
  expect(checked.out).toContain("✓ source till: 1 files");

  const first = JSON.parse((await project.run("run", "--json")).out);
  expect(first).toMatchObject({ isNew: true, files: 1 });
  const again = JSON.parse((await project.run("run", "--json")).out);
  expect(again).toMatchObject({ isNew: false, build: first.build });

  const explained = await project.run("explain", "till:C17");
  expect(explained.code).toBe(0);
  expect(explained.out).toMatch(/^till:C17\n {2}Orders 9, net revenue €/);
  expect(explained.out).toMatch(/Tier (high|potential|secondary|low)/);

  project.orders("orders-2024.csv", 40, 2024);
  const second = JSON.parse((await project.run("run", "--json")).out);
  expect(second.build).not.toBe(first.build);
  const undone = JSON.parse((await project.run("undo", "--json")).out);
  expect(undone).toEqual({ from: second.build, to: first.build });
  expect((await project.run("builds")).out).toContain(`${first.build}  published`);
});

test("three customers are enough for a build", async () => {
  using project = new TestProject();
  project.write(
    "orders.csv",
    "Order,Line,Customer,Day,Net\nO1,1,A,2025-01-01,5\nO2,1,B,2025-01-02,7\nO3,1,C,2025-02-01,9\n",
  );
  const done = await project.run("run", "--quiet");
  expect(done.err).toBe("");
  expect(done.code).toBe(0);
});

test("each kind of failure has its exit code and one line that says what to do", async () => {
  using project = new TestProject();
  const cases: [string[], number, RegExp][] = [
    [["frobnicate"], 2, /unknown command 'frobnicate'/],
    [["run", "--config", "nowhere.ts"], 2, /no configuration at .*nowhere\.ts: name one with --config/],
    [["run"], 3, /source till has no files: orders\*\.csv matches nothing/],
    [["build"], 3, /not in the ledger: till; run `tessera load` to see why/],
    [["build", "--allow-stale"], 1, /the ledger is empty: run `tessera load` first/],
    [["publish"], 6, /nothing is built yet: run `tessera build` first/],
    [["explain", "till:C1"], 6, /nothing is published yet: run `tessera run` first/],
    [["undo"], 6, /no earlier build to go back to/],
    [["build", "--as-of", "31.12.2025"], 2, /--as-of is not a day: 31\.12\.2025/],
  ];
  for (const [args, code, message] of cases) {
    const outcome = await project.run(...args);
    expect([args, outcome.code]).toEqual([args, code]);
    expect(outcome.err).toMatch(message);
    expect(outcome.err).not.toMatch(/^\s+at /m);
  }
  project.write("tessera.config.ts", 'export default { company: { name: "X" }, source: [] };');
  const wrong = await project.run("check");
  expect(wrong.code).toBe(2);
  expect(wrong.err).toMatch(/company\.baseCurrency.*\n.*sources.*\n.*source/);
}, 120_000);

test("every command teaches with an example", async () => {
  using project = new TestProject();
  const help = await project.run("--help");
  const commands = [...help.out.matchAll(/^ {2}([a-z]+) (?:\[|<|\s)/gm)]
    .map((m) => m[1]!)
    .filter((c) => c !== "help");
  expect(commands.length).toBeGreaterThanOrEqual(11);
  const groups: Record<string, string[]> = { key: ["create"], identity: ["queue", "same", "split"] };
  const paths = commands.flatMap((c) => groups[c]?.map((sub) => [c, sub]) ?? [[c]]);
  const teach = async (path: string[]) => {
    const command = path.join(" ");
    const { out, code } = await project.run(...path, "--help");
    expect([command, code]).toEqual([command, 0]);
    expect(out).toMatch(/Examples?:\n {2}tessera /);
    expect(out).toContain("--json");
    expect(out).toContain("--quiet");
  };
  for (let i = 0; i < paths.length; i += 2) await Promise.all(paths.slice(i, i + 2).map(teach));
}, 120_000);

test("a key is shown once, listed without its secret, and revoked", async () => {
  using project = new TestProject();
  const made = JSON.parse((await project.run("key", "create", "crm", "--days", "30", "--json")).out);
  expect(made.key).toMatch(/^tessera_/);
  const listed = await project.run("key", "list", "--json");
  expect(listed.out).toContain(made.id);
  expect(listed.out).not.toContain(made.key.slice(-20));
  expect((await project.run("key", "revoke", made.id)).code).toBe(0);
  expect((await project.run("key", "list")).out).toContain("revoked");
});
