import type { Warehouse } from "./duckdb.ts";

interface Node {
  type?: string;
  schema_name?: string;
  table_name?: string;
}

/** The `schema.table` names that a SELECT reads, asked of DuckDB's own parser. */
export async function tablesRead(db: Warehouse, sql: string): Promise<string[]> {
  const { tree } = await db.row<{ tree: string }>("SELECT json_serialize_sql($1::VARCHAR) AS tree", [sql]);
  const parsed = JSON.parse(tree) as { error: boolean; error_message?: string };
  if (parsed.error) throw new Error(`SQL does not parse: ${parsed.error_message}; ${sql.slice(0, 120)}`);
  const names = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const node = value as Node;
    if (node.type === "BASE_TABLE" && node.schema_name) names.add(`${node.schema_name}.${node.table_name}`);
    for (const inner of Object.values(value)) visit(inner);
  };
  visit(parsed);
  return [...names].sort();
}

/** Nodes so ordered that each comes after what it needs; ties keep the order given. */
export function topological<T>(
  nodes: readonly T[],
  name: (node: T) => string[],
  needs: (node: T) => string[],
): T[] {
  const maker = new Map(nodes.flatMap((node) => name(node).map((n) => [n, node] as const)));
  const done = new Set<T>();
  const ordered: T[] = [];
  const visit = (node: T, path: string[]): void => {
    if (done.has(node)) return;
    const [own] = name(node);
    if (path.includes(own!))
      throw new Error(`models depend on each other in a circle: ${[...path, own].join(" → ")}`);
    for (const need of needs(node)) {
      const before = maker.get(need);
      if (before && before !== node) visit(before, [...path, own!]);
    }
    done.add(node);
    ordered.push(node);
  };
  for (const node of nodes) visit(node, []);
  return ordered;
}
