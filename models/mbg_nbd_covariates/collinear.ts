/**
 * The covariates that tell nothing: constant ones, and those that follow from the ones before them.
 *
 * @param customers in each group, above 0
 * @param values of each group, group by group
 */
export function redundant(
  names: readonly string[],
  values: Float64Array,
  customers: ArrayLike<number>,
): { name: string; isConstant: boolean }[] {
  const n = names.length;
  const groups = customers.length;
  const total = Array.from(customers).reduce((sum, w) => sum + w, 0);
  const kept: Float64Array[] = [];
  const found: { name: string; isConstant: boolean }[] = [];
  const inner = (u: Float64Array, v: Float64Array) =>
    u.reduce((sum, one, g) => sum + customers[g]! * one * v[g]!, 0);
  names.forEach((name, k) => {
    const column = Float64Array.from({ length: groups }, (_, g) => values[g * n + k]!);
    const mean = column.reduce((sum, z, g) => sum + customers[g]! * z, 0) / total;
    const rest = column.map((z) => z - mean);
    const size = inner(rest, rest);
    // Gram and Schmidt, twice against rounding
    for (let pass = 0; pass < 2; pass++) {
      for (const one of kept) {
        const along = inner(rest, one);
        for (let g = 0; g < groups; g++) rest[g]! -= along * one[g]!;
      }
    }
    const left = inner(rest, rest);
    const isConstant = !(size > 1e-20 * total * (1 + mean * mean));
    if (isConstant || left <= 1e-12 * size) found.push({ name, isConstant });
    else kept.push(rest.map((z) => z / Math.sqrt(left)));
  });
  return found;
}
