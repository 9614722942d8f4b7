import { userInfo } from "node:os";
import {
  type Decision,
  ledgerFolder,
  type NewDecision,
  readDecisions,
  recordDecisions,
  standing,
} from "../../../../ingest/index.ts";
import { command, type Run } from "../../command.ts";
import { NotFoundError, UsageError } from "../../exit.ts";
import type { Project } from "../../project.ts";
import { published } from "../../published.ts";
import { type Alias, aliasesOf } from "./published.ts";

interface Said {
  by?: string;
  note?: string;
}

const next = "It takes effect with the next build: tessera build && tessera publish";

const same = command<Said>(
  "same",
  "Say that two records are of one customer.",
  "tessera identity same erp:C10042 crm:A-00007 --note 'asked them'",
  (run) => decide(run, "same"),
);

const different = command<Said>(
  "different",
  "Say that two records are of different customers, whatever they have in common.",
  "tessera identity different erp:C10042 crm:A-00007",
  (run) => decide(run, "different"),
);

for (const one of [same, different]) {
  one.argument("<a>", "one id, as system:id").argument("<b>", "the other id");
}

async function decide(run: Run<Said>, kind: "same" | "different"): Promise<void> {
  const { project, output, args } = run;
  const [a, b] = args as [string, string];
  if (a === b) throw new UsageError(`both ids are ${a}; name two`);
  const [one, other] = await published(project, async (db) => [
    await aliasesOf(db, a),
    await aliasesOf(db, b),
  ]);
  const [made] = await record(run, [{ kind, a, b }]);
  const isOne = one[0]!.customer_key === other[0]!.customer_key;
  const already = isOne === (kind === "same") ? ` (as the published build has it)` : "";
  output.result(made, [`Decision ${made!.n}: ${a} and ${b} are ${kind}${already}`, next]);
}

const split = command<Said>(
  "split",
  "Say that the records named are not of the customer they are held to be of; they stay one with each other.",
  "tessera identity split crm:A-00007 crm:A-00019",
  async (run) => {
    const { project, output, args } = run;
    const members = await published(project, (db) => aliasesOf(db, args[0]!));
    const known = new Set(members.map((m) => m.alias_key));
    const stranger = args.find((id) => !known.has(id));
    if (stranger) {
      throw new UsageError(
        `${stranger} is not a record of ${members[0]!.customer_key}; split the records of one customer at a time`,
      );
    }
    const leaving = new Set(args);
    const staying = members.filter((m: Alias) => !leaving.has(m.alias_key));
    if (staying.length === 0) {
      throw new UsageError(
        `${members[0]!.customer_key} has no other record to be split from: ${[...known].join(", ")}; name fewer`,
      );
    }
    const pairs = [...leaving].flatMap((a) =>
      staying.map((m) => ({ kind: "different" as const, a, b: m.alias_key })),
    );
    const made = await record(run, pairs);
    output.result(made, [...made.map((d) => `Decision ${d.n}: ${d.a} and ${d.b} are different`), next]);
  },
).argument("<id...>", "the records to split off, as system:id");

const undo = command<Said>(
  "undo",
  "Take a decision back, by its number.",
  "tessera identity undo 3",
  async (run) => {
    const { project, output, args } = run;
    const decisions = await readDecisions(ledgerFolder(project.config, project.base));
    const wanted = decisions.find((d) => String(d.n) === args[0]);
    if (!wanted) {
      throw new NotFoundError(`no such decision: ${args[0]}; tessera identity log lists them`);
    }
    const isInForce = standing(decisions).some((d) => d.n === wanted.n);
    if (wanted.kind !== "undo" && !isInForce) {
      throw new UsageError(`decision ${wanted.n} is no longer in force; tessera identity log says why`);
    }
    const [made] = await record(run, [{ kind: "undo", a: wanted.a, b: String(wanted.n) }]);
    output.result(made, [`Decision ${made!.n}: decision ${wanted.n} is taken back`, next]);
  },
).argument("<n>", "number of the decision");

export const deciding = [same, different, split, undo];
for (const one of deciding) {
  one
    .option("--by <name>", "who says so; the user of this machine by default")
    .option("--note <text>", "why");
}

async function record(
  { project, options }: { project: Project; options: Said },
  made: readonly Pick<NewDecision, "kind" | "a" | "b">[],
): Promise<Decision[]> {
  const { config, base } = project;
  const who = options.by ?? userInfo().username;
  const when = new Date().toISOString();
  const note = options.note ? { note: options.note } : {};
  return recordDecisions(
    ledgerFolder(config, base),
    made.map((one) => ({ ...one, who, when, ...note })),
  );
}
