import type { About } from "../about.ts";

export const aboutModelValue: About = {
  id: "model_value",
  title: "Model value",
  kind: "value",
  summary: {
    en: "Worth through the way of doing business, as an index: referral, reference, channel and co-creation.",
    zh: "以指数表示通过合作模式体现的价值：推荐、示范、渠道与共创。",
  },
  assumes: [
    {
      en: "Each input counts up to its cap, in proportion, by the weights of mart.model_value_weight; these are judgement, not learnt.",
      zh: "每项指标在上限之内按比例计分，权重见 mart.model_value_weight；权重为判断所定，并非由数据学得。",
    },
    {
      en: "Inputs without data leave their weight to the others, so that customers compare only where they rest on the same inputs.",
      zh: "没有数据的指标将权重让给其他指标，因此只有依据相同指标的客户才可比较。",
    },
    {
      en: "Meetings and visits stand for co-development, since sources do not say what was worked out in them.",
      zh: "会议与拜访代表共同开发，因为数据来源并不说明其内容。",
    },
  ],
  reads: [
    "core.customer.referrer_key",
    "core.customer.parent_key",
    "core.customer.role",
    "core.opportunity.outcome",
    "core.interaction.kind",
    "core.interaction.satisfaction",
    "core.order_line.product_key",
    "mart.customer_rfm.age",
  ],
  gives: [
    {
      en: "The index, its four components, every input, and on how many inputs it rests: mart.model_value.",
      zh: "指数、四个组成部分、各项指标及其依据的指标数：mart.model_value。",
    },
  ],
  papers: [
    "Kumar, Aksoy, Donkers, Venkatesan, Wiesel & Tillmanns 2010, Undervalued or Overvalued Customers: Capturing Total Customer Engagement Value, Journal of Service Research 13",
  ],
};
