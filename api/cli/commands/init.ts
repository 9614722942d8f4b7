import { writeFile } from "node:fs/promises";
import { basename } from "node:path";
import * as clack from "@clack/prompts";
import { Command, Option } from "commander";
import { type DryRun, dryRun, Look, type Proposal, type Told, waits } from "../../../ingest/index.ts";
import { UsageError } from "../exit.ts";
import { askBasics, askColumns, Cancelled, confirmWrite, looked, show, watching } from "../init/ask.ts";
import { type InitOptions, type Plan, planOf } from "../init/options.ts";
import { reportText } from "../init/report.ts";
import { dryRunLines, presetLines, questionLines, sourceLines, titleOf } from "../init/show.ts";
import { Output } from "../output.ts";

const help = `
It looks at every file (CSV, Excel, JSON, Parquet, fixed width; gzipped or not) or every table, reads column names in
English, German and Chinese, and holds each guess against the values. Then it writes tessera.config.ts, where every
column says how sure it is, and a dry run beside it: what would be loaded, superseded and set aside. Nothing is
loaded, and your files are only read.

What the data leaves open it asks; without a terminal give --yes (its guesses are taken) and answer by --answer:
  --answer orders.day=%d/%m/%Y       the format of a day
  --answer orders.decimal=,          the decimal mark of a source
  --answer orders.net_amount=Net     the column for one of ours; - leaves it out
  --answer prices.entity=product     what a table is about
It ends with 2 while an answer is missing, and says which.

Examples:
  tessera init exports/
  tessera init exports/ --yes --currency EUR --time-zone Europe/Berlin
  ERP_URL=postgresql://reader:secret@db/erp tessera init ERP_URL`;

/** How a folder of exports or a database becomes a configuration. */
export const initCommand = new Command("init")
  .description("Look at a folder of exports or a database and propose the configuration that loads it.")
  .argument("<folder|url>", "folder, database URL, or the name of an environment variable that holds one")
  .option("-y, --yes", "take every guess and ask nothing")
  .option("--json", "print the proposal and the dry run as JSON; asks nothing")
  .option("-q, --quiet", "no progress")
  .option("-o, --out <file>", "configuration to write", "tessera.config.ts")
  .option("--force", "replace the file if it is there")
  .addOption(
    new Option("-a, --answer <key=value>", "answer to a question; may be repeated")
      .default([])
      .argParser((one: string, all: string[]) => [...all, one]),
  )
  .option("--company <name>", "the company's name; the folder's by default")
  .option("--currency <code>", "base currency; by default what the data shows")
  .option("--time-zone <zone>", "zone of business days; this machine's by default")
  .option("--system <name>", "the system of ids; the folder's name by default")
  .option("--no-dry-run", "do not try the configuration")
  .addHelpText("after", help)
  .action(async (given: string, options: InitOptions) => {
    const output = new Output({ isQuiet: options.quiet === true, isJson: options.json === true });
    try {
      await init(given, options, output);
    } finally {
      output.stop();
    }
  });

async function init(given: string, options: InitOptions, output: Output): Promise<void> {
  const plan = planOf(given, options, process.env);
  if (options.yes || options.json) return initAlone(plan, options, output);
  if (!process.stdin.isTTY || !process.stdout.isTTY)
    throw new UsageError("there is no terminal to ask at; add --yes to take every guess");
  try {
    await initTogether(plan, options);
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error;
    clack.cancel(error.message);
  }
}

const toldOf = (look: Look, plan: Plan, options: InitOptions): Told => ({
  answers: plan.answers,
  company: options.company ?? look.suggested,
  isNamed: options.company !== undefined,
  currency: options.currency ?? plan.answers.get("company.currency"),
  timeZone: {
    value: options.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    isTold: options.timeZone !== undefined,
  },
});

const lookAt = (plan: Plan, options: InitOptions, tell: (what: string) => void): Promise<Look> =>
  Look.at(plan.target, {
    tell,
    ...(plan.variable ? { variable: plan.variable } : {}),
    ...(options.system ? { system: options.system } : {}),
  });

/** Without asking: guesses are taken, what must be answered is listed, and the exit code tells. */
async function initAlone(plan: Plan, options: InitOptions, output: Output): Promise<void> {
  let seen = 0;
  const look = await lookAt(plan, options, (what) =>
    output.report({ step: "look", done: seen++, unit: "tables", note: what }),
  );
  try {
    const proposal = await look.propose(toldOf(look, plan, options));
    const { input, text } = look.write(proposal, plan.base, shownTarget(plan, look));
    const run = await tryOut(plan, look, options, input, output);
    await writeAll(plan, look, text, run);
    const open = proposal.questions.filter((q) => q.preset === null);
    output.result(
      { config: plan.out, ...asJson(proposal), dryRun: run },
      alone({ plan, look, proposal, run, given: plan.shown }),
    );
    if (open.length > 0 || isNothing(proposal)) process.exitCode = 2;
    else if ((run?.stops.length ?? 0) > 0) process.exitCode = 3;
  } finally {
    look.close();
  }
}

/** At a terminal: shows, asks, tries, and writes once told to. */
async function initTogether(plan: Plan, options: InitOptions): Promise<void> {
  clack.intro(`tessera init ${plan.shown}`);
  const watch = watching();
  watch.start("Looking");
  const look = await lookAt(plan, options, watch.tell);
  try {
    watch.stop(looked(look));
    const first = await look.propose(toldOf(look, plan, options));
    show(first);
    if (isNothing(first)) {
      clack.outro("Nothing here looks like customers, sales or contacts");
      process.exitCode = 2;
      return;
    }
    const basics = await askBasics(first);
    await askColumns(first, plan.answers);
    const settled = { ...options, ...basics };
    const proposal = await look.propose(toldOf(look, plan, settled));
    const { input, text } = look.write(proposal, plan.base, shownTarget(plan, look));
    watch.start("Trying it out");
    const run = await tryOut(plan, look, settled, input, null);
    watch.stop("Tried out; nothing has been loaded");
    if (run) clack.note(dryRunLines(run).join("\n"), "What would be loaded", { format: (line) => line });
    await confirmWrite(basename(plan.out));
    await writeAll(plan, look, text, run);
    clack.outro(next(plan, look, run).join("\n   "));
  } finally {
    look.close();
  }
}

async function tryOut(
  plan: Plan,
  look: Look,
  options: InitOptions,
  input: ReturnType<Look["write"]>["input"],
  output: Output | null,
): Promise<DryRun | null> {
  if (!options.dryRun || input.sources.length === 0) return null;
  return dryRun(input, {
    base: plan.base,
    now: new Date().toISOString(),
    secrets: look.variable ? { [look.variable]: plan.target } : {},
    ...(output ? { report: output.report } : {}),
  });
}

async function writeAll(plan: Plan, look: Look, text: string, run: DryRun | null): Promise<void> {
  await writeFile(plan.out, text);
  if (run) await writeFile(reportPath(plan), reportText(run, shownTarget(plan, look)));
}

const reportPath = ({ out }: Plan): string => `${out.replace(/(\.config)?\.[cm]?[jt]s$/, "")}.init.md`;
const isNothing = ({ sources, preset }: Proposal): boolean => sources.length === 0 && preset === null;
const shownTarget = (plan: Plan, look: Look): string => look.variable ?? plan.shown;

interface Done {
  readonly plan: Plan;
  readonly look: Look;
  readonly proposal: Proposal;
  readonly run: DryRun | null;
  readonly given: string;
}

function alone({ plan, look, proposal, run, given }: Done): string[] {
  const open = proposal.questions.filter((q) => q.preset === null);
  const { company } = proposal;
  return [
    ...presetLines(proposal),
    ...proposal.sources.flatMap((s) => [
      titleOf(s),
      ...sourceLines(s, proposal.questions).map((l) => `  ${l}`),
      "",
    ]),
    ...(proposal.unused.length > 0
      ? ["Left alone:", ...proposal.unused.map((u) => `  ${u.title}: ${u.reason}`), ""]
      : []),
    `Company ${company.name.value}; currency ${company.baseCurrency.value} (${company.baseCurrency.why}); time zone ${company.timeZone.value} (${company.timeZone.why})`,
    "",
    ...(run ? [...dryRunLines(run), ""] : []),
    ...(open.length > 0
      ? [
          `${open.length === 1 ? "One question" : `${open.length} questions`} must be answered first, in ${basename(plan.out)} or by running again:`,
          ...questionLines(open),
          `  tessera init ${given} --yes --force ${open.map((q) => `--answer '${q.id}=…'`).join(" ")}`,
          "",
        ]
      : []),
    ...next(plan, look, run),
  ];
}

function next(plan: Plan, look: Look, run: DryRun | null): string[] {
  const isUsual = basename(plan.out) === "tessera.config.ts";
  const config = isUsual ? "" : ` --config ${basename(plan.out)}`;
  const variable =
    look.variable && !plan.variable ? [`Tell it the database: export ${look.variable}='…'`] : [];
  return [
    `Wrote ${basename(plan.out)}${run ? ` and ${basename(reportPath(plan))}` : ""}`,
    ...variable,
    `Next: read the guesses in ${basename(plan.out)}, then tessera run${config}`,
  ];
}

function asJson(proposal: Proposal) {
  return {
    company: proposal.company,
    preset: proposal.preset && {
      name: proposal.preset.name,
      title: proposal.preset.title,
      roles: proposal.preset.roles,
    },
    sources: proposal.sources.map((s) => ({
      name: s.name,
      title: s.table.title,
      system: s.system,
      rows: s.table.total,
      decimal: s.decimal,
      waits: waits(proposal, s),
      entities: s.entities,
      unmapped: s.unmapped,
      columns: s.table.columns,
    })),
    unused: proposal.unused,
    questions: proposal.questions,
  };
}
