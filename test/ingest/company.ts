import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import {
  type Config,
  type ConfigInput,
  coreQueries,
  Ledger,
  ledgerFolder,
  literal,
  load,
  parseConfig,
  resolveIdentity,
  stage,
  tablesRead,
  topological,
  Warehouse,
} from "../../ingest/index.ts";
import { materialise, readSql } from "../../models/build/materialise.ts";
import { setCoreVariables } from "../../models/build/variables.ts";

export const now = "2026-01-02T03:04:05Z";

type SourceInput = ConfigInput["sources"][number];

/** The usual orders file of these tests: Order, Line, Customer, Day, Kind, Net, Currency. */
export const orders: SourceInput = {
  name: "orders",
  system: "erp",
  format: "csv",
  files: "orders*.csv",
  entities: {
    order_line: {
      columns: {
        order_id: "Order",
        line_id: "Line",
        customer_id: "Customer",
        day: "Day",
        kind: { from: "Kind", values: { S: "sale", R: "return", F: "fee", A: "adjustment" } },
        net_amount: "Net",
        currency: "Currency",
      },
    },
  },
};

export const header = "Order,Line,Customer,Day,Kind,Net,Currency";

/** A company of literal files in a folder of its own, removed by `[Symbol.dispose]`. */
export class TestCompany implements Disposable {
  readonly config: Config;
  /** What the environment variables that the configuration names hold. */
  readonly secrets: Record<string, string> = {};

  constructor(
    sources: readonly SourceInput[] = [orders],
    company: Partial<ConfigInput["company"]> = {},
    readonly base = mkdtempSync(join(tmpdir(), "tessera-")),
  ) {
    this.config = parseConfig({
      company: { name: "Test", baseCurrency: "EUR", ...company },
      sources,
    });
  }

  write(name: string, content: string | Uint8Array): this {
    const path = join(this.base, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return this;
  }

  remove(name: string): this {
    rmSync(join(this.base, name));
    return this;
  }

  load(only?: string[], accept: string[] = []) {
    const { base, secrets } = this;
    return load(this.config, { base, now, accept, secrets, ...(only ? { only } : {}) });
  }

  ledger(): Promise<Ledger> {
    return Ledger.open(ledgerFolder(this.config, this.base));
  }

  /** Staging and core in memory, for tests to query. */
  async core(asOf?: string): Promise<Warehouse> {
    const db = await Warehouse.open();
    await db.run(`SET TimeZone = ${literal(this.config.company.timeZone)}`);
    for (const schema of ["staging", "core"]) await db.run(`CREATE SCHEMA ${schema}`);
    await setCoreVariables(db, this.config);
    await stage(db, await this.ledger(), this.config, { asOf });
    await resolveIdentity(db, this.config, { ledgerFolder: ledgerFolder(this.config, this.base) });
    const named = await Promise.all(
      coreQueries.map(async (q) => {
        const text = await readSql(q.sql);
        return { ...q, text, needs: await tablesRead(db, text) };
      }),
    );
    const ordered = topological(
      named,
      (q) => [q.writes.name],
      (q) => q.needs,
    );
    for (const q of ordered) await materialise(db, q.writes, q.text, { isView: q.isView });
    return db;
  }

  [Symbol.dispose](): void {
    rmSync(this.base, { recursive: true, force: true });
  }
}

/** Everything the core says, in an order that does not depend on how it came in. */
export async function coreContent(db: Warehouse): Promise<unknown> {
  const content: Record<string, unknown> = {};
  for (const { writes } of coreQueries) {
    content[writes.name] = await db.rows(`SELECT * FROM ${writes.name} ORDER BY ALL`);
  }
  return content;
}

export const reconciliation = (db: Warehouse) =>
  db.rows<Record<string, string | number>>("SELECT * FROM staging.reconciliation ORDER BY source, entity");

export const quarantine = (db: Warehouse) =>
  db.rows<{ file: string; line: number; entity: string; reasons: string[]; raw: string }>(
    "SELECT file, line, entity, reasons, raw FROM staging.quarantine ORDER BY file, line, entity",
  );
