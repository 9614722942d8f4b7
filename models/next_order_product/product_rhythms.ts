import { parameter, state, statistic } from "../fit_record.ts";
import { estimator, type Fit } from "../model.ts";
import { normalTailInverse, pastQuantile } from "./normal.ts";
import { learnRhythms, nextGap, type Rhythms } from "./rhythm.ts";
import { productRhythm, productRhythmScore } from "./table.ts";

const p90 = normalTailInverse(0.1);
/** What is farther off than this many days is told as that. */
const farthest = 1e6;

export const productRhythms = estimator({
  name: "product_rhythms",
  doc: "When each customer buys an article again: the logarithms of its gaps are normal about its own mean, which is drawn towards the article's the fewer gaps are known; given that it has not bought since.",
  papers: [
    "Efron & Morris 1975, Data Analysis Using Stein's Estimator and Its Generalizations, Journal of the American Statistical Association 70(350)",
    "Searle, Casella & McCulloch 1992, Variance Components, Wiley",
  ],
  reads: productRhythm,
  writes: productRhythmScore,
  columns: ["product_no", "days_since", "gaps", "mean_log", "log_spread"],
  isRowwise: true,

  fit({ rows, columns }): Fit<Rhythms> {
    const { product_no, gaps, mean_log, log_spread } = columns;
    const articles = 1 + product_no.reduce((most, no) => Math.max(most, no), -1);
    const params = learnRhythms(
      { article: product_no, gaps, meanLog: mean_log, spread: log_spread },
      articles,
    );
    const { company, amongArticles } = params;
    const counts = [
      statistic("customer_articles", rows, "Customers and articles bought on three days or more."),
      statistic("articles", articles),
    ];
    if (rows === 0) {
      return {
        params,
        records: [state("state", "refused: no article was bought on three days by one customer"), ...counts],
      };
    }
    return {
      params,
      records: [
        state("model", "log_normal_gaps"),
        state("state", "fitted: by moments"),
        parameter("median_gap", Math.exp(company.mean), null, "In days, over all articles."),
        parameter("within", company.within, null, "Variance of ln gap of one customer and article."),
        parameter("between", company.between, null, "Variance of customers' means of an article."),
        parameter("among_articles", amongArticles, null, "Variance of the articles' means."),
        ...counts,
      ],
    };
  },

  score({ params }, { rows, columns }) {
    const { product_no, days_since, gaps, mean_log } = columns;
    const column = () => new Float64Array(rows);
    const [expected, late, next10, next50, next90, article, weight] = Array.from({ length: 7 }, column) as [
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    for (let i = 0; i < rows; i++) {
      const { mean, deviation, own } = nextGap(params, product_no[i]!, gaps[i]!, mean_log[i]!);
      const from = (Math.log(days_since[i]!) - mean) / deviation;
      const next = (left: number) =>
        Math.min(farthest, Math.exp(mean + deviation * pastQuantile(from, left)));
      expected[i] = Math.min(farthest, Math.exp(mean));
      late[i] = Math.min(farthest, Math.exp(mean + deviation * p90));
      next10[i] = next(0.9);
      next50[i] = next(0.5);
      next90[i] = next(0.1);
      article[i] = Math.min(farthest, Math.exp(params.mean[product_no[i]!]!));
      weight[i] = own;
    }
    return {
      expected_gap: expected,
      gap_p90: late,
      next_p10: next10,
      next_p50: next50,
      next_p90: next90,
      article_gap: article,
      own_weight: weight,
    };
  },
});
