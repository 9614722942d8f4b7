import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { UsageError } from "../exit.ts";

export interface InitOptions {
  yes?: boolean;
  json?: boolean;
  quiet?: boolean;
  out: string;
  force?: boolean;
  answer: string[];
  company?: string;
  currency?: string;
  timeZone?: string;
  system?: string;
  dryRun: boolean;
}

export interface Plan {
  /** A folder or a URL. */
  readonly target: string;
  /** What the target is called in messages and files: never a URL. */
  readonly shown: string;
  readonly variable: string | undefined;
  /** Full path of the configuration to be, and the folder it is in. */
  readonly out: string;
  readonly base: string;
  readonly answers: Map<string, string>;
}

/** Checks what was asked for before anything is looked at. */
export function planOf(
  given: string,
  options: InitOptions,
  env: Readonly<Record<string, string | undefined>>,
): Plan {
  const out = resolve(options.out);
  if (existsSync(out) && !options.force) {
    throw new UsageError(
      `${options.out} is there already; write elsewhere with --out other.config.ts, or replace it with --force`,
    );
  }
  if (options.currency && !/^[A-Z]{3}$/.test(options.currency))
    throw new UsageError(`--currency is no ISO 4217 code: ${options.currency}; write it as EUR`);
  if (options.system && !/^[a-z][a-z0-9_-]*$/.test(options.system))
    throw new UsageError(`--system is no name: ${options.system}; use lower-case letters, digits, - and _`);
  const answers = new Map(options.answer.map(answerOf));
  const fromEnv = /^[A-Z][A-Z0-9_]*$/.test(given) ? env[given] : undefined;
  const isUrl = /^[a-z][a-z0-9+]*:\/\//i.test(given);
  const shown = fromEnv ? given : isUrl ? "<url>" : given;
  return {
    target: fromEnv ?? given,
    shown,
    variable: fromEnv ? given : undefined,
    out,
    base: dirname(out),
    answers,
  };
}

function answerOf(text: string): [string, string] {
  const at = text.indexOf("=");
  if (at < 1) throw new UsageError(`--answer is not understood: ${text}; write it as orders.day=%d/%m/%Y`);
  return [text.slice(0, at), text.slice(at + 1)];
}
