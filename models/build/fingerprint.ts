import { createHash, type Hash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Config, type Ledger, rememberedIdentity } from "../../ingest/index.ts";

const short = (hash: Hash) => hash.digest("hex").slice(0, 12);

const root = fileURLToPath(new URL("../..", import.meta.url));

/** What a build's numbers are a function of, as twelve hex digits each. */
export interface Fingerprint {
  /** The id of the build. */
  readonly id: string;
  /** All inputs but for the keys that published builds gave to customers. */
  readonly inputs: string;
}

/**
 * A build's id is a hash over everything its numbers are a function of: the ledger, what people decided of records,
 * the keys remembered, the parts of the configuration that can change a number, the as-of day, and the program that
 * computes it. The build published last is what its own inputs give with the keys that publishing it left behind, so
 * its inputs keep its id.
 */
export async function fingerprint(
  config: Config,
  ledger: Ledger,
  asOf: string | undefined,
): Promise<Fingerprint> {
  const { company, sources, identity, models, tiers, seed } = config;
  const { decisions, keys, published } = await rememberedIdentity(ledger.folder);
  const hash = createHash("sha256");
  hash.update(ledger.fingerprint());
  hash.update(
    JSON.stringify({ company, sources, identity, models, tiers, seed, decisions, asOf: asOf ?? null }),
  );
  for (const folder of ["ingest", "models"]) {
    const names = (await readdir(join(root, folder), { recursive: true })).filter((n) =>
      /\.(ts|sql)$/.test(n),
    );
    for (const name of names.sort()) {
      hash.update(name.replaceAll("\\", "/"));
      hash.update(await readFile(join(root, folder, name)));
    }
  }
  const inputs = short(hash);
  if (published?.inputs === inputs) return { id: published.build, inputs };
  return { id: keys === "" ? inputs : short(createHash("sha256").update(`${inputs} ${keys}`)), inputs };
}
