import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import {
  type Config,
  dataFolder,
  Ledger,
  ledgerFolder,
  literal,
  type Report,
  type Scalar,
  Snapshots,
  stage,
  Warehouse,
} from "../../ingest/index.ts";
import { exportRows } from "./export_rows.ts";
import { fingerprint } from "./fingerprint.ts";

export interface SetAsideOptions {
  readonly base: string;
  readonly builds: string;
  /** YYYY-MM-DD; the as-of day when no order line has a day. */
  readonly today: string;
  readonly report?: Report;
}

/** Which of the rows are meant; all by default. */
export interface SetAsideFilter {
  readonly source?: string | undefined;
  readonly entity?: string | undefined;
  /** Part of a reason, in any case. */
  readonly reason?: string | undefined;
}

export interface SetAsideReason {
  readonly source: string;
  readonly entity: string;
  readonly reason: string;
  readonly rows: number;
  /** In base currency, as far as amounts are known and can be converted; null where no row has an amount. */
  readonly amount: number | null;
  /** Amounts without a rate, in their own currencies. */
  readonly unconverted: readonly { readonly currency: string; readonly amount: number }[];
  /** Place of the first one. */
  readonly example: string;
}

export interface SetAsideRow {
  readonly source: string;
  readonly entity: string;
  readonly file: string;
  readonly line: number;
  readonly reasons: readonly string[];
  readonly raw: string;
}

/**
 * The rows that the ledger as it is now and the configuration as it is now set aside: read from the latest build when
 * that is of the same inputs, staged anew in memory otherwise. To be closed.
 */
export class SetAside {
  private constructor(private readonly db: Warehouse) {}

  static async open(config: Config, options: SetAsideOptions): Promise<SetAside> {
    const ledger = await Ledger.open(ledgerFolder(config, options.base));
    if (ledger.batches().length === 0) throw new Error("the ledger is empty: run `tessera load` first");
    const spill = join(dataFolder(config, options.base), "spill");
    const db = await Warehouse.open(":memory:", { memory: "4GB", spill });
    try {
      await db.run(`SET TimeZone = ${literal(config.company.timeZone)}`);
      const built = await latestOf(config, ledger, options);
      if (built) {
        await db.run(`ATTACH ${literal(built)} AS built (READ_ONLY)`);
        await db.run("CREATE TEMP VIEW set_aside AS SELECT * FROM built.meta.quarantine");
      } else {
        await db.run("CREATE SCHEMA staging");
        await stage(db, ledger, config, {
          asOf: undefined,
          otherwise: options.today,
          report: options.report,
        });
        await db.run("CREATE TEMP VIEW set_aside AS SELECT * FROM staging.valued_quarantine");
      }
      return new SetAside(db);
    } catch (error) {
      db.close();
      throw error;
    } finally {
      await rm(spill, { recursive: true, force: true });
    }
  }

  async count(filter: SetAsideFilter): Promise<number> {
    const { sql, values } = where(filter);
    return (await this.db.row<{ n: number }>(`SELECT count(*) AS n FROM set_aside${sql}`, values)).n;
  }

  /** Reasons by source and entity, the one with most rows first. A row counts under each of its reasons. */
  async reasons(filter: SetAsideFilter): Promise<SetAsideReason[]> {
    const { sql, values } = where(filter);
    return this.db
      .rows<SetAsideReason>(
        `WITH one AS (SELECT *, split_part(unnest(reasons), ': ', 1) AS reason FROM set_aside${sql}),
       foreign_sum AS (
         SELECT source, entity, reason, currency, sum(amount) AS amount FROM one
         WHERE base_amount IS NULL AND amount IS NOT NULL GROUP BY ALL
       ),
       foreign_list AS (
         SELECT source, entity, reason, to_json(list({currency: currency, amount: amount} ORDER BY currency))::VARCHAR AS unconverted
         FROM foreign_sum GROUP BY ALL
       )
       SELECT source, entity, reason, count(*) AS rows, sum(base_amount) AS amount,
         coalesce(any_value(unconverted), '[]') AS unconverted, min_by(file || ' line ' || line, (file, line)) AS example
       FROM one LEFT JOIN foreign_list USING (source, entity, reason)
       GROUP BY ALL ORDER BY source, entity, rows DESC, reason`,
        values,
      )
      .then((rows) => rows.map((row) => ({ ...row, unconverted: JSON.parse(String(row.unconverted)) })));
  }

  /** Money set aside by source and entity, each row once. */
  async totals(
    filter: SetAsideFilter,
  ): Promise<{ source: string; entity: string; rows: number; amount: number | null }[]> {
    const { sql, values } = where(filter);
    return this.db.rows(
      `SELECT source, entity, count(*) AS rows, sum(base_amount) AS amount FROM set_aside${sql} GROUP BY ALL ORDER BY ALL`,
      values,
    );
  }

  /** The first rows, as they came. */
  async rows(filter: SetAsideFilter, limit: number): Promise<SetAsideRow[]> {
    const { sql, values } = where(filter);
    return this.db.rows<SetAsideRow>(
      `SELECT source, entity, file, line, reasons, raw FROM set_aside${sql} ORDER BY source, entity, file, line LIMIT ${Math.trunc(limit)}`,
      values,
    );
  }

  /** Writes the rows with their original columns; the name's ending says the format. Gives their number. */
  async export(filter: SetAsideFilter, path: string): Promise<number> {
    const { sql, values } = where(filter);
    await this.db.run(`CREATE OR REPLACE TEMP TABLE chosen AS SELECT * FROM set_aside${sql}`, values);
    return exportRows(this.db, path);
  }

  close(): void {
    this.db.close();
  }
}

/** The file of the latest build, when it is of these very inputs. */
async function latestOf(config: Config, ledger: Ledger, { builds }: SetAsideOptions): Promise<string | null> {
  const latest = await readFile(join(builds, "latest"), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  const { id } = await fingerprint(config, ledger, undefined);
  const snapshots = new Snapshots(builds);
  return latest.trim() === id && (await snapshots.has(id)) ? snapshots.path(id) : null;
}

function where({ source, entity, reason }: SetAsideFilter): { sql: string; values: Scalar[] } {
  const parts: [string, string | undefined][] = [
    ["source = ?", source],
    ["entity = ?", entity],
    ["len(list_filter(reasons, r -> contains(lower(r), lower(?)))) > 0", reason],
  ];
  const given = parts.filter(([, value]) => value !== undefined);
  return {
    sql: given.length === 0 ? "" : ` WHERE ${given.map(([test]) => test).join(" AND ")}`,
    values: given.map(([, value]) => value!),
  };
}
