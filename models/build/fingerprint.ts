import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Config, Ledger } from "../../ingest/index.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * A build's id: twelve hex digits over everything its numbers are a function of: the ledger, the parts of the
 * configuration that can change a number, the as-of day, and the program that computes it.
 */
export async function fingerprint(config: Config, ledger: Ledger, asOf: string | undefined): Promise<string> {
  const { company, sources, models, tiers, seed } = config;
  const hash = createHash("sha256");
  hash.update(ledger.fingerprint());
  hash.update(JSON.stringify({ company, sources, models, tiers, seed, asOf: asOf ?? null }));
  for (const folder of ["ingest", "models"]) {
    const names = (await readdir(join(root, folder), { recursive: true })).filter((n) =>
      /\.(ts|sql)$/.test(n),
    );
    for (const name of names.sort()) {
      hash.update(name.replaceAll("\\", "/"));
      hash.update(await readFile(join(root, folder, name)));
    }
  }
  return hash.digest("hex").slice(0, 12);
}
