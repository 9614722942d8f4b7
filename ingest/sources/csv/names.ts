import { SourceError } from "../source.ts";

export interface Named {
  readonly columns: string[];
  readonly warnings: string[];
}

/** What the ledger adds to the rows it keeps. */
const reserved = ["_line"];

/**
 * The names of a file's columns: what its header says, `column 7` for one without a name, `Name (2)` for the second
 * of a name. A repeated name that the mapping uses is refused, for either column might be meant; `Name (1)` in the
 * mapping says that the first one is.
 */
export function nameColumns(
  path: string,
  header: readonly (string | null)[],
  mapped: ReadonlySet<string>,
): Named {
  const trimmed = header.map((name) => name?.trim() ?? "");
  const places = new Map<string, number[]>();
  trimmed.forEach((name, i) => {
    if (name !== "") places.set(name.toLowerCase(), [...(places.get(name.toLowerCase()) ?? []), i + 1]);
  });
  const taken = new Set([...reserved, ...places.keys()]);
  const warnings: string[] = [];
  const columns = trimmed.map((name, i) => {
    if (name === "") {
      const given = free(`column ${i + 1}`, taken);
      warnings.push(`column ${i + 1} has no name; it is called ${given}`);
      return given;
    }
    const alike = places.get(name.toLowerCase())!;
    const nth = alike.indexOf(i + 1) + 1;
    if (nth === 1 && !reserved.includes(name.toLowerCase())) {
      if (alike.length === 1) return name;
      const first = `${name} (1)`;
      if (mapped.has(first)) return first;
      if (mapped.has(name))
        throw new SourceError(
          `${path}: two columns are named ${name}: ${alike.join(" and ")}; map ${name} (1) or ${name} (2) instead`,
        );
      return name;
    }
    const given = free(`${name} (${Math.max(nth, 2)})`, taken);
    warnings.push(`column ${i + 1} has a name that is taken: ${name}; it is called ${given}`);
    return given;
  });
  return { columns, warnings };
}

function free(name: string, taken: Set<string>): string {
  let given = name;
  for (let n = 2; taken.has(given.toLowerCase()); n++) given = `${name} (${n})`;
  taken.add(given.toLowerCase());
  return given;
}
