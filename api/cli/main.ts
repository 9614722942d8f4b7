import { Command, CommanderError } from "commander";
import { namedDiskError } from "../../ingest/index.ts";
import { buildCommand } from "./commands/build.ts";
import { buildsCommand } from "./commands/builds.ts";
import { checkCommand } from "./commands/check.ts";
import { demoCommand } from "./commands/demo.ts";
import { dictionaryCommand } from "./commands/dictionary.ts";
import { explainCommand } from "./commands/explain.ts";
import { identityCommand } from "./commands/identity/index.ts";
import { initCommand } from "./commands/init.ts";
import { keyCommand } from "./commands/key.ts";
import { loadCommand } from "./commands/load.ts";
import { modelCommand } from "./commands/model.ts";
import { publishCommand } from "./commands/publish.ts";
import { quarantineCommand } from "./commands/quarantine.ts";
import { runCommand } from "./commands/run.ts";
import { serveCommand } from "./commands/serve.ts";
import { undoCommand } from "./commands/undo.ts";
import { exitCodeOf, exitCodes } from "./exit.ts";
import { version } from "./project.ts";

const commands = [
  initCommand,
  demoCommand,
  runCommand,
  loadCommand,
  buildCommand,
  publishCommand,
  serveCommand,
  explainCommand,
  modelCommand,
  identityCommand,
  undoCommand,
  buildsCommand,
  checkCommand,
  quarantineCommand,
  keyCommand,
  dictionaryCommand,
];

function program(): Command {
  const root = new Command("tessera")
    .description("Customer intelligence from a company's own orders and interactions")
    .version(version())
    .addHelpText(
      "after",
      `
The straight line: load → build → publish → serve; run does the first three.

Exit codes:
${Object.entries(exitCodes)
  .map(([code, meaning]) => `  ${code}  ${meaning}`)
  .join("\n")}

Example:
  tessera run && tessera serve`,
    )
    .exitOverride();
  for (const command of commands) root.addCommand(command.exitOverride());
  return root;
}

/** Runs one command and gives the exit code. Errors are one line for a person; DEBUG=tessera adds the stack. */
export async function main(argv: readonly string[]): Promise<number> {
  try {
    await program().parseAsync(argv);
    return Number(process.exitCode ?? 0);
  } catch (thrown) {
    const error = namedDiskError(thrown);
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const isDebug = process.env.DEBUG?.includes("tessera");
    process.stderr.write(`${isDebug && error instanceof Error ? error.stack : `Error: ${message(error)}`}\n`);
    return exitCodeOf(error);
  }
}

const message = (error: unknown): string => (error instanceof Error ? error.message : String(error));
