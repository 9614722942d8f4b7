import {
  type Config,
  Ledger,
  type LoadedFile,
  ledgerFolder,
  parseConfig,
  type SourceInput,
  type Warehouse,
} from "../../../ingest/index.ts";
import type { TestServer } from "../../servers/index.ts";
import { reconciliation, TestCompany } from "../company.ts";

type Database = NonNullable<SourceInput["database"]>;

/** A shop's table of orders in a real database, and the company that reads it. */
export class Shop implements Disposable {
  readonly company: TestCompany;

  private constructor(
    readonly server: TestServer,
    readonly database: string,
    readonly source: SourceInput,
  ) {
    this.company = new TestCompany([source], { timeZone: "UTC" });
    this.company.secrets.SHOP_URL = server.url(database);
  }

  /** Fifty orders of 1.00 to 50.00 that changed a minute after each other on the first of May 2025. */
  static async open(
    server: TestServer,
    options: Partial<Database> = {},
    mapping: Partial<NonNullable<SourceInput["entities"]["order_line"]>> = {},
  ): Promise<Shop> {
    const shop = new Shop(server, await server.create(), shopSource(server.format, options, mapping));
    await shop.run(
      `CREATE TABLE orders (id integer PRIMARY KEY, customer varchar(10) NOT NULL, day date NOT NULL,
         net numeric(12, 2) NOT NULL, status varchar(10) NOT NULL, changed timestamp NULL)`,
    );
    await shop.run(
      `INSERT INTO orders VALUES ${Array.from({ length: 50 }, (_, i) => shop.row(i + 1, i + 1, shop.minute(i))).join(", ")}`,
    );
    return shop;
  }

  row(id: number, net: number, changed: string | null, status = "open"): string {
    return `(${id}, 'C${id % 7}', '2025-04-0${1 + (id % 7)}', ${net.toFixed(2)}, '${status}', ${changed === null ? "NULL" : `'${changed}'`})`;
  }

  /** So many minutes after noon of the first of May. */
  minute(minutes: number): string {
    return new Date(Date.UTC(2025, 4, 1, 12, minutes)).toISOString().slice(0, 19).replace("T", " ");
  }

  run(sql: string) {
    return this.server.run(this.database, sql);
  }

  async load(): Promise<LoadedFile> {
    const [file] = await this.company.load();
    return file!;
  }

  /** What the load did, in the words a user reads. */
  async changes(): Promise<string> {
    const { outcome, changes } = await this.load();
    const { added, changed, removed, unchanged } = changes!;
    return `${outcome}: ${added} added, ${changed} changed, ${removed} removed, ${unchanged} unchanged`;
  }

  async batches() {
    const ledger = await Ledger.open(ledgerFolder(this.company.config, this.company.base));
    return ledger.batches("shop");
  }

  /** The orders that count, held against the same question asked of the database itself. */
  async totals(): Promise<{ orders: number; net: number }> {
    const db = await this.company.core();
    const [account] = await reconciliation(db);
    const { read, staged, superseded, quarantined } = account as Record<string, number>;
    if (read !== staged! + superseded! + quarantined!)
      throw new Error(`rows are lost: ${JSON.stringify(account)}`);
    const totals = await totalsOf(db);
    db.close();
    return totals;
  }

  async totalsThere(where = "true"): Promise<{ orders: number; net: number }> {
    const [row] = await this.run(
      `SELECT count(*) AS orders, coalesce(sum(net), 0) AS net FROM orders WHERE ${where}`,
    );
    return { orders: Number(row!.orders), net: Number(row!.net) };
  }

  /** The same company with another way of reading. */
  reconfigure(options: Partial<Database>): void {
    const { config } = this.company;
    const source = shopSource(this.server.format, options, {});
    const company = this.company as { config: Config };
    company.config = parseConfig({ company: config.company, sources: [source] });
  }

  [Symbol.dispose](): void {
    this.company[Symbol.dispose]();
  }
}

const totalsOf = (db: Warehouse) =>
  db.row<{ orders: number; net: number }>(
    "SELECT count(*) AS orders, coalesce(sum(net_amount), 0)::DOUBLE AS net FROM core.order_line",
  );

function shopSource(
  format: "postgres" | "mysql",
  options: Partial<Database>,
  mapping: Partial<NonNullable<SourceInput["entities"]["order_line"]>>,
): SourceInput {
  return {
    name: "shop",
    format,
    database: { url: "SHOP_URL", key: ["id"], ...(options.query ? {} : { table: "orders" }), ...options },
    entities: {
      order_line: {
        columns: {
          order_id: "id",
          line_id: { value: "1" },
          customer_id: "customer",
          day: "day",
          kind: { value: "sale" },
          net_amount: "net",
          currency: { value: "EUR" },
        },
        ...mapping,
      },
    },
  };
}
