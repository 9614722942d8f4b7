export type Cell = string | number;

/** One line of RFC 4180, without its line break: quoted where the text holds a delimiter, a quote or a break. */
export function csvLine(cells: readonly Cell[], delimiter = ","): string {
  let line = "";
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i]!;
    if (i > 0) line += delimiter;
    line += typeof cell === "number" ? cell : quoted(cell, delimiter);
  }
  return line;
}

function quoted(text: string, delimiter: string): string {
  if (!text.includes(delimiter) && !/["\r\n]/.test(text)) return text;
  return `"${text.replaceAll('"', '""')}"`;
}
