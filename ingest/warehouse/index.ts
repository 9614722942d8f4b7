export * from "./column.ts";
export * from "./duckdb.ts";
export * from "./frame.ts";
export * from "./table.ts";
