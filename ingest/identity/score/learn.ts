import { bits } from "../pair/bits.ts";
import { fields, levelsOf, maskOf, sessions } from "./fields.ts";

/** Pairs of one pattern that met in the same ways. */
export interface Group {
  readonly pattern: number;
  readonly bits: number;
  readonly isRandom: boolean;
  readonly pairs: number;
}

export interface Evidence {
  readonly groups: readonly Group[];
  readonly parties: number;
  /** Pairs of parties that both have the field, in order of the fields; null where the lot has to tell. */
  readonly comparable: readonly (number | null)[];
}

/** What was learnt of one field: probabilities by level. */
export interface FieldWeights {
  /** Of two records of one party. */
  readonly m: number[];
  /** Of two records of strangers. */
  readonly u: number[];
  /** log2(m / u), not falling from level to level. */
  readonly weight: number[];
}

export interface Learned {
  readonly fields: readonly FieldWeights[];
  /** Probability that any two records are of one party, before they are compared. */
  readonly lambda: number;
  /** Pairs of one party that the m were learnt from, as many as expected. */
  readonly matches: number;
  /** False where too few matches were there to learn from, so that m are what is usual. */
  readonly isLearnt: boolean;
}

/** Matches that the usual m count as much as. */
const priorMatches = 15;
/** Under it the m are the usual ones more than the data's own. */
export const fewestMatches = 10;
const rounds = 6;

interface Row {
  readonly levels: Int8Array;
  readonly bits: number;
  readonly pairs: number;
}

/**
 * The weights of Fellegi and Sunter (1969, "A theory for record linkage", JASA 64). u come from pairs drawn by lot or,
 * where blocking meets every pair that agrees, from counting them; m by expectation-maximisation over the pairs that
 * agree in some other field (Winkler 1988), one session for each way of meeting, fields that it forces left out.
 * Each round takes the matches found so far out of u.
 */
export function learn({ groups, parties, comparable }: Evidence): Learned {
  const toRow = ({ pattern, bits: met, pairs }: Group): Row => ({
    levels: levelsOf(pattern),
    bits: met,
    pairs,
  });
  const met = groups.filter((g) => !g.isRandom).map(toRow);
  const drawn = groups.filter((g) => g.isRandom).map(toRow);
  const allPairs = Math.max(1, (parties * (parties - 1)) / 2);
  const sure = bits.taxId | bits.ownEmail | bits.ownPhone;
  let lambda = clamp(total(met.filter((r) => r.bits & sure)) / allPairs, 0.5 / allPairs, 0.01);
  let m = fields.map((f) => [...f.prior]);
  let u = fields.map((_, f) => strangers(f, met, drawn, comparable[f]!, () => 0));
  let matches = 0;
  for (let round = 0; round < rounds; round++) {
    const learnt = matchesOf(met, m, u);
    m = learnt.m;
    matches = learnt.matches;
    for (let i = 0; i < 10; i++) {
      const found = met.reduce((sum, row) => sum + row.pairs * posterior(row.levels, m, u, lambda), 0);
      lambda = clamp(found / allPairs, 0.5 / allPairs, 0.1);
    }
    const known = { m, u, lambda };
    u = fields.map((_, f) =>
      strangers(f, met, drawn, comparable[f]!, (row) =>
        posterior(row.levels, known.m, known.u, known.lambda),
      ),
    );
  }
  return {
    fields: fields.map((_, f) => rising(m[f]!, u[f]!)),
    lambda,
    matches,
    isLearnt: matches >= fewestMatches,
  };
}

const total = (rows: readonly Row[]) => rows.reduce((sum, row) => sum + row.pairs, 0);
const clamp = (x: number, low: number, high: number) => Math.min(high, Math.max(low, x));

/** Probability that a pair of these levels is one party. */
function posterior(
  levels: Int8Array,
  m: readonly number[][],
  u: readonly number[][],
  lambda: number,
  skipped = 0,
): number {
  let odds = lambda / (1 - lambda);
  for (let f = 0; f < levels.length; f++) {
    const level = levels[f]!;
    if (level >= 0 && !(skipped & (1 << f))) odds *= m[f]![level]! / u[f]![level]!;
  }
  return odds === Number.POSITIVE_INFINITY ? 1 : odds / (1 + odds);
}

/** u of one field: how often strangers agree to each level. */
function strangers(
  f: number,
  met: readonly Row[],
  drawn: readonly Row[],
  comparable: number | null,
  matched: (row: Row) => number,
): number[] {
  const { levels, counted } = fields[f]!;
  const sums = (rows: readonly Row[]) => {
    const by = new Float64Array(levels.length);
    for (const row of rows) {
      const level = row.levels[f]!;
      if (level >= 0) by[level]! += row.pairs * (1 - matched(row));
    }
    return by;
  };
  const [seen, lot] = [sums(met), sums(drawn)];
  const lots = lot.reduce((sum, n) => sum + n, 0);
  const u = levels.map((_, level) =>
    comparable !== null && counted.includes(level)
      ? (seen[level]! + 0.5) / (comparable + 1)
      : (lot[level]! + 0.5) / (lots + 1),
  );
  const exact = u.reduce((sum, x, level) => (counted.includes(level) ? sum + x : sum), 0);
  const rest = u.reduce((sum, x, level) => (counted.includes(level) ? sum : sum + x), 0);
  return u.map((x, level) => (counted.includes(level) ? x : (x / rest) * Math.max(1e-6, 1 - exact)));
}

/** m of all fields from every session, and how many matches they rest on. */
function matchesOf(met: readonly Row[], m: readonly number[][], u: readonly number[][]) {
  const sums = fields.map((field) => field.prior.map((share) => share * priorMatches));
  let matches = 0;
  for (const session of sessions) {
    const mask = maskOf(session);
    const rows = met.filter((row) => row.bits & mask);
    if (rows.length === 0) continue;
    const forced = fields.reduce(
      (all, field, f) => (maskOf(field.forcedBy) & mask ? all | (1 << f) : all),
      0,
    );
    const own = expectationMaximisation(rows, m, u, forced);
    matches = Math.max(matches, own.matches);
    for (const [f, by] of own.sums.entries()) {
      if (forced & (1 << f)) continue;
      for (const [level, n] of by.entries()) sums[f]![level]! += n;
    }
  }
  return {
    matches,
    m: sums.map((by) => {
      const all = by.reduce((sum, n) => sum + n, 0);
      return by.map((n) => (n + 1e-3) / (all + 1e-3 * by.length));
    }),
  };
}

function expectationMaximisation(
  rows: readonly Row[],
  start: readonly number[][],
  u: readonly number[][],
  forced: number,
) {
  const pairs = total(rows);
  let m = start.map((by) => [...by]);
  let share = 0.3;
  let sums: number[][] = [];
  let matches = 0;
  for (let i = 0; i < 25; i++) {
    sums = fields.map((field) => field.prior.map(() => 0));
    matches = 0;
    for (const { levels, pairs: n } of rows) {
      const p = n * posterior(levels, m, u, share, forced);
      matches += p;
      for (let f = 0; f < levels.length; f++) if (levels[f]! >= 0) sums[f]![levels[f]!]! += p;
    }
    share = clamp(matches / pairs, 1e-4, 0.999);
    m = sums.map((by, f) => {
      const prior = fields[f]!.prior;
      const all = by.reduce((sum, n) => sum + n, 0) + priorMatches;
      return by.map((n, level) => (n + prior[level]! * priorMatches) / all);
    });
  }
  return { sums, matches };
}

/** Pools neighbouring levels whose weights fall, so that more agreement never speaks against a match. */
function rising(m: readonly number[], u: readonly number[]): FieldWeights {
  const pools: { levels: number[]; m: number; u: number }[] = [];
  m.forEach((share, level) => {
    pools.push({ levels: [level], m: share, u: u[level]! });
    for (;;) {
      const [before, last] = [pools.at(-2), pools.at(-1)!];
      if (!before || before.m / before.u <= last.m / last.u) return;
      pools.splice(-2, 2, {
        levels: [...before.levels, ...last.levels],
        m: before.m + last.m,
        u: before.u + last.u,
      });
    }
  });
  const weight = pools.flatMap((pool) => pool.levels.map(() => Math.log2(pool.m / pool.u)));
  return { m: [...m], u: [...u], weight };
}
