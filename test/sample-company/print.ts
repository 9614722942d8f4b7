export type Cell = string | number | null;

/** Rows as text under a heading: numbers to the right, with the given digits unless a column has only whole ones. */
export function printTable(heading: string, rows: readonly Record<string, Cell>[], digits = 0): void {
  const names = Object.keys(rows[0] ?? {});
  const columns = names.map((name) => {
    const cells = rows.map((row) => row[name]!);
    const places = cells.every((cell) => typeof cell !== "number" || Number.isInteger(cell)) ? 0 : digits;
    const format = {
      minimumFractionDigits: places,
      maximumFractionDigits: places,
      signDisplay: "negative",
    } as const;
    const text = (cell: Cell) =>
      typeof cell === "number" ? cell.toLocaleString("en", format) : (cell ?? "");
    const words = [name, ...cells.map(text)];
    const width = Math.max(...words.map((word) => word.length));
    const isText = cells.some((cell) => typeof cell === "string");
    return words.map((word) => (isText ? word.padEnd(width) : word.padStart(width)));
  });
  const lines = [names, ...rows].map((_, i) => columns.map((words) => words[i]).join("  "));
  console.log(`\n${heading}\n\n  ${lines.map((line) => line.trimEnd()).join("\n  ")}`);
}
