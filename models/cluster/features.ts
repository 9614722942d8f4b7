import type { Bilingual } from "../about.ts";
import type { clusterFeature } from "./table.ts";

/** How a feature is brought to a scale on which distances mean something. */
type Shape = "signed log" | "as it is";

export interface Feature {
  readonly column: Exclude<keyof typeof clusterFeature.columns, "customer_key">;
  readonly shape: Shape;
  /** What a cluster is called that lies below the company's median, and above it. */
  readonly below: Bilingual;
  readonly above: Bilingual;
}

/** What customers are compared by, in the order in which ties are told. */
export const features: readonly Feature[] = [
  {
    column: "purchase_days",
    shape: "signed log",
    below: { en: "rare", zh: "购买少" },
    above: { en: "frequent", zh: "购买频繁" },
  },
  {
    column: "net_spend",
    shape: "signed log",
    below: { en: "low spend", zh: "总消费低" },
    above: { en: "high spend", zh: "总消费高" },
  },
  {
    column: "days_since_purchase",
    shape: "signed log",
    below: { en: "recent", zh: "近期购买" },
    above: { en: "long silent", zh: "久未购买" },
  },
  {
    column: "mean_spend",
    shape: "signed log",
    below: { en: "small purchases", zh: "单次金额小" },
    above: { en: "large purchases", zh: "单次金额大" },
  },
  {
    column: "tenure",
    shape: "signed log",
    below: { en: "new", zh: "新客户" },
    above: { en: "long-standing", zh: "老客户" },
  },
  {
    column: "articles",
    shape: "signed log",
    below: { en: "few articles", zh: "品种少" },
    above: { en: "many articles", zh: "品种多" },
  },
  {
    column: "margin",
    shape: "as it is",
    below: { en: "low margin", zh: "利润率低" },
    above: { en: "high margin", zh: "利润率高" },
  },
  {
    column: "return_share",
    shape: "as it is",
    below: { en: "few returns", zh: "退货少" },
    above: { en: "many returns", zh: "退货多" },
  },
];
