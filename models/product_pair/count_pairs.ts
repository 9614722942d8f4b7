/** Baskets by article, and by pair of articles where enough have both, the one article before the other. */
export interface PairCounts {
  readonly baskets: Int32Array;
  readonly one: Int32Array;
  readonly other: Int32Array;
  readonly together: Int32Array;
}

/** Ends a basket in a list of articles. */
export const basketEnd = -1;

/** Where each article stands in the list: the places of article a are at[from[a]] to at[from[a + 1] - 1]. */
function placesOf(items: Int32Array, articles: number): { at: Int32Array; from: Int32Array } {
  const from = new Int32Array(articles + 1);
  for (let p = 0; p < items.length; p++) if (items[p] !== basketEnd) from[items[p]! + 1]! += 1;
  for (let a = 0; a < articles; a++) from[a + 1]! += from[a]!;
  const next = from.slice();
  const at = new Int32Array(from[articles]!);
  for (let p = 0; p < items.length; p++) {
    const article = items[p]!;
    if (article === basketEnd) continue;
    at[next[article]!] = p;
    next[article]! += 1;
  }
  return { at, from };
}

/**
 * Counts the baskets of every pair of articles, one article after the other, so that only one row of the table of
 * pairs is ever held.
 *
 * @param items the articles of basket after basket, ascending, each basket followed by `basketEnd`
 * @param articles articles are numbered from 0 to below this
 * @param least pairs that fewer baskets have are left out
 */
export function countPairs(items: Int32Array, articles: number, least: number): PairCounts {
  const { at, from } = placesOf(items, articles);
  const counts = new Int32Array(articles);
  const met = new Int32Array(articles);
  let room = 1024;
  let found = 0;
  let [one, other, together] = [new Int32Array(room), new Int32Array(room), new Int32Array(room)];
  const grown = (column: Int32Array) => {
    const wider = new Int32Array(room);
    wider.set(column);
    return wider;
  };
  for (let article = 0; article < articles; article++) {
    if (from[article + 1]! - from[article]! < least) continue;
    let seen = 0;
    for (let k = from[article]!; k < from[article + 1]!; k++) {
      for (let p = at[k]! + 1; items[p] !== basketEnd; p++) {
        const mate = items[p]!;
        if (counts[mate] === 0) met[seen++] = mate;
        counts[mate]! += 1;
      }
    }
    const mates = met.subarray(0, seen).sort();
    for (const mate of mates) {
      if (counts[mate]! >= least) {
        if (found === room) {
          room *= 2;
          [one, other, together] = [grown(one), grown(other), grown(together)];
        }
        one[found] = article;
        other[found] = mate;
        together[found] = counts[mate]!;
        found += 1;
      }
      counts[mate] = 0;
    }
  }
  return {
    baskets: Int32Array.from({ length: articles }, (_, article) => from[article + 1]! - from[article]!),
    one: one.slice(0, found),
    other: other.slice(0, found),
    together: together.slice(0, found),
  };
}
