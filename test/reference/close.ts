import type { Entry, Numbers } from "./entry.ts";

const isDeep = (value: unknown): value is Record<string, Numbers> =>
  typeof value === "object" && value !== null;

/** The allowance of one number: the entry's own, absolute where it is a bare number, relative where it says so. */
function allowance(tolerance: Entry["tolerance_suggested"], path: string, expected: number): number {
  if (typeof tolerance === "number") return tolerance * Math.max(1, Math.abs(expected));
  const of = (name: string) =>
    typeof tolerance[name] === "number" ? (tolerance[name] as number) : undefined;
  if (path.startsWith("LL") && of("LL_abs") !== undefined) return of("LL_abs")!;
  if (path.startsWith("LL") && of("LL") !== undefined) return of("LL")!;
  const leaf = path.split(".").at(-1)!;
  const own = of(leaf);
  if (own !== undefined) return own;
  if (of("abs") !== undefined) return of("abs")!;
  const relative = of("rel") ?? of("params_rel") ?? of("params");
  if (relative === undefined) throw new Error(`no tolerance for ${path}: ${JSON.stringify(tolerance)}`);
  // Where almost nothing is expected only a size can be asked for
  return Math.max(relative * Math.abs(expected), Math.abs(expected) < 1e-12 ? 1e-12 : 0);
}

/** Every place where the answer is off by more than the entry allows, in words. */
export function differences(answer: unknown, entry: Entry): string[] {
  const found: string[] = [];
  const compare = (actual: unknown, expected: unknown, path: string) => {
    if (isDeep(expected)) {
      for (const [name, value] of Object.entries(expected)) {
        const at = path ? `${path}.${name}` : name;
        if (!isDeep(actual) || !(name in actual)) found.push(`${at}: nothing is answered`);
        else compare((actual as Record<string, unknown>)[name], value, at);
      }
    } else if (typeof expected === "number") {
      const off = typeof actual === "number" ? Math.abs(actual - expected) : Number.NaN;
      // Doubles that agree to the last digit may still differ by it
      const allowed = allowance(entry.tolerance_suggested, path, expected) + 1e-15 * Math.abs(expected);
      if (!(off <= allowed)) found.push(`${path}: ${actual} is not ${expected} (allowed ${allowed})`);
    } else if (actual !== expected) found.push(`${path}: ${actual} is not ${expected}`);
  };
  compare(answer, entry.expected, "");
  return found;
}
