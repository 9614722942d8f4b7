import type { DatabasePlace } from "../profile.ts";

/** A SELECT of lines with their heads: the columns that are read, and those that tell rows apart. */
export function joinQuery(place: DatabasePlace, reads: ReadonlySet<string>): string {
  const { head, format } = place;
  const quote = (name: string) => identifier(name, format);
  const table = (name: string) => name.split(".").map(quote).join(".");
  const fromHead = (head?.columns ?? []).filter((c) => reads.has(c.name));
  const taken = new Set(fromHead.map((c) => c.name));
  const own = [...new Set([...place.key, ...reads])].filter((name) => !taken.has(name));
  const columns = [
    ...own.map((name) => `l.${quote(name)}`),
    ...fromHead.map((c) => `h.${quote(c.column)}${c.name === c.column ? "" : ` AS ${quote(c.name)}`}`),
  ];
  return [
    `SELECT ${columns.join(", ")}`,
    `FROM ${table(place.table)} AS l`,
    `JOIN ${table(head!.table)} AS h ON h.${quote(head!.key)} = l.${quote(head!.column)}`,
  ].join("\n");
}

const reserved =
  "order group user table select from where key index desc asc limit check column default primary references union value values when case end all and as by in is not null on or to with rank".split(
    " ",
  );

/** Names are quoted where the database would read them as something else. */
function identifier(name: string, format: DatabasePlace["format"]): string {
  if (/^[a-z_][a-z0-9_]*$/.test(name) && !reserved.includes(name)) return name;
  return format === "mysql" ? `\`${name.replaceAll("`", "``")}\`` : `"${name.replaceAll('"', '""')}"`;
}
