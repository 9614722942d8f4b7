export * from "./column.ts";
export * from "./duckdb.ts";
export * from "./frame.ts";
export * from "./graph.ts";
export * from "./ledger.ts";
export * as meta from "./meta.ts";
export * from "./snapshot.ts";
export * from "./table.ts";
