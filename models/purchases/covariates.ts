/**
 * What is known of customers beforehand, such as their industry: numbers z that do not change in time. Customers of
 * one group share them.
 */
export interface Covariates {
  /** One a number, such as industry=retail. */
  readonly names: readonly string[];
  /** Group of each row of the frame. */
  readonly group: Uint32Array;
  /** The numbers of each group, group by group in the order of the names. */
  readonly values: Float64Array;
}

/** A column of what customers are; null where it is not known. */
export interface Category {
  readonly name: string;
  readonly values: readonly (string | null)[];
}

/** Effects of fewer customers would be read off chance. */
const LEAST_CUSTOMERS = 30;
const UNKNOWN = "unknown";
const OTHER = "other";

/** Every row's level of a column, the commonest first: the others are compared with it. */
function levelsOf({ values }: Category, least: number) {
  const coded = (level: (i: number) => string) => {
    const codes = new Map<string, number>();
    const code = new Uint32Array(values.length);
    const customers: number[] = [];
    for (let i = 0; i < code.length; i++) {
      const name = level(i);
      let known = codes.get(name);
      if (known === undefined) {
        known = customers.push(0) - 1;
        codes.set(name, known);
      }
      code[i] = known;
      customers[known]! += 1;
    }
    return { code, customers, names: [...codes.keys()] };
  };
  const all = coded((i) => values[i] ?? UNKNOWN);
  const kept = coded((i) => (all.customers[all.code[i]!]! < least ? OTHER : all.names[all.code[i]!]!));
  const order = [...kept.names.keys()].sort(
    (p, q) => kept.customers[q]! - kept.customers[p]! || (kept.names[p]! < kept.names[q]! ? -1 : 1),
  );
  const rank = new Uint32Array(order.length);
  order.forEach((at, place) => {
    rank[at] = place;
  });
  return { code: kept.code.map((at) => rank[at]!), levels: order.map((at) => kept.names[at]!) };
}

/**
 * Categories as numbers: one of 0 or 1 for every level but the commonest. What is not known is a level of its own;
 * levels with few customers are one level together.
 *
 * @param least customers that a level needs to stand by itself
 * @throws RangeError where columns differ in length
 */
export function indicators(columns: readonly Category[], least = LEAST_CUSTOMERS): Covariates {
  const rows = columns[0]?.values.length ?? 0;
  const odd = columns.find(({ values }) => values.length !== rows);
  if (odd) throw new RangeError(`covariates differ in length: ${odd.name}; give one value a customer`);
  const coded = columns.map((column) => levelsOf(column, least));
  const names = coded.flatMap(({ levels }, c) =>
    levels.slice(1).map((level) => `${columns[c]!.name}=${level}`),
  );
  let group = new Uint32Array(rows);
  let first: number[] = rows > 0 ? [0] : [];
  for (const { code, levels } of coded) {
    const groupOf = new Map<number, number>();
    const finer = new Uint32Array(rows);
    first = [];
    for (let i = 0; i < rows; i++) {
      const key = group[i]! * levels.length + code[i]!;
      let known = groupOf.get(key);
      if (known === undefined) {
        known = first.push(i) - 1;
        groupOf.set(key, known);
      }
      finer[i] = known;
    }
    group = finer;
  }
  const values = first.flatMap((i) =>
    coded.flatMap(({ code, levels }) => levels.slice(1).map((_, k) => (code[i] === k + 1 ? 1 : 0))),
  );
  return { names, group, values: Float64Array.from(values) };
}
