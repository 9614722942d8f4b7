/** What a learner sees of its rows: one column a feature, all of equal length, NaN where a value is missing. */
export interface Features {
  readonly names: readonly string[];
  readonly columns: readonly Float64Array[];
}

/** Rows of the columns, by position; learners never copy the columns themselves. */
export type Rows = Uint32Array;

/**
 * @throws RangeError when a column has another length than the first, or there are not as many names as columns
 */
export function checkFeatures({ names, columns }: Features): void {
  if (names.length !== columns.length) {
    throw new RangeError(
      `names and columns differ in number: ${names.length} and ${columns.length}; name every column`,
    );
  }
  const rows = columns[0]?.length ?? 0;
  const odd = columns.findIndex((column) => column.length !== rows);
  if (odd >= 0) {
    throw new RangeError(
      `columns differ in length: ${names[odd]} has ${columns[odd]!.length} of ${rows} rows; give one value a row`,
    );
  }
}

/** How many of the rows have the outcome. */
export const eventsOf = (happened: ArrayLike<number>, rows: Rows): number =>
  rows.reduce((count, row) => count + happened[row]!, 0);
