import { execFileSync } from "node:child_process";
import { chownSync } from "node:fs";

export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** The account a server runs as: databases refuse to be root. Nothing when the tests are not root themselves. */
export function unprivileged(...names: readonly string[]): Account | null {
  if (process.getuid?.() !== 0) return null;
  for (const name of [...names, "nobody"]) {
    try {
      const id = (flag: string) =>
        Number(execFileSync("id", [flag, name], { stdio: ["ignore", "pipe", "ignore"] }));
      return { uid: id("-u"), gid: id("-g") };
    } catch {
      // This machine has no such account; the next one is tried
    }
  }
  throw new Error(`no account to run a database as: ${names.join(", ")}, nobody`);
}

export function giveTo(path: string, account: Account | null): void {
  if (account) chownSync(path, account.uid, account.gid);
}
