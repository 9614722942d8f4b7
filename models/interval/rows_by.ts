/** The rows of group g are order[start[g]] to order[start[g + 1] - 1], each group's in their own order. */
export interface RowsBy {
  readonly order: Uint32Array;
  readonly start: Uint32Array;
}

/**
 * Rows brought together by group, by counting: linear, and stable, so that sorting by one column after another sorts
 * by both.
 *
 * @param group of each row, from 0 to under `groups`
 * @param rows the order the rows come in; theirs when absent
 */
export function rowsBy(group: Uint32Array, groups: number, rows?: Uint32Array): RowsBy {
  const start = new Uint32Array(groups + 1);
  for (let i = 0; i < group.length; i++) start[group[i]! + 1]! += 1;
  for (let g = 0; g < groups; g++) start[g + 1]! += start[g]!;
  const next = start.slice();
  const order = new Uint32Array(group.length);
  for (let i = 0; i < group.length; i++) {
    const row = rows ? rows[i]! : i;
    const g = group[row]!;
    order[next[g]!] = row;
    next[g]! += 1;
  }
  return { order, start };
}
