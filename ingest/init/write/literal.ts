/** A value as TypeScript that Biome would not touch, on one line. */
export function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).filter(([, v]) => v !== undefined);
    return `{ ${entries.map(([k, v]) => `${keyOf(k)}: ${inline(v)}`).join(", ")} }`;
  }
  if (typeof value === "string" && value.includes("\n")) return `\`\n${value.replace(/[`\\$]/g, "\\$&")}\``;
  return JSON.stringify(value);
}

/** The same over several lines where one would be longer than `width`. */
export function pretty(value: unknown, indent: string, width: number): string {
  const line = inline(value);
  if (typeof value === "string" && value.includes("\n")) return line.replaceAll("\n", `\n${indent}  `);
  if ((line.length <= width && !line.includes("\n")) || typeof value !== "object" || value === null)
    return line;
  const deeper = `${indent}  `;
  const room = width - 2;
  if (Array.isArray(value))
    return `[\n${value.map((v) => `${deeper}${pretty(v, deeper, room)},`).join("\n")}\n${indent}]`;
  const entries = Object.entries(value).filter(([, v]) => v !== undefined);
  const lines = entries.map(([k, v]) => `${deeper}${keyOf(k)}: ${pretty(v, deeper, room - k.length - 2)},`);
  return `{\n${lines.join("\n")}\n${indent}}`;
}

export const keyOf = (key: string): string => (/^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key));
