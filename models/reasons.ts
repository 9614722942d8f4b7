import { churnReasons } from "./churn/reasons.ts";

/** A reason in every language, with {1} and {2} for its arguments. */
export interface Reason {
  readonly en: string;
  readonly zh: string;
}

/**
 * Every reason that a score may give, by the code that opens its token `code|argument|argument`. Arguments come
 * formatted; amounts bear their currency. Sentences are worded so that any number fits.
 */
export const reasons: Readonly<Record<string, Reason>> = {
  annualised: {
    en: "Less than a year of history: established value is scaled up to a year.",
    zh: "历史不足一年：既定价值按全年折算。",
  },
  article_gap: {
    en: "Usual gap of all customers between purchases of the article: {1} days, with a weight of {2}.",
    zh: "全部客户购买该商品的惯常间隔为 {1} 天，权重 {2}。",
  },
  article_own_gap: {
    en: "Usual gap between the customer's purchases of the article: {1} days; gaps known: {2}.",
    zh: "该客户购买该商品的惯常间隔为 {1} 天；已知间隔数：{2}。",
  },
  bought_once: {
    en: "One purchase day so far; days since: {1}.",
    zh: "至今仅有一个购买日，距今 {1} 天。",
  },
  covariate_by_chance: {
    en: "Chance alone may explain the difference: the interval of the ratio holds 1.",
    zh: "该差异可能仅出于偶然：倍数的区间包含 1。",
  },
  covariate_leaving: {
    en: "Customers of {1} are {2} times as likely to leave after a purchase as those of {3}.",
    zh: "“{1}”客户在一次购买后流失的概率是“{3}”客户的 {2} 倍。",
  },
  covariate_rate: {
    en: "Customers of {1} buy {2} times as often as those of {3}.",
    zh: "“{1}”客户的购买频率是“{3}”客户的 {2} 倍。",
  },
  covariate_reference: {
    en: "Customers of {1} are the most; the others are compared with them.",
    zh: "“{1}”客户最多，其他类别与之比较。",
  },
  cost_unknown: {
    en: "Gross sales whose cost of goods is not known: {1}.",
    zh: "销货成本未知的销售额：{1}。",
  },
  bought_after_gap: {
    en: "Periods with a purchase after the first one without: {1}.",
    zh: "首次中断之后仍有购买的周期数：{1}。",
  },
  cluster_articles: {
    en: "Different articles bought: {1}; median of all customers: {2}.",
    zh: "购买过的不同商品：{1}；全部客户中位数：{2}。",
  },
  cluster_days_since_purchase: {
    en: "Days since the last purchase: {1}; median of all customers: {2}.",
    zh: "距上次购买 {1} 天；全部客户中位数：{2}。",
  },
  cluster_margin: {
    en: "Margin to date: {1}; median of all customers: {2}.",
    zh: "至今利润率：{1}；全部客户中位数：{2}。",
  },
  cluster_mean_spend: {
    en: "Net spend per purchase day: {1}; median of all customers: {2}.",
    zh: "每个购买日的净消费：{1}；全部客户中位数：{2}。",
  },
  cluster_net_spend: {
    en: "Net spend to date: {1}; median of all customers: {2}.",
    zh: "累计净消费：{1}；全部客户中位数：{2}。",
  },
  cluster_purchase_days: {
    en: "Purchase days to date: {1}; median of all customers: {2}.",
    zh: "累计购买 {1} 天；全部客户中位数：{2}。",
  },
  cluster_return_share: {
    en: "Returns as a share of sales: {1}; median of all customers: {2}.",
    zh: "退货占销售额的比例：{1}；全部客户中位数：{2}。",
  },
  cluster_tenure: {
    en: "Days since the first purchase: {1}; median of all customers: {2}.",
    zh: "距首次购买 {1} 天；全部客户中位数：{2}。",
  },
  decided_same: {
    en: "Recorded by {1} on {2}: both are one customer.",
    zh: "{1} 于 {2} 认定两者为同一客户。",
  },
  different_email: {
    en: "Neither e-mail address nor mail domain agree.",
    zh: "电子邮箱及邮箱域名均不一致。",
  },
  different_name: {
    en: "Names differ: {1}; {2}.",
    zh: "名称不同：{1}；{2}。",
  },
  different_phone: {
    en: "Telephone numbers differ.",
    zh: "电话号码不同。",
  },
  different_place: {
    en: "Places differ: {1}; {2}.",
    zh: "所在地不同：{1}；{2}。",
  },
  different_tax_id: {
    en: "Tax numbers differ: {1}; {2}.",
    zh: "税号不同：{1}；{2}。",
  },
  discount_dependent: {
    en: "Share of sales bought with a discount: {1}; of the whole company: {2}.",
    zh: "享受折扣的销售占比：{1}；全公司：{2}。",
  },
  established_held_high: {
    en: "Established value {1} is still high: it is not under {2}, where the band ends.",
    zh: "既定价值 {1} 仍为高：未低于缓冲带下限 {2}。",
  },
  established_held_low: {
    en: "Established value {1} is still low: it has not reached {2}, where the band ends.",
    zh: "既定价值 {1} 仍为低：未达到缓冲带上限 {2}。",
  },
  established_high: {
    en: "Established value {1} is high: the threshold is {2}.",
    zh: "既定价值 {1} 为高：阈值为 {2}。",
  },
  established_low: {
    en: "Established value {1} is low: the threshold is {2}.",
    zh: "既定价值 {1} 为低：阈值为 {2}。",
  },
  established_none: {
    en: "No customer has a positive established value, so none is high.",
    zh: "没有客户的既定价值为正，因此均不为高。",
  },
  expected_orders: {
    en: "Expected purchase days: {1}; mean of all customers: {2}.",
    zh: "预期购买天数：{1}；全部客户均值：{2}。",
  },
  expected_spend: {
    en: "Expected spend per purchase day: {1}; mean of all customers: {2}.",
    zh: "预期每个购买日的消费：{1}；全部客户均值：{2}。",
  },
  few_peers: {
    en: "No group of look-alikes has {1} customers that bought in the last 365 days: no benchmark.",
    zh: "没有一个同类客户群在最近 365 天内有 {1} 位购买客户：无法给出基准。",
  },
  frequency_spend: {
    en: "Spend per purchase day expected of customers who buy as often: {1}.",
    zh: "购买频率相同的客户每个购买日的预期消费：{1}。",
  },
  inputs_missing: {
    en: "Inputs of model value without data: {1} of {2}.",
    zh: "模式价值中没有数据的指标：{1} 项（共 {2} 项）。",
  },
  keep_days: {
    en: "Purchase days at {2} each in the next 91 days that keep established value over {3}: {1}.",
    zh: "未来 91 天内使既定价值保持在 {3} 以上所需的购买天数（每日 {2}）：{1}。",
  },
  keep_potential: {
    en: "Falling: potential value may lose {1} before it is under {2}.",
    zh: "正在下降：潜在价值再减少 {1} 便会低于 {2}。",
  },
  keep_safe: {
    en: "Falling, but for the next 91 days established value stays over {1} without any purchase.",
    zh: "正在下降，但未来 91 天内即使没有购买，既定价值仍高于 {1}。",
  },
  interval_chance: {
    en: "The interval covers chance alone: the fits could not say how sure their parameters are.",
    zh: "区间仅涵盖随机性：拟合无法说明参数的可靠程度。",
  },
  interval_cut: {
    en: "Spend differs so widely that the interval leaves out extremes met in about one such total in twenty.",
    zh: "消费差异极大，区间略去约每二十个此类合计中才出现一次的极端值。",
  },
  interval_no_spread: {
    en: "Too little data to tell how spend differs: no interval of value is given.",
    zh: "数据不足以判断消费的差异：不给出价值区间。",
  },
  interval_parameters: {
    en: "Share of the interval's variance that comes from not knowing the models' parameters exactly: {1}.",
    zh: "区间方差中来自模型参数不确定性的比例：{1}。",
  },
  interval_small: {
    en: "Too few customers to learn every parameter from them alone: {1}; a weak prior on what companies usually show helps out, and the interval is wide.",
    zh: "客户过少，仅凭其数据无法确定全部参数：{1}；采用反映一般企业情况的弱先验，区间因此较宽。",
  },
  lapsed: {
    en: "Days since the last purchase: {1}; a customer counts as lost after {2}.",
    zh: "距上次购买 {1} 天；超过 {2} 天视为流失。",
  },
  lift_established_days: {
    en: "More purchase days at {2} each that would lift established value over the threshold: {1}.",
    zh: "使既定价值越过阈值所需增加的购买天数（每日 {2}）：{1}。",
  },
  lift_established_margin: {
    en: "Margin that would lift established value over the threshold: {2}, up from {1}.",
    zh: "使既定价值越过阈值所需的利润率：{2}，现为 {1}。",
  },
  lift_established_pipeline: {
    en: "Share of the open pipeline to win that would lift established value over the threshold: {1}; open pipeline: {2}.",
    zh: "使既定价值越过阈值所需赢得的未结商机比例：{1}；未结商机总额：{2}。",
  },
  lift_established_spend: {
    en: "More spend per purchase day that would lift established value over the threshold: {1}; purchase days: {2}.",
    zh: "使既定价值越过阈值所需增加的每购买日消费：{1}；购买天数：{2}。",
  },
  lift_no_threshold: {
    en: "Nobody has a positive value, so there is no threshold to pass.",
    zh: "没有客户的价值为正，因此没有可越过的阈值。",
  },
  lift_out_of_reach: {
    en: "No lever within what the customer or its look-alikes have shown makes up the shortfall of {1}.",
    zh: "在客户自身历史与同类客户的表现范围内，没有手段可弥补 {1} 的差额。",
  },
  lift_potential_days: {
    en: "More purchase days at {2} each that would lift potential value over the threshold: {1}.",
    zh: "使潜在价值越过阈值所需增加的购买天数（每日 {2}）：{1}。",
  },
  lift_potential_margin: {
    en: "Margin that would lift potential value over the threshold: {2}, up from {1}.",
    zh: "使潜在价值越过阈值所需的利润率：{2}，现为 {1}。",
  },
  lift_potential_pipeline: {
    en: "Share of the open pipeline to win that would lift potential value over the threshold: {1}; open pipeline: {2}.",
    zh: "使潜在价值越过阈值所需赢得的未结商机比例：{1}；未结商机总额：{2}。",
  },
  lift_potential_spend: {
    en: "More spend per purchase day that would lift potential value over the threshold: {1}; purchase days: {2}.",
    zh: "使潜在价值越过阈值所需增加的每购买日消费：{1}；购买天数：{2}。",
  },
  loyalty_advocacy: {
    en: "Mean satisfaction, on a scale from 0% to 100%: {1}.",
    zh: "平均满意度（0% 至 100%）：{1}。",
  },
  loyalty_breadth: {
    en: "Product categories bought: {1}.",
    zh: "购买过的产品类别数：{1}。",
  },
  loyalty_constancy: {
    en: "Periods of 91 days with a purchase: {1} of {2}.",
    zh: "有购买的 91 天周期：{1}（共 {2} 个）。",
  },
  loyalty_recency: {
    en: "Days since the last purchase, against the usual gap: {1}.",
    zh: "距上次购买的天数（与惯常间隔相比）：{1}。",
  },
  loyalty_tenure: {
    en: "Days since the first purchase: {1}.",
    zh: "距首次购买：{1} 天。",
  },
  loyalty_too_short: {
    en: "Days since the first purchase: {1}; too few to tell loyalty, which takes {2}.",
    zh: "距首次购买 {1} 天；判断忠诚度至少需要 {2} 天。",
  },
  margin: {
    en: "Margin applied: {1}; mean of all customers: {2}.",
    zh: "采用的利润率：{1}；全部客户均值：{2}。",
  },
  model_channel: {
    en: "Channel: {1} of 100.",
    zh: "渠道：{1}（满分 100）。",
  },
  model_co_creation: {
    en: "Co-creation: {1} of 100.",
    zh: "共创：{1}（满分 100）。",
  },
  model_reference: {
    en: "Reference: {1} of 100.",
    zh: "示范：{1}（满分 100）。",
  },
  model_referral: {
    en: "Referral: {1} of 100.",
    zh: "推荐：{1}（满分 100）。",
  },
  never_gone_after_one: {
    en: "The model holds that nobody leaves before a second purchase.",
    zh: "该模型假定客户在第二次购买前不会流失。",
  },
  no_discounts: {
    en: "No source gives discounts.",
    zh: "没有数据来源提供折扣。",
  },
  no_dropout: {
    en: "The data show next to no sign that customers leave for good, so silence says little.",
    zh: "数据几乎没有显示客户会永久流失，因此沉默期说明不了什么。",
  },
  no_overhead: {
    en: "No overhead is configured: net profit is contribution.",
    zh: "未配置间接费用：净利润即为贡献。",
  },
  no_overhead_bearer: {
    en: "Nothing in the period could bear the overhead: it is not allocated.",
    zh: "期间内没有可承担间接费用的对象：未作分摊。",
  },
  no_own_spend: {
    en: "No repeat purchase of known spend yet: the population stands in.",
    zh: "尚无已知金额的重复购买：以总体均值代替。",
  },
  no_potential_then: {
    en: "Potential value was not positive on the day from which conversion is counted.",
    zh: "在转化系数的起算日潜在价值不为正。",
  },
  no_replay: {
    en: "The replayed months do not reach back {1} days: no conversion.",
    zh: "回溯的月份不足 {1} 天：无法给出转化系数。",
  },
  no_whole_period: {
    en: "No whole period has passed since that of the first purchase.",
    zh: "自首次购买所在周期以来尚无完整周期。",
  },
  nobody_known_then: {
    en: "Nobody of the group was known on the day from which conversion is counted.",
    zh: "在转化系数的起算日该组没有任何客户。",
  },
  not_known_then: {
    en: "Not known yet on {1}, from which conversion is counted.",
    zh: "在转化系数的起算日 {1} 尚无该客户。",
  },
  not_renewed: {
    en: "First period without a purchase, counted from that after the first purchase: {1}.",
    zh: "首个没有购买的周期（自首次购买后的周期起计）：第 {1} 个。",
  },
  observed_spend: {
    en: "Spends differ so widely that the model has no mean; the mean seen stands in: {1}.",
    zh: "消费差异过大，模型不存在均值；以观察到的均值代替：{1}。",
  },
  orders_if_alive: {
    en: "Purchase days expected if still active: {1} in the next {2} days.",
    zh: "若仍活跃，未来 {2} 天预期购买天数为 {1}。",
  },
  overhead: {
    en: "Share of the overhead: {1}.",
    zh: "分摊的间接费用：{1}。",
  },
  own_spend: {
    en: "Own mean spend per repeat purchase day: {1}; such days: {2}.",
    zh: "该客户每个重复购买日的平均消费：{1}；共 {2} 天。",
  },
  own_weight: {
    en: "Weight of the customer's own purchases: {1}.",
    zh: "该客户自身购买的权重：{1}。",
  },
  p_alive: {
    en: "Probability of still being active: {1}.",
    zh: "仍然活跃的概率：{1}。",
  },
  partly_same_name: {
    en: "Names agree in part: {1}; {2}.",
    zh: "名称部分一致：{1}；{2}。",
  },
  past_usual_gap: {
    en: "Days since the last purchase: {1}; longer than the usual gap of {2}.",
    zh: "距上次购买 {1} 天，超过惯常间隔 {2} 天。",
  },
  peer_benchmark: {
    en: "Look-alikes: {1}; their number: {2}; contribution a year that the best of them bring: {3}.",
    zh: "同类客户：{1}；数量：{2}；其中较优者的年度贡献：{3}。",
  },
  pipeline: {
    en: "Open opportunities add {1} to potential value.",
    zh: "未结商机为潜在价值增加 {1}。",
  },
  pipeline_in_forecast: {
    en: "Part of the pipeline that the forecast expects already: {1}.",
    zh: "预测中已包含的商机部分：{1}。",
  },
  pooled_rate: {
    en: "Too little data to fit a purchase model: the company's mean purchase rate is used.",
    zh: "数据不足以拟合购买模型：采用公司的平均购买频率。",
  },
  population_mean: {
    en: "Too little data to fit a spend model: the mean of all purchase days is used.",
    zh: "数据不足以拟合消费模型：采用全部购买日的平均消费。",
  },
  population_spend: {
    en: "Spend per purchase day expected of an unknown customer: {1}.",
    zh: "未知客户每个购买日的预期消费：{1}。",
  },
  potential_held_high: {
    en: "Potential value {1} is still high: it is not under {2}, where the band ends.",
    zh: "潜在价值 {1} 仍为高：未低于缓冲带下限 {2}。",
  },
  potential_held_low: {
    en: "Potential value {1} is still low: it has not reached {2}, where the band ends.",
    zh: "潜在价值 {1} 仍为低：未达到缓冲带上限 {2}。",
  },
  potential_high: {
    en: "Potential value {1} is high: the threshold is {2}.",
    zh: "潜在价值 {1} 为高：阈值为 {2}。",
  },
  potential_low: {
    en: "Potential value {1} is low: the threshold is {2}.",
    zh: "潜在价值 {1} 为低：阈值为 {2}。",
  },
  potential_none: {
    en: "No customer has a positive potential value, so none is high.",
    zh: "没有客户的潜在价值为正，因此均不为高。",
  },
  purchase_days: {
    en: "Purchase days so far: {1}.",
    zh: "至今购买天数：{1}。",
  },
  renewals_not_fitted: {
    en: "Too little data, or nobody lost: no model of renewals could be fitted.",
    zh: "数据不足或无人流失：无法拟合续购模型。",
  },
  renewed: {
    en: "Periods in a row with a purchase, every one so far: {1}.",
    zh: "迄今每个周期均有购买，连续周期数：{1}。",
  },
  retention: {
    en: "Probability of renewing next: {1}; of a new customer: {2}.",
    zh: "下一周期续购的概率：{1}；新客户为 {2}。",
  },
  rfm_frequency: {
    en: "Purchase days to date: {1}; frequency score {2} of {3}.",
    zh: "累计购买 {1} 天；频度得分 {2}（满分 {3} 分）。",
  },
  rfm_monetary: {
    en: "Net spend to date: {1}; monetary score {2} of {3}.",
    zh: "累计净消费 {1}；额度得分 {2}（满分 {3} 分）。",
  },
  rfm_orders: {
    en: "Orders to date: {1}; frequency score {2} of {3}.",
    zh: "累计订单 {1} 笔；频度得分 {2}（满分 {3} 分）。",
  },
  rfm_recency: {
    en: "Days since the last purchase: {1}; recency score {2} of {3}.",
    zh: "距上次购买 {1} 天；近度得分 {2}（满分 {3} 分）。",
  },
  same_address: {
    en: "Same street and house.",
    zh: "街道与门牌相同。",
  },
  same_city: {
    en: "Same city: {1}.",
    zh: "城市相同：{1}。",
  },
  same_contact_email: {
    en: "A contact person has the same e-mail address.",
    zh: "联系人的电子邮箱相同。",
  },
  same_contact_phone: {
    en: "A contact person has the same telephone number.",
    zh: "联系人的电话号码相同。",
  },
  same_email: {
    en: "Same e-mail address: {1}.",
    zh: "电子邮箱相同：{1}。",
  },
  same_mail_domain: {
    en: "E-mail addresses of the same company domain.",
    zh: "电子邮箱属于同一公司域名。",
  },
  same_name: {
    en: "Same name but for spelling and legal form: {1}.",
    zh: "除写法与组织形式外名称相同：{1}。",
  },
  same_phone: {
    en: "Same telephone number: {1}.",
    zh: "电话号码相同：{1}。",
  },
  same_postal_code: {
    en: "Same postal code: {1}.",
    zh: "邮政编码相同：{1}。",
  },
  same_tax_id: {
    en: "Same tax number: {1}.",
    zh: "税号相同：{1}。",
  },
  same_words: {
    en: "Same words in the name: {1}.",
    zh: "名称用词相同：{1}。",
  },
  shared_phone: {
    en: "Same telephone number, which many share.",
    zh: "电话号码相同，但为多方共用。",
  },
  similar_address: {
    en: "Similar street in the same place, same house number.",
    zh: "同一地区街道相近，门牌号相同。",
  },
  similar_name: {
    en: "Names are alike but for a slip of the pen or a short form: {1}; {2}.",
    zh: "名称仅有笔误或简称之差：{1}；{2}。",
  },
  trend_falling: {
    en: "Contribution has been falling over the last quarters.",
    zh: "最近几个季度的贡献持续下降。",
  },
  trend_rising: {
    en: "Contribution has been rising over the last quarters.",
    zh: "最近几个季度的贡献持续上升。",
  },
  wallet_given: {
    en: "Spend a year at all suppliers, given by a source: {1}.",
    zh: "数据来源提供的全部年度采购额：{1}。",
  },
  within_usual_gap: {
    en: "Days since the last purchase: {1}; within the usual gap of {2}.",
    zh: "距上次购买 {1} 天，仍在惯常间隔 {2} 天之内。",
  },
  ...churnReasons,
};
