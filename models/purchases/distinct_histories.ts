import { distinct } from "../numeric/distinct.ts";
import type { TransactionFrame } from "./frame.ts";

/** The distinct histories (x, t_x, T) of a frame, and which one each row has. */
export interface DistinctHistories {
  x: Float64Array;
  recency: Float64Array;
  T: Float64Array;
  index: Uint32Array;
}

/** For scores that depend on the whole history and are dear: computed once a history, not once a customer. */
export function distinctHistories({ frequency, recency, T }: TransactionFrame): DistinctHistories {
  const x = distinct(frequency);
  const last = distinct(recency);
  const age = distinct(T);
  const n = frequency.length;
  const placeOf = new Map<number, number>();
  const first: number[] = [];
  const index = new Uint32Array(n);
  for (let i = 0; i < n; i++) {
    const key = (x.code[i]! * age.values.length + age.code[i]!) * last.values.length + last.code[i]!;
    let place = placeOf.get(key);
    if (place === undefined) {
      place = first.length;
      placeOf.set(key, place);
      first.push(i);
    }
    index[i] = place;
  }
  const take = (column: Float64Array) => Float64Array.from(first, (i) => column[i]!);
  return { x: take(frequency), recency: take(recency), T: take(T), index };
}
