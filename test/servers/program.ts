import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { createServer } from "node:net";
import { delimiter, join } from "node:path";
import type { Account } from "./account.ts";

/** Where a program is: in a folder of PATH or in one of those given, where packages put it off the PATH. */
export function findProgram(names: readonly string[], folders: readonly string[]): string | null {
  const all = [...folders, ...(process.env.PATH ?? "").split(delimiter)];
  for (const name of names)
    for (const folder of all) if (existsSync(join(folder, name))) return join(folder, name);
  return null;
}

/** Folders of each version of a package, the newest first. */
export function versions(folder: string, below: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(folder, version, below));
}

/** A port of 127.0.0.1 that nobody uses. */
export const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

/** What a program is run with: as whom, and where its temporary files go, apart from those of its like. */
export interface Surroundings {
  readonly account: Account | null;
  readonly folder: string;
}

const optionsOf = ({ account, folder }: Surroundings) => ({
  cwd: "/",
  env: { ...process.env, TMPDIR: folder },
  ...account,
});

export function runProgram(path: string, args: readonly string[], surroundings: Surroundings): void {
  execFileSync(path, [...args], { stdio: ["ignore", "ignore", "pipe"], ...optionsOf(surroundings) });
}

/** A process that is ended with this one, whatever happens. */
export class Program {
  private readonly child: ChildProcess;
  private readonly end = () => this.child.kill("SIGKILL");
  said = "";

  constructor(path: string, args: readonly string[], surroundings: Surroundings) {
    this.child = spawn(path, [...args], { stdio: ["ignore", "pipe", "pipe"], ...optionsOf(surroundings) });
    for (const stream of [this.child.stdout!, this.child.stderr!])
      stream.on("data", (text) => {
        this.said = `${this.said}${text}`.slice(-10_000);
      });
    process.once("exit", this.end);
  }

  /** Tries until a question is answered. */
  async answers(question: () => Promise<void>): Promise<void> {
    let last: unknown;
    for (let tries = 0; tries < 300 && this.child.exitCode === null; tries++) {
      try {
        return await question();
      } catch (error) {
        last = error;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
    await this.stop("SIGKILL");
    throw new Error(`the server did not start: ${this.said}`, { cause: last });
  }

  async stop(signal: NodeJS.Signals): Promise<void> {
    process.removeListener("exit", this.end);
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = new Promise((resolve) => this.child.once("exit", resolve));
    this.child.kill(signal);
    await gone;
  }
}
