import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  type KyselyPlugin,
  OperationNodeTransformer,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  type RootOperationNode,
  SchemableIdentifierNode,
  type TableNode,
} from "kysely";
import type { Scalar, Warehouse } from "./duckdb.ts";
import type { Row, Table } from "./table.ts";

/** What Kysely may select from: the declared tables, by their ids. */
export type Database<T extends Record<string, Table>> = { [K in keyof T]: Row<T[K]> };

/**
 * Typed, read-only queries over a published file: for SQL whose shape depends on a request. Values are always bound.
 * DuckDB shares PostgreSQL's placeholders and quotes, so its compiler serves.
 */
export function queries<T extends Record<string, Table>>(tables: T, db: Warehouse): Kysely<Database<T>> {
  return new Kysely<Database<T>>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new ReadOnlyDriver(db),
      createIntrospector: (kysely) => new PostgresIntrospector(kysely),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    plugins: [new QualifyPlugin(tables)],
  });
}

class ReadOnlyDriver implements Driver {
  constructor(private readonly db: Warehouse) {}

  async acquireConnection(): Promise<DatabaseConnection> {
    const { db } = this;
    return {
      async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
        return { rows: await db.rows<R>(sql, parameters as Scalar[]) };
      },
      // biome-ignore lint/correctness/useYield: there is nothing to yield
      async *streamQuery() {
        throw new Error("a result is streamed with its row count: compile the query for Warehouse.counted");
      },
    };
  }

  async init(): Promise<void> {
    // The connection is open already
  }
  async releaseConnection(): Promise<void> {
    // The connection belongs to its lease
  }
  async destroy(): Promise<void> {
    // The connection belongs to its lease
  }
  beginTransaction = refuse;
  commitTransaction = refuse;
  rollbackTransaction = refuse;
}

async function refuse(): Promise<never> {
  throw new Error("a published build is only read: there is nothing to commit");
}

/** Turns a table's id into the name that SQL knows it by: `customer` into `mart.customer`. */
class QualifyPlugin implements KyselyPlugin {
  private readonly transformer: Qualifier;

  constructor(tables: Record<string, Table>) {
    this.transformer = new Qualifier(tables);
  }

  transformQuery({ node }: { node: RootOperationNode }): RootOperationNode {
    return this.transformer.transformNode(node);
  }

  async transformResult<R>({ result }: { result: R }): Promise<R> {
    return result;
  }
}

class Qualifier extends OperationNodeTransformer {
  constructor(private readonly tables: Record<string, Table>) {
    super();
  }

  protected override transformTable(node: TableNode): TableNode {
    const name = node.table.identifier.name;
    const declared = Object.hasOwn(this.tables, name) ? this.tables[name] : undefined;
    if (!declared || node.table.schema) return super.transformTable(node);
    const [schema = "", table = ""] = declared.name.split(".");
    return { ...node, table: SchemableIdentifierNode.createWithSchema(schema, table) };
  }
}
