import { readFile } from "node:fs/promises";

export async function readSql(url: URL): Promise<string> {
  return (await readFile(url, "utf8")).trim().replace(/;$/, "");
}
