/** What fits note of themselves, by the English sentence. */
export const notes: Readonly<Record<string, string>> = {
  "fitted: converged": "已拟合：收敛",
  "fitted: by moments": "已拟合：矩估计",
  fitted: "已拟合",
  compared: "已比较",
  none: "无需校准",
  "In days.": "以天计。",
  "At the edge of what data can tell apart.": "处于数据可区分的边缘。",
  "Akaike's information criterion; lower is better.": "赤池信息准则，越低越好。",
  "Bayesian information criterion; lower is better.": "贝叶斯信息准则，越低越好。",
  "Purchase days in them.": "其中的购买日。",
  "How well it told who would buy.": "区分谁会购买的能力。",
  "Predicted ÷ actual − 1.": "预测 ÷ 实际 − 1。",
  "Days in each.": "每个时段的天数。",
  "Days held out after each.": "每个起点之后留出的天数。",
  "Mean ln of the chance given to what came.": "对实际结果所给概率的对数均值。",
  "Mean absolute error a customer, in purchase days.": "每位客户的平均绝对误差，以购买日计。",
  "Past periods held out.": "留出的历史时段。",
  "Purchase days forecast for them.": "对其预测的购买日。",
  "Root of the mean squared error.": "均方误差的平方根。",
  "Share of new customers who will have left a year after their first purchase.":
    "新客户在首购一年后已离开的占比。",
  "Customers with more than one purchase day.": "购买日多于一天的客户。",
  "Customers without one.": "没有复购金额的客户。",
  "Customers with a repeat purchase of known spend: the data of the fit.": "复购金额已知的客户，即拟合数据。",
  "Pearson's, of frequency and mean spend.": "购买频率与平均消费的皮尔逊相关系数。",
  "Spearman's, of frequency and mean spend; a few hundredths arise under independence too, the mean of few purchases being the more skewed.":
    "购买频率与平均消费的斯皮尔曼相关系数；购买少时均值偏斜较大，独立时也会出现百分之几。",
  "End of its 95 % interval.": "其 95 % 区间的一端。",
  "Chance of one as far from 0 without any correlation.": "无相关时出现同样偏离 0 的概率。",
  "Of spend by purchase days, had it been used.": "若采用，消费对购买日的弹性。",
  "Of spend by purchase days; v is a one-time buyer's.": "消费对购买日的弹性；v 对应一次性购买者。",
  "Of spend that depends on frequency.": "消费依赖频率的似然比。",
  "Chance of as much without dependence.": "无依赖时出现同样结果的概率。",
  "Mean of the customers' mean spends.": "各客户平均消费的均值。",
  "Out of time.": "样本外（时间之后）。",
  "Days after a cut-off in which a purchase was looked for.": "时点之后考察是否购买的天数。",
  "Precision of the prior on standardised coefficients.": "标准化系数先验的精度。",
  "Customers of the newest labelled cut-off that judge.": "用于评判的最新时点客户。",
  "Customers at past cut-offs whose outcome is known.": "结果已知的过去时点客户。",
  "Converged.": "已收敛。",
  "Did not converge.": "未收敛。",
  "Clusters.": "聚类数。",
  "fitted: a number of clusters is stable, separate and more than chance":
    "已拟合：有一个聚类数稳定、分离且高于随机水平",
  "The highest of structureless clouds of the same spread.": "同样散布的无结构数据中的最高值。",
  "Features in which customers differ.": "客户有差异的特征。",
  "Customers whom the centres were found from; all are assigned.": "用于求中心的客户；所有客户均已归类。",
  "Mean squared distance to the nearest centre.": "到最近中心的均方距离。",
  "Mean over a sample of customers.": "客户样本上的均值。",
  "Mean adjusted Rand index of halves; 0.7 is asked for.": "两半样本的平均调整兰德指数，要求 0.7。",
  "exact: quantiles of the posterior predictive distribution, parameters as fitted":
    "精确：后验预测分布的分位数，参数取拟合值",
  "Pairs of articles that were looked at.": "考察过的商品对。",
  "Pairs with enough support.": "支持度足够的商品对。",
  "Variance of the articles' means.": "商品均值的方差。",
  "Variance of customers' means of an article.": "同一商品各客户均值的方差。",
  "Variance of ln gap of one customer and article.": "同一客户与商品间隔对数的方差。",
  "In days, over all articles.": "以天计，全部商品。",
  "Customers and articles bought on three days or more.": "在三天或更多天购买的客户与商品。",
  "fitted: converged at a bound": "已拟合：收敛于边界",
  "fitted: the lower AIC was taken": "已拟合：采用 AIC 较低者",
  "no_clear_clusters: none is stable, separate and more than chance":
    "没有清晰的聚类：无一稳定、分离且高于随机水平",
  "Lower is better: 2 (parameters - log-likelihood).": "越低越好：2（参数个数 − 对数似然）。",
  "Mean absolute error of survival in the periods held out, as a share of the observed.":
    "留出各期留存率的平均绝对误差，占实际的比例。",
  "Periods that the fits of the hold-out saw.": "留出检验中用于拟合的期数。",
  "Customers known for at least one whole period after the first.": "首期之后至少有一个完整周期可知的客户。",
  "DEL of a new customer, in periods, the first purchase's included.":
    "新客户的折现预期生命周期（期数，含首购期）。",
  "Periods with customers at risk.": "有客户处于续约风险中的期数。",
  "Distinct frequency, recency and periods.": "不同的频率、近度与期数组合。",
  "off: models.renewals is not configured": "未启用：未配置 models.renewals",
};

const models = "([\\w/+ ]+)";

/** Sentences with numbers in them. */
export const phrases: readonly (readonly [RegExp, string])[] = [
  [
    new RegExp(`^${models}: the best forecasts of (\\d+) held-out periods? among (\\d+) models.*$`),
    "$1：在 $3 个模型中对 $2 个留出时段的预测最好",
  ],
  [
    new RegExp(
      `^${models}: forecasts of (\\d+) held-out periods? within one standard error of the best, (\\w+), and preferred.*$`,
    ),
    "$1：对 $2 个留出时段的预测与最佳的 $3 相差在一个标准误以内，且优先采用",
  ],
  [new RegExp(`^${models}: the default, for .*$`), "$1：默认模型，因没有可用的历史检验"],
  [new RegExp(`^${models}: configured by models.transactions$`), "$1：由 models.transactions 指定"],
  [
    /^better: mean absolute error ([\d.]+), that of the best rule of thumb, (\w+), ([\d.]+)$/,
    "更好：平均绝对误差 $1，最好的经验法则 $2 为 $3",
  ],
  [
    /^no better: mean absolute error ([\d.]+), that of the best rule of thumb, (\w+), ([\d.]+).*$/,
    "并不更好：平均绝对误差 $1，最好的经验法则 $2 为 $3",
  ],
  [
    /^(?:steady|\w+): customers made ([\d.]+) % fewer purchases than expected in the newest held-out period.*$/,
    "最新留出时段的购买比预期少 $1 %",
  ],
  [
    /^(?:steady|\w+): customers made ([\d.]+) % more purchases than expected in the newest held-out period.*$/,
    "最新留出时段的购买比预期多 $1 %",
  ],
  [/^small: (\d+) customers .*$/, "样本小：$1 位客户不足以单独确定全部参数，采用弱先验，区间较宽"],
  [
    /^holds: no sign that spend depends on frequency \(likelihood ratio ([\d.]+), p ([<\d. ]+), level ([\d.]+)\)$/,
    "成立：没有迹象表明消费依赖频率（似然比 $1，p $2，水平 $3）",
  ],
  [
    /^fails: customers with twice the purchase days spend ([\d.]+) % (more|less) on each \(likelihood ratio ([\d.]+), p ([<\d. ]+), level ([\d.]+)\).*$/,
    "不成立：购买日加倍的客户每次消费相差 $1 %（似然比 $3，p $4，水平 $5）；采用随频率变化的消费模型",
  ],
  [
    /^fitted: (\w+), least log-loss on the newest cut-off, which it had not seen$/,
    "已拟合：$1，在未曾见过的最新时点上对数损失最低",
  ],
  [/^Out of time; lost ([\d.]+) %\.$/, "样本外（时间之后）；未购买占 $1 %。"],
  [/^taken: (.*)$/, "已采用：$1"],
  [/^not taken, (.*)$/, "未采用：$1"],
  [/^off: (.*)$/, "未启用：$1"],
  [/^fitted: (.*)$/, "已拟合：$1"],
  [/^(?:not fitted|refused): (.*)$/, "未拟合：$1"],
  [
    /^not compared: no past day knew (\d+) customers and (\d+) with a repeat purchase; the newest knew (\d+) and (\d+)$/,
    "未比较：没有一个过去的时点有 $1 位客户且其中 $2 位复购；最新时点为 $3 与 $4 位",
  ],
  [/^not compared: (.*)$/, "未比较：$1"],
];
