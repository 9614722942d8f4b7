import type { About } from "../about.ts";

export const aboutBgBb: About = {
  id: "bg_bb",
  title: "BG/BB",
  kind: "transactions",
  summary: {
    en: "For customers who may buy once a period and may skip some: whether they are still active, and in how many periods to come they will buy.",
    zh: "适用于每个周期可购买一次、也可能跳过的客户：是否仍活跃，以及未来将在多少个周期购买。",
  },
  assumes: [
    {
      en: "An active customer buys in each period with a probability of its own, whatever it did before.",
      zh: "活跃客户在每个周期以自身固定的概率购买，与此前无关。",
    },
    {
      en: "Before each period a customer is lost for good with a probability of its own.",
      zh: "每个周期之前，客户以自身固定的概率永久流失。",
    },
    {
      en: "Both probabilities differ between customers as beta distributions, independently of each other.",
      zh: "两种概率在客户之间各自服从 Beta 分布，且相互独立。",
    },
  ],
  reads: [
    "score.renewal_pattern.frequency",
    "score.renewal_pattern.recency",
    "score.renewal_pattern.periods",
    "score.renewal_pattern.customers",
  ],
  gives: [
    {
      en: "The probability of being active in the last whole period: mart.renewal_score.p_alive.",
      zh: "在最后一个完整周期仍活跃的概率：mart.renewal_score.p_alive。",
    },
    {
      en: "Expected periods with a purchase over the horizon: mart.renewal_score.expected_periods.",
      zh: "期限内预期有购买的周期数：mart.renewal_score.expected_periods。",
    },
  ],
  papers: [
    "Fader, Hardie & Shang 2010, Customer-Base Analysis in a Discrete-Time Noncontractual Setting, Marketing Science 29(6)",
  ],
};
