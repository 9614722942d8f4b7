import { type Config, Snapshots } from "../ingest/index.ts";
import { buildsFolder, published } from "../models/index.ts";

/** A hash of every mart's rows in sorted order: equal marts have equal hashes, however they came to be. */
export async function martHashes(config: Config, base: string): Promise<Record<string, string>> {
  const snapshots = new Snapshots(buildsFolder(config, base));
  const lease = await snapshots.lease();
  try {
    return await lease.use(async (db) => {
      const hashes: Record<string, string> = {};
      for (const [id, { name }] of Object.entries(published)) {
        if (!name.startsWith("mart.")) continue;
        const { hash } = await db.row<{ hash: string }>(
          `SELECT count(*) || ' rows ' || md5(coalesce(string_agg(row, '\n' ORDER BY row), '')) AS hash FROM (SELECT t::VARCHAR AS row FROM ${name} AS t)`,
        );
        hashes[id] = hash;
      }
      return hashes;
    });
  } finally {
    lease.release();
    await snapshots.close();
  }
}
