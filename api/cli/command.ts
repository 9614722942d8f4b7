import { Command, Option } from "commander";
import { Output } from "./output.ts";
import { openProject, type Project } from "./project.ts";

export interface CommonOptions {
  config: string;
  json?: boolean;
  quiet?: boolean;
}

export interface Run<O> {
  readonly project: Project;
  readonly output: Output;
  readonly options: O & CommonOptions;
  readonly args: readonly string[];
}

/** A command with the options that every command has, and an example under its help. */
export function command<O = object>(
  name: string,
  doc: string,
  example: string,
  work: (run: Run<O>) => Promise<void>,
): Command {
  return plainCommand<O>(name, doc, example, async (output, options, args) => {
    const project = await openProject(options.config);
    await work({ project, output, options, args });
  });
}

/** The same without a configuration. */
export function plainCommand<O = object>(
  name: string,
  doc: string,
  example: string,
  work: (output: Output, options: O & CommonOptions, args: readonly string[]) => Promise<void>,
): Command {
  return new Command(name)
    .description(doc)
    .addOption(new Option("-c, --config <file>", "configuration").default("tessera.config.ts"))
    .option("--json", "print the result as JSON, no progress")
    .option("-q, --quiet", "no progress")
    .addHelpText("after", `\nExample:\n  ${example}`)
    .action(async (...given: unknown[]) => {
      const self = given.at(-1) as Command;
      const options = self.opts<O & CommonOptions>();
      const output = new Output({ isQuiet: options.quiet === true, isJson: options.json === true });
      try {
        await work(output, options, self.args);
      } finally {
        output.stop();
      }
    });
}
