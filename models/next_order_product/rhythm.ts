/** Gaps of customers and articles, one value a customer and article. */
export interface Gaps {
  /** Place of the article, from 0. */
  readonly article: Float64Array;
  readonly gaps: Float64Array;
  /** Mean of the logarithms of the gaps, and the sum of squares about it. */
  readonly meanLog: Float64Array;
  readonly spread: Float64Array;
}

/** How one article is bought again: ln gap is normal about a customer's own mean, the means normal about the article's. */
export interface Rhythm {
  readonly mean: number;
  /** Variance of the gaps of a customer. */
  readonly within: number;
  /** Variance of customers' means. */
  readonly between: number;
}

export interface Rhythms {
  readonly company: Rhythm;
  /** Variance of the articles' means. */
  readonly amongArticles: number;
  /** By the article's place. */
  readonly mean: Float64Array;
  readonly within: Float64Array;
  readonly between: Float64Array;
}

/** The company's variances count as much as those of this many gaps, or customers, of the article itself. */
const companyWeight = 20;
/** The least variance of gaps: days are whole, so no rhythm is known to the hour. */
const leastWithin = 0.01;

interface Sums {
  customers: number;
  gaps: number;
  /** Σ n², Σ n·mean and Σ n·mean². */
  squares: number;
  total: number;
  totalSquares: number;
  spread: number;
}

const nothing = (): Sums => ({ customers: 0, gaps: 0, squares: 0, total: 0, totalSquares: 0, spread: 0 });

/**
 * The variance of customers' means, by the moments of the unbalanced one-way analysis of variance (Searle, Casella &
 * McCulloch 1992, section 3.6): (between mean square - within variance) / n₀, not under 0.
 */
function momentsBetween(s: Sums, within: number): number {
  if (s.customers < 2) return Number.NaN;
  const meanSquare = (s.totalSquares - (s.total * s.total) / s.gaps) / (s.customers - 1);
  const usual = (s.gaps - s.squares / s.gaps) / (s.customers - 1);
  return Math.max(0, (meanSquare - within) / usual);
}

/**
 * Learns every article's rhythm, its variances drawn towards the company's the fewer customers are known (empirical
 * Bayes, by moments).
 *
 * @param articles how many there are
 */
export function learnRhythms({ article, gaps, meanLog, spread }: Gaps, articles: number): Rhythms {
  const each = Array.from({ length: articles }, nothing);
  for (let i = 0; i < article.length; i++) {
    const s = each[article[i]!]!;
    const n = gaps[i]!;
    s.customers += 1;
    s.gaps += n;
    s.squares += n * n;
    s.total += n * meanLog[i]!;
    s.totalSquares += n * meanLog[i]! * meanLog[i]!;
    s.spread += spread[i]!;
  }
  const all = nothing();
  let between = 0;
  let betweenWeight = 0;
  for (const s of each) for (const name of Object.keys(all) as (keyof Sums)[]) all[name] += s[name];
  const within = Math.max(leastWithin, all.spread / Math.max(1, all.gaps - all.customers));
  for (const s of each) {
    const found = momentsBetween(s, within);
    if (Number.isNaN(found)) continue;
    between += (s.customers - 1) * found;
    betweenWeight += s.customers - 1;
  }
  const company: Rhythm = {
    mean: all.gaps > 0 ? all.total / all.gaps : 0,
    within,
    // Where no article has two customers, customers differ as much as gaps do.
    between: betweenWeight > 0 ? between / betweenWeight : within,
  };
  let apart = 0;
  for (const s of each) if (s.gaps > 0) apart += s.gaps * (s.total / s.gaps - company.mean) ** 2;
  const amongArticles = Math.max(leastWithin, all.gaps > 0 ? apart / all.gaps : 0);

  const learnt = {
    mean: new Float64Array(articles),
    within: new Float64Array(articles),
    between: new Float64Array(articles),
  };
  for (const [at, s] of each.entries()) {
    const free = s.gaps - s.customers;
    learnt.within[at] = Math.max(
      leastWithin,
      (s.spread + companyWeight * company.within) / (free + companyWeight),
    );
    const own = momentsBetween(s, learnt.within[at]!);
    const others = Number.isNaN(own) ? 0 : s.customers - 1;
    learnt.between[at] =
      ((others > 0 ? others * own : 0) + companyWeight * company.between) / (others + companyWeight);
  }
  // Each customer's mean counts by what is known of it, the company's by how much articles differ.
  const weights = new Float64Array(articles).fill(1 / amongArticles);
  const sums = new Float64Array(articles).fill(company.mean / amongArticles);
  for (let i = 0; i < article.length; i++) {
    const at = article[i]!;
    const weight = 1 / (learnt.between[at]! + learnt.within[at]! / gaps[i]!);
    weights[at]! += weight;
    sums[at]! += weight * meanLog[i]!;
  }
  for (let at = 0; at < articles; at++) learnt.mean[at] = sums[at]! / weights[at]!;
  return { company, amongArticles, ...learnt };
}

/**
 * The next gap of a customer and article: ln gap is normal with this mean and deviation, and `own` is the weight of its
 * own gaps in the mean.
 */
export function nextGap(
  { mean, within, between }: Rhythms,
  article: number,
  gaps: number,
  meanLog: number,
): { mean: number; deviation: number; own: number } {
  const variance = between[article]!;
  const own = variance / (variance + within[article]! / gaps);
  return {
    mean: own * meanLog + (1 - own) * mean[article]!,
    deviation: Math.sqrt(within[article]! + variance * (1 - own)),
    own,
  };
}
