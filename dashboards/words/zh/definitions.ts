/**
 * The sentences of the published columns, by the English sentence of the declaration: a sentence that changes loses its
 * translation until someone has read it again.
 */
export const definitions: Readonly<Record<string, string>> = {
  "The customer.": "客户。",
  "The day the score holds for.": "评分所对应的日期。",
  "H: days ahead that are looked at.": "H：向前预测的天数。",
  "Probability of no purchase in the next H days.": "未来 H 天内没有购买的概率。",
  "Churn probability times the expected net revenue over the H days if the customer stays active.":
    "流失概率乘以客户保持活跃时 H 天内的预期净收入。",
  "Why the probability is high or low.": "概率高或低的原因。",
  "The model that gave the probability: the learner that judged best on the newest cut-off it had not seen, or the transaction model where that did, or where there was too little to learn from.":
    "给出概率的模型：在未曾见过的最新时点上表现最佳的学习模型；交易模型表现更佳或数据不足以学习时为交易模型。",
  "The same by the transaction model alone, which knows nothing but purchase days.":
    "仅由交易模型给出的同一概率，该模型只知道购买日。",
  "Logistic regression; gradient-boosted trees; the transaction model; the share of those who did or did not buy in the last 90 days; everybody's share.":
    "逻辑回归；梯度提升树；交易模型；按最近 90 天是否购买分组的占比；全体占比。",
  "1 for the lowest forecasts to 10 for the highest; fewer with few customers.":
    "从最低预测的 1 到最高预测的 10；客户较少时组数更少。",
  "Mean forecast probability of no purchase.": "预测的无购买概率均值。",
  "Share of them who did not buy.": "其中没有购买的占比。",
  "Whether it gives the published probability.": "所发布的概率是否由其给出。",
  "Past days whose customers it learnt from; the purchase model and the shares too.":
    "所学习的过去时点数；购买模型与各占比亦同。",
  "The day from which it was judged; all that it learnt had come by then.":
    "评判的起始日；其所学内容均发生在此日之前。",
  "Days after that in which a purchase was looked for.": "此日之后考察是否购买的天数。",
  "Customers whom it was judged on.": "用于评判的客户数。",
  "Mean -ln of the probability given to what came; lower is better.":
    "对实际结果所给概率的负对数均值；越低越好。",
  "Mean squared error of the probability; lower is better.": "概率的均方误差；越低越好。",
  "Chance that a customer who did not buy had the higher probability; missing when all fared alike.":
    "未购买客户的概率高于购买客户的机会；结果全部相同时缺失。",
  "Slope of outcomes on forecast log-odds; 1 is perfect; missing when forecasts are all alike.":
    "实际结果对预测对数几率的斜率，1 为最佳；预测全部相同时缺失。",
  "Intercept of the same line; 0 is perfect.": "同一直线的截距，0 为最佳。",
  "How the learner's margins were made probabilities; missing for the others.":
    "学习模型的得分如何转为概率；其他方式缺失。",
  "The learner.": "学习模型。",
  "What is known of a customer on a day.": "某日对客户的已知情况。",
  "What the feature is about; reasons name themes.": "特征所属的主题；原因以主题表述。",
  "Mean absolute contribution to the log-odds of no purchase, over customers on the as-of day.":
    "截止日各客户对无购买对数几率的平均绝对贡献。",
  "Part of the weights of all features.": "占全部特征权重的比例。",
  "Whether more of it raises or lowers the probability; mixed where neither is clear.":
    "该特征增大时提高还是降低概率；均不明确时为混合。",
  "Whether the learner gives the published probability.": "所发布的概率是否由该学习模型给出。",
  "Customers.": "客户数。",
  "The period, counted from that of the first purchase, which is 0.": "周期序号，首次购买所在周期为 0。",
  "Customers who were there through the period before and had no purchase day in this one.":
    "持续到上一周期而本周期没有购买日的客户数。",
  "Customers who had a purchase day in the period and of whom no later whole period is known.":
    "本周期有购买日、其后尚无完整周期的客户数。",
  "Customers who were there through the period before and of whom this period is known.":
    "持续到上一周期且本周期情况已知的客户数。",
  "Share of them who renewed; missing without any.": "其中续购的比例；没有此类客户时缺失。",
  "Observed retention of all periods so far, multiplied; missing without customers at risk.":
    "至今各周期观察到的续购率之积；没有可续购客户时缺失。",
  "Retention as the sBG model fits and projects it; missing without a fit.":
    "sBG 模型拟合并预测的续购率；未拟合时缺失。",
  "Share of a cohort that the sBG model leaves after the period; missing without a fit.":
    "sBG 模型预测该周期后同期客户的留存比例；未拟合时缺失。",
  "Retention as the beta-discrete-Weibull model fits and projects it; missing without a fit.":
    "Beta-离散 Weibull 模型拟合并预测的续购率；未拟合时缺失。",
  "Share of a cohort that the beta-discrete-Weibull model leaves after the period; missing without a fit.":
    "Beta-离散 Weibull 模型预测该周期后同期客户的留存比例；未拟合时缺失。",
  "Whether the period was kept from the fits that the next two columns are of.":
    "后两列所依据的拟合是否未使用该周期。",
  "Survival by the sBG model fitted to the periods that are not held out; missing without hold-out.":
    "以未保留的周期拟合的 sBG 模型的留存比例；无保留周期时缺失。",
  "Survival by the beta-discrete-Weibull model fitted to the periods that are not held out; missing without hold-out.":
    "以未保留的周期拟合的 Beta-离散 Weibull 模型的留存比例；无保留周期时缺失。",
  "The model of renewals with the lower AIC; missing when none could be fitted.":
    "AIC 较低的续购模型；均无法拟合时缺失。",
  "n: whole periods after that of the first purchase, up to the as-of day.":
    "n：首次购买所在周期之后至截止日的完整周期数。",
  "x: those of them with a purchase day.": "x：其中有购买日的周期数。",
  "t_x: the last of them with a purchase day, counted from 1; 0 without one.":
    "t_x：其中最后一个有购买日的周期，自 1 起计；没有时为 0。",
  "Periods in a row, from the first after the first purchase's, with a purchase day.":
    "自首次购买后的周期起连续有购买日的周期数。",
  "Whether the customer has renewed in every whole period so far.": "客户迄今是否在每个完整周期都续购。",
  "Probability of renewing in the next period; 0 once a period has gone by without a purchase day, missing when no model could be fitted.":
    "下一周期续购的概率；一旦有周期没有购买日即为 0，模型均无法拟合时缺失。",
  "DERL: discounted expected renewals still to come, the next one not discounted; 0 once a period has gone by without a purchase day, missing when no model could be fitted or the sum is infinite.":
    "DERL：未来续购次数的折现期望，下一次不折现；一旦有周期没有购买日即为 0，模型均无法拟合或总和无穷时缺失。",
  "Probability by the BG/BB model, which lets customers skip periods, of being active in the last whole period; missing when it could not be fitted.":
    "BG/BB 模型（允许客户跳过周期）给出的在最后一个完整周期仍活跃的概率；无法拟合时缺失。",
  "Periods with a purchase day that the BG/BB model expects over the configured horizon; missing when it could not be fitted.":
    "BG/BB 模型预期在所配置期限内有购买日的周期数；无法拟合时缺失。",
  "The day the value holds for.": "该价值所对应的日期。",
  "The transaction and spend models it is composed of.": "构成该价值的交易模型与消费模型。",
  "Days ahead that are counted.": "向前计入的天数。",
  "Expected purchase days over the horizon, not discounted.": "期间内的预期购买天数，未折现。",
  "Expected net spend per purchase day.": "每个购买日的预期净消费。",
  "Contribution as a share of net revenue that was applied to this customer: its own to date, after adding the contribution and net revenue of the company's mean customer to both; kept within 0…1.":
    "对该客户采用的贡献占净收入的比例：其迄今自身的比例，计算前在贡献与净收入上各加上公司平均客户的数值；限制在 0…1 之间。",
  "Discounted expected contribution over the horizon: discounted orders × spend × margin.":
    "期间内的预期折现贡献：折现订单数 × 消费 × 利润率。",
  "Whether a purchase is discounted from its own day, or from the end of its month or year ahead.":
    "每笔购买自其当日起折现，还是自其所在的未来月末或年末起折现。",
  "Yearly discount rate applied.": "采用的年折现率。",
  "Tenth percentile of the discounted contribution over the horizon, parameters as fitted; missing where the spend model gives no spread.":
    "期间内折现贡献的第 10 百分位数，参数取拟合值；消费模型无法给出离散程度时缺失。",
  "Ninetieth percentile of it; missing where the tenth is, or beyond every amount.":
    "其第 90 百分位数；第 10 百分位数缺失或数值过大时缺失。",
  "Days ahead that expected orders, their percentiles and discounted orders count.":
    "预期订单、其百分位数及折现订单向前计入的天数。",
  "Conditional expected purchase days over the horizon.": "期间内的条件预期购买天数。",
  "Tenth percentile of the purchase days over the horizon: with nine chances in ten there are at least as many.":
    "期间内购买天数的第 10 百分位数：有九成可能不少于此数。",
  "Median of the purchase days over the horizon.": "期间内购买天数的中位数。",
  "Ninetieth percentile of the purchase days over the horizon: with nine chances in ten there are no more.":
    "期间内购买天数的第 90 百分位数：有九成可能不多于此数。",
  "Discounted expected purchase days over the horizon.": "期间内的折现预期购买天数。",
  "Whether of all customers, or of one tier or RFM segment.": "属于全部客户，还是某一层级或 RFM 细分。",
  "The tier or segment; all for the total.": "层级或细分；合计为 all。",
  "The day the forecast holds for.": "预测所对应的日期。",
  "Customers with at least one purchase day.": "至少有一个购买日的客户数。",
  "Sum of their conditional expected purchase days over the horizon.": "这些客户期间内条件预期购买天数之和。",
  "Tenth percentile of their purchase days over the horizon: log-normal, with the variance that chance and the uncertainty of the parameters give the sum.":
    "其期间内购买天数的第 10 百分位数：对数正态，方差来自随机性与参数不确定性。",
  "Ninetieth percentile of them.": "其第 90 百分位数。",
  "Share of the variance of their purchase days that comes from not knowing the parameters exactly.":
    "购买天数方差中来自参数不确定性的比例。",
  "Sum of their lifetime values; of all customers it is the customer equity.":
    "其终身价值之和；全部客户之和即客户资产。",
  "Tenth percentile of their discounted contribution over the horizon, found in the same way; missing where the spend model gives no spread.":
    "其期间内折现贡献的第 10 百分位数，求法相同；消费模型无法给出离散程度时缺失。",
  "Ninetieth percentile of it; missing where the tenth is.": "其第 90 百分位数；第 10 百分位数缺失时缺失。",
  "Share of the variance of their contribution that comes from the parameters; missing with it.":
    "贡献方差中来自参数的比例；随之缺失。",
  "What the intervals cover; chance alone where the fits could not say how sure their parameters are.":
    "区间涵盖的内容；拟合无法说明参数可靠程度时仅涵盖随机性。",
  "What the intervals rest on.": "区间的依据。",
  "What drives the value: the factors furthest from the company's mean first.":
    "价值的驱动因素：偏离公司均值最远的在前。",
  "First day of the month of the customers' first purchase day.": "客户首个购买日所在月份的第一天。",
  "Months since; 0 is the month of the first purchase.": "距首购的月数；0 为首购当月。",
  "Customers of the cohort.": "该批客户的人数。",
  "Of them, active in the period.": "其中在该期活跃的人数。",
  "Retained ÷ customers.": "留存人数 ÷ 客户数。",
  "Net revenue of the cohort in the period; what came before the first purchase day is in period 0.":
    "该批客户在该期的净收入；首个购买日之前的计入第 0 期。",
  "Net revenue of the cohort up to the period.": "该批客户截至该期的净收入。",
  "Whether the period had ended on the as-of day.": "该期在统计截止日前是否已结束。",
  "The customer, as system:id.": "客户，写作 系统:编号。",
  "Name; missing when no source gives one.": "名称；没有来源提供时缺失。",
  "What the partner is to the company.": "该伙伴与公司的关系。",
  "The account above it.": "上级账户。",
  "The owner in charge.": "负责人。",
  "The owner's name.": "负责人的姓名。",
  "The owner's team.": "负责人所在团队。",
  "Line of business.": "行业。",
  "Sales region or country.": "销售地区或国家。",
  "Channel of acquisition.": "获客渠道。",
  "Agreed credit.": "约定的信用额度。",
  "Whether deliveries are stopped.": "是否停止发货。",
  "Why deliveries are stopped.": "停止发货的原因。",
  "First day with an order; missing without one.": "首个有订单的日期；没有订单时缺失。",
  "Last day with an order; missing without one.": "最近有订单的日期；没有订单时缺失。",
  "Distinct orders to date whose sale lines have a positive net value.": "迄今销售行净值为正的不同订单数。",
  "Sales to date before returns.": "迄今扣除退货前的销售额。",
  "Returns to date; negative.": "迄今退货；为负数。",
  "Net revenue to date: gross sales + returns + fees + adjustments.":
    "迄今净收入：销售总额 + 退货 + 费用 + 调整。",
  "Contribution to date: net revenue less cost of goods and cost to serve where known.":
    "迄今贡献：净收入减去已知的销货成本与服务成本。",
  "Interactions to date.": "迄今互动次数。",
  "Complaints to date.": "迄今投诉次数。",
  "Whether some sale or return line has no known cost, so that its contribution is the configured margin of it, or all of it where none is configured.":
    "是否有销售或退货行成本未知，其贡献按配置的利润率计算；未配置时全额计入。",
  "The interaction.": "互动。",
  "Business day on which it was opened.": "发起互动的业务日期。",
  "What it was.": "互动的类型。",
  "Who reached out.": "由谁发起。",
  "Instant it was opened.": "发起的时刻。",
  "Instant it was resolved.": "解决的时刻。",
  "Hours from opened to resolved; missing while it is open.": "从发起到解决的小时数；未解决时缺失。",
  "Score the customer gave, on the source's own scale.": "客户给出的评分，采用来源自身的分制。",
  "What it was about.": "互动的主题。",
  "Who handled it.": "处理人。",
  "The order, as system:number.": "订单，写作 系统:单号。",
  "Business day.": "业务日期。",
  "An order has a positive sum of sale lines; a return takes goods back; fees and adjustments are other.":
    "订单的销售行合计为正；退货为收回商品；费用与调整归为其他。",
  "Lines.": "行数。",
  "Sale lines.": "销售行。",
  "Return lines; negative.": "退货行；为负数。",
  "Net revenue of the order on the day.": "该订单当日的净收入。",
  "Contribution of the order on the day.": "该订单当日的贡献。",
  "The order's own currency; missing when it has several.": "订单自身的币种；有多个币种时缺失。",
  "Net amount in that currency; missing when it has several.": "以该币种计的净额；有多个币种时缺失。",
  "Sales channel; missing when it has several or none.": "销售渠道；有多个或没有时缺失。",
  "The article.": "商品。",
  "The article's name.": "商品名称。",
  "Product category.": "商品品类。",
  "Distinct orders in which it was bought.": "购买该商品的不同订单数。",
  "Units, less those returned.": "数量，已扣除退货。",
  "Net revenue of all lines that name it.": "涉及该商品的所有行的净收入。",
  "Last day on which it was bought; missing when only returned.": "最近一次购买的日期；只有退货时缺失。",
  "0 is the oldest, 3 the latest.": "0 为最早一季，3 为最近一季。",
  "Last day of the quarter.": "季度的最后一天。",
  "Net revenue of the quarter.": "该季度的净收入。",
  "Contribution of the quarter.": "该季度的贡献。",
  "First purchase day.": "首个购买日。",
  "Last purchase day.": "最近的购买日。",
  "Repeat purchase days; 0 means one purchase day ever.": "重复购买天数；0 表示至今只有一个购买日。",
  "From the first to the last purchase day; 0 for a one-time buyer.":
    "从首个到最近购买日的天数；只购买一次的为 0。",
  "T: from the first purchase day to the as-of day.": "T：从首个购买日到统计截止日的天数。",
  "Mean net spend per repeat purchase day. Returns that name their order are taken off its day; what returns on other days take back is taken off all purchase days in proportion. Missing without a repeat purchase or when all was returned.":
    "每个重复购买日的平均净消费。注明原订单的退货从该日扣除；其他日期的退货按比例从所有购买日扣除。没有重复购买或全部退货时缺失。",
  "Net spend to date over all purchase days, net of all returns: the lesser of what these days brought and of net revenue to date, not under 0.":
    "迄今所有购买日的净消费，已扣除全部退货：取购买日带来的金额与迄今净收入的较小者，不低于 0。",
  "The day the tier holds for.": "层级所对应的日期。",
  "The models the potential value rests on.": "潜在价值所依据的模型。",
  "Value tier: established value high or low, potential value high or low.":
    "价值层级：既定价值高或低，潜在价值高或低。",
  "Tier at the last month end before the as-of day; missing for a new customer.":
    "统计截止日之前最近一个月末的层级；新客户缺失。",
  "Median slope between all pairs of the last four quarters' contribution; steady within the dead band, a share of their mean size; unknown under three quarters.":
    "最近四个季度贡献两两斜率的中位数；在占其平均规模一定比例的死区内为平稳；不足三个季度为未知。",
  "Contribution of the 365 days up to the as-of day; scaled up to a year where annualised.":
    "统计截止日前 365 天的贡献；需要时折算为全年。",
  "Expected discounted contribution over the horizon plus probability-weighted open pipeline due in it: lifetime value + pipeline.":
    "期间内的预期折现贡献，加上期间内到期、按概率加权的未结商机：生命周期价值 + 商机。",
  "The part of potential value that the models expect from orders: the customer's lifetime value, 0 without a purchase.":
    "潜在价值中模型对订单的预期部分：客户的生命周期价值，没有购买时为 0。",
  "The part of potential value that comes from open opportunities.": "潜在价值中来自未结商机的部分。",
  "Whether established value is high.": "既定价值是否为高。",
  "Whether potential value is high.": "潜在价值是否为高。",
  "Whether the customer keeps its side only because of the band around a threshold.":
    "是否仅因阈值附近的缓冲带而保持原来一侧。",
  "Whether established value was annualised for want of a year of history.":
    "是否因历史不足一年而折算既定价值。",
  "What the company does for this tier, from the configuration.": "公司对该层级的经营策略，来自配置。",
  "Yearly cost of service allowed, as a share of established value, from the configuration.":
    "每年允许的服务成本，占既定价值的比例，来自配置。",
  "That cap in base currency; 0 when established value is not positive.":
    "以本位币计的该上限；既定价值不为正时为 0。",
  "Why the customer is in this tier.": "客户处于该层级的原因。",
  "First day of the month.": "月份的第一天。",
  "Last day counted: the month's end, or the as-of day in the running month.":
    "计入的最后一天：月末，或当月的统计截止日。",
  "Whether the month had ended on the as-of day.": "该月在统计截止日前是否已结束。",
  "Net-of-tax amount of sale lines before returns.": "退货前销售行的不含税金额。",
  "Return lines, on the day of the return; negative.": "退货行，计入退货当日；为负数。",
  "Fee lines.": "费用行。",
  "Adjustment lines.": "调整行。",
  "Gross sales + returns + fees + adjustments; anonymous sales included.":
    "销售总额 + 退货 + 费用 + 调整；包含匿名销售。",
  "The part of net revenue without a known customer.": "净收入中没有已知客户的部分。",
  "Net revenue less cost of goods where known and the cost of serving known customers; by the configured margin where the cost of goods is not known.":
    "净收入减去已知的销货成本与服务已知客户的成本；销货成本未知时按配置的利润率计算。",
  "Contribution ÷ net revenue; missing when net revenue is not positive.":
    "贡献 ÷ 净收入；净收入不为正时缺失。",
  "Distinct orders whose sale lines in the month have a positive net value; anonymous ones included.":
    "当月销售行净值为正的不同订单数；包含匿名订单。",
  "Gross sales of those orders ÷ orders; missing without an order.":
    "这些订单的销售总额 ÷ 订单数；没有订单时缺失。",
  "Known customers with a purchase day in the month.": "当月有购买日的已知客户。",
  "Known customers with a purchase day in the lapse days up to the last day counted: opening + new + reactivated − lost.":
    "截至计入的最后一天，在流失天数内有购买日的已知客户：期初 + 新增 + 回流 − 流失。",
  "Active base at the end of the month before.": "上月末的活跃客户。",
  "Customers whose first purchase day is in the month.": "首个购买日在当月的客户。",
  "Customers who purchased more than the lapse days after the purchase day before.":
    "距上一购买日超过流失天数后再次购买的客户。",
  "Customers who in the month passed the lapse days without a purchase; one who came back before its end counts as reactivated too.":
    "当月超过流失天数未购买的客户；月末前又回来的同时计为回流。",
  "Active customers of the month who were in the opening base.": "当月活跃且属于期初活跃客户的人数。",
  "Active last month and this ÷ active last month; missing when nobody was.":
    "上月与本月均活跃的客户 ÷ 上月活跃客户；上月无人活跃时缺失。",
  "Revenue of the month from customers active in the month before ÷ their revenue then; missing when that is not positive.":
    "上月活跃客户在本月的收入 ÷ 其上月收入；后者不为正时缺失。",
  "The same with each customer capped at its revenue of the month before.":
    "同上，但每位客户以其上月收入为上限。",
  "Interactions opened in the month.": "当月发起的互动。",
  "Complaints opened in the month.": "当月发起的投诉。",
  "Complaints ÷ orders; missing without an order.": "投诉 ÷ 订单；没有订单时缺失。",
  "H: days without a purchase after which a customer counts as lost.": "H：超过该天数未购买即视为流失。",
  "The as-of day.": "统计截止日。",
  "First business day with an order line; missing without one.": "首个有订单行的业务日期；没有时缺失。",
  "Net revenue of all time.": "全部历史的净收入。",
  "The part from known customers.": "来自已知客户的部分。",
  "Net revenue of the 365 days up to the as-of day.": "统计截止日前 365 天的净收入。",
  "Contribution of the same days.": "同期的贡献。",
  "Net revenue of the 365 days before those; missing when the first order line is later than their first day.":
    "再之前 365 天的净收入；首个订单行晚于其首日时缺失。",
  "Known customers with a purchase day.": "有购买日的已知客户。",
  "Of them, with a purchase day in the lapse days up to the as-of day.":
    "其中截至统计截止日、在流失天数内有购买日的客户。",
  "Sum of lifetime value over all customers.": "全部客户生命周期价值之和。",
  "Sum over customers of churn probability times expected net revenue.":
    "全部客户流失概率乘以预期净收入之和。",
  "Amount of open opportunities.": "未结商机的金额。",
  "The same times the probability of winning that potential value uses: the share won of its stage, else the typed one, else the share won of all that closed.":
    "同上，乘以潜在价值所用的赢单概率：先取所在阶段的赢单率，其次取录入的概率，再次取全部已关闭商机的赢单率。",
  "Share of known customers' net revenue that the top 1 % of those with an order line carry; can pass 1 where others are negative; missing when that revenue is not positive.":
    "有订单行的已知客户中前 1 % 贡献的净收入占比；其他客户为负时可超过 1；净收入不为正时缺失。",
  "Share that the top 5 % carry.": "前 5 % 贡献的占比。",
  "Share that the top 20 % carry.": "前 20 % 贡献的占比。",
  "Gini coefficient of net revenue over customers with positive revenue.":
    "收入为正的客户之间净收入的基尼系数。",
  "Mean gap between a customer's purchase days; missing without a repeat purchase.":
    "客户购买日之间的平均间隔；没有重复购买时缺失。",
  "Median gap between purchase days.": "购买日间隔的中位数。",
  "Ninetieth percentile of the gaps.": "间隔的第 90 百分位数。",
  "Share of gross sales whose cost of goods is known; missing without sales.":
    "成本已知的销售总额占比；没有销售时缺失。",
  "The day the forecast is made on.": "作出预测的日期。",
  "The model that gave the forecast.": "给出预测的模型。",
  "Median day of the next purchase if the customer is still active; missing when it is more than ten years off.":
    "客户仍活跃时下次购买日的中位数；超过十年时缺失。",
  "Day by which one in ten such customers has bought again; missing when it is more than ten years off.":
    "此类客户中十分之一已再次购买的日期；超过十年时缺失。",
  "Day by which nine in ten such customers have bought again; missing when more than ten years off.":
    "此类客户中十分之九已再次购买的日期；超过十年时缺失。",
  "From the last purchase day to the as-of day.": "从最近购买日到统计截止日的天数。",
  "Mean gap between the customer's purchase days; missing without a repeat purchase.":
    "该客户购买日之间的平均间隔；没有重复购买时缺失。",
  "Whether the customer is past the ninetieth percentile of its own gap, as expected on its last purchase day.":
    "按其最近购买日的预期，是否已超过自身间隔的第 90 百分位数。",
  "Recency score.": "近度得分。",
  "Frequency score.": "频度得分。",
  "The segment with most customers in the cell; missing when it is empty.":
    "该格中客户最多的分群；为空时缺失。",
  "Customers in the cell; 0 when it is empty.": "该格的客户数；为空时为 0。",
  "Their net spend to date.": "其迄今净消费。",
  "What is scored.": "被评分的指标。",
  "Customers with this score.": "得到该得分的客户数。",
  "The day the scores hold for.": "评分所对应的日期。",
  "Purchase days to date.": "迄今购买天数。",
  "Net spend to date, net of returns.": "迄今净消费，已扣除退货。",
  "Why the customer is in this segment.": "客户属于该分群的原因。",
  "Which way of dividing customers.": "划分客户的方式。",
  "The segment.": "分群。",
  "Customers in it.": "其中的客户数。",
  "Of all customers of the scheme; missing when there are none.":
    "占该划分方式全部客户的比例；没有客户时缺失。",
  "Their net revenue of the 365 days up to the as-of day.": "其统计截止日前 365 天的净收入。",
  "Their established value.": "其既定价值。",
  "Of the sum of established value; missing when that is not positive.":
    "占既定价值总和的比例；总和不为正时缺失。",
  "Their potential value.": "其潜在价值。",
  "Mean probability of being active, over those who have a score.": "有评分的客户的平均活跃概率。",
  "Their revenue at risk.": "其风险收入。",
  "The model that gave the score: spend by frequency where a test finds that spend depends on how often a customer buys, the population mean where none could be fitted.":
    "给出评分的模型：检验发现消费取决于购买频率时为按频率的消费模型，均无法拟合时为总体均值。",
  "Conditional expected net spend per purchase day; under the population mean, net spend of all customers ÷ their purchase days.":
    "每个购买日的条件预期净消费；采用总体均值时为全部客户的净消费 ÷ 其购买天数。",
  "What the expectation rests on.": "该预期的依据。",
  "Length of the period that ends on the last day.": "以最后一天结束的期间长度。",
  "The month end before the period.": "期间之前的月末。",
  "The month end, or as-of day, that closes it.": "结束期间的月末或统计截止日。",
  "Tier at the start; new for a customer not known then.": "期初的层级；当时尚未知的客户为新进。",
  "Tier at the end; lost for a customer that has left the table.": "期末的层级；已离开该表的客户为流失。",
  "Customers who moved so.": "如此变动的客户数。",
  "Their established value at the end; 0 for lost ones.": "其期末的既定价值；流失的为 0。",
  "Their established value at the start; 0 for new ones.": "其期初的既定价值；新进的为 0。",
  "Last day of the month, or the as-of day in the running month.": "月份的最后一天，或当月的统计截止日。",
  "Tier on that day.": "当日的层级。",
  "Tier at the month end before; missing for a customer new to the table.":
    "上一月末的层级；该表的新客户缺失。",
  "Contribution of the 365 days up to that day; scaled up to a year where the configuration annualises.":
    "截至当日 365 天的贡献；配置要求时折算为全年。",
  "Expected discounted contribution over the horizon plus open pipeline, as known on that day, by models fitted once on the as-of day.":
    "期间内的预期折现贡献加未结商机，按当日所知，模型在统计截止日统一拟合一次。",
  "The part of potential value that came from open opportunities.": "潜在价值中来自未结商机的部分。",
  "Whether established value was high.": "既定价值当时是否为高。",
  "Whether potential value was high.": "潜在价值当时是否为高。",
  "Whether the band around a threshold kept the customer on its side.":
    "阈值附近的缓冲带是否使客户保持原来一侧。",
  "Which value.": "哪一种价值。",
  "Smallest value that counts as high; missing when nobody has a positive value.":
    "算作高的最小值；无人为正时缺失。",
  "A customer on the low side becomes high from this value.": "低侧客户达到该值后变为高。",
  "A customer on the high side becomes low under this value.": "高侧客户低于该值后变为低。",
  "How the threshold was found, from the configuration.": "阈值的确定方法，来自配置。",
  "Tier at the end of the month; anonymous sales apart.": "月末的层级；匿名销售单列。",
  "Customers in the tier; 0 for anonymous sales.": "该层级的客户数；匿名销售为 0。",
  "Of them, with a purchase day in the month; 0 for anonymous sales.":
    "其中当月有购买日的客户；匿名销售为 0。",
  "Net revenue in the month.": "当月净收入。",
  "Contribution in the month.": "当月贡献。",
  "Probability that the customer is still active on the as-of day; under the pooled rate 1 within the lapse days and 0 after.":
    "客户在统计截止日仍然活跃的概率；采用平均购买频率时，流失天数内为 1，之后为 0。",
  "Conditional expected purchase days in the next 30 days.": "未来 30 天的条件预期购买天数。",
  "Conditional expected purchase days in the next 90 days.": "未来 90 天的条件预期购买天数。",
  "Conditional expected purchase days in the next 365 days.": "未来 365 天的条件预期购买天数。",
  "The customer's mean gap between purchase days; missing without a repeat purchase.":
    "该客户购买日之间的平均间隔；没有重复购买时缺失。",
  "Bin of established value, 0…19.": "既定价值的分箱，0…19。",
  "Bin of potential value, 0…19.": "潜在价值的分箱，0…19。",
  "Lower end of the established bin.": "既定价值分箱的下限。",
  "Upper end of the established bin.": "既定价值分箱的上限。",
  "Lower end of the potential bin.": "潜在价值分箱的下限。",
  "Upper end of the potential bin.": "潜在价值分箱的上限。",
  "Customers in the cell.": "该格的客户数。",
  "Fingerprint of the ledger, the configuration, the as-of day, the seed and the program.":
    "账本、配置、统计截止日、随机种子与程序的指纹。",
  "The day all numbers hold for.": "全部数字所对应的日期。",
  "Last business day with an order line.": "最近有订单行的业务日期。",
  "When the build ran.": "构建运行的时间。",
  "The company's name.": "公司名称。",
  "Base currency of every amount.": "所有金额的本位币。",
  "Reporting time zone.": "报告所用时区。",
  "The company's language.": "公司的语言。",
  "Month in which the fiscal year starts, 1…12.": "财年开始的月份，1…12。",
  "First day of the week.": "一周的第一天。",
  "Whether the company is simulated.": "公司是否为模拟。",
  "Seed of whatever uses chance.": "随机过程所用的种子。",
  "Version of the program.": "程序版本。",
  "What must hold, in words.": "必须成立的事项，以文字说明。",
  "An error stops a publish; a warning is shown.": "错误会阻止发布；警告会显示出来。",
  "Whether it held.": "是否成立。",
  "What was found.": "检查的结果。",
  "The table.": "表。",
  "The column.": "列。",
  "Place in the table, from 0.": "在表中的位置，从 0 开始。",
  "What the column holds.": "该列存放的内容。",
  "Whether a value may be missing.": "值是否可以缺失。",
  "What it means.": "其含义。",
  "What a row of the table is.": "该表一行代表什么。",
  "The model.": "模型。",
  "What the row is.": "该行是什么。",
  "Parameter or statistic, in the paper's words.": "参数或统计量，沿用论文的说法。",
  "Its value; missing for a state.": "数值；状态行缺失。",
  "Standard error; missing where there is none.": "标准误；没有时缺失。",
  "State or source, in words.": "状态或来源，以文字说明。",
  "The source.": "来源。",
  "The canonical entity.": "规范实体。",
  "Why rows were set aside.": "行被隔离的原因。",
  "Rows with this reason; a row may have several.": "具有该原因的行数；一行可能有多个原因。",
  "File and row of the first one.": "首例所在的文件与行。",
  "The reason.": "原因。",
  "The language.": "语言。",
  "The sentence, with {1} and {2} for the reason's arguments.": "句子，{1} 与 {2} 为原因的参数。",
  "Rows of the ledger that were meant for the entity.": "账本中属于该实体的行。",
  "Rows accepted.": "被接收的行。",
  "Rows replaced by a later version of the same key.": "被同一键的后续版本替换的行。",
  "Rows set aside with a reason.": "附原因被隔离的行。",
  "Rows of the source that the mapping's condition leaves to other entities.":
    "来源中因映射条件而归入其他实体的行。",
  "The source's name.": "来源的名称。",
  "The system whose ids it uses.": "其编号所用的系统。",
  "File format.": "文件格式。",
  "Files in the ledger.": "账本中的文件数。",
  "Rows in the ledger, damaged ones included.": "账本中的行数，包含损坏的行。",
  "When the last file came in.": "最近一个文件的到达时间。",
  "Last business day among its rows; missing when it has no dated rows.":
    "其行中最近的业务日期；没有带日期的行时缺失。",
  "Of the rows replaced: those that said the same as the one that stays.":
    "被更新的行中，与保留行内容相同的行数。",
  "Of the rows replaced: those that said something else.": "被更新的行中，内容与保留行不同的行数。",
  "Of the rows replaced: those that their database has changed or removed since.":
    "被更新的行中，其数据库此后已修改或删除的行数。",
  "Amounts of the rows set aside, as far as they are known; missing where rows have none.":
    "被隔离行的金额合计（以可知者为限）；没有金额的实体为空。",
  "Amounts of these rows, as far as they are known and can be converted; missing where rows have none.":
    "这些行的金额合计（以可知且可换算者为限）；没有金额时为空。",
  "Rows set aside whose amount is not known or cannot be converted.": "金额未知或无法换算的被隔离行数。",
  "Rows whose amount is not known or cannot be converted.": "金额未知或无法换算的行数。",
  "Values that are there \u00f7 values there could be, in the mapped columns that may be empty; missing without any.":
    "可为空的已映射列中，已有值数 ÷ 可有值数；没有此类列时为空。",
  "References to a customer, article, order, campaign or owner that no source lists.":
    "指向没有任何来源列出的客户、产品、订单、活动或负责人的引用数。",
  "Last business day among the accepted rows; missing where rows have no day.":
    "已接收行中的最新业务日期；没有日期时为空。",
  "From that day to the as-of day.": "从该日到统计截止日的天数。",
  "The canonical column.": "标准列。",
  "The source's columns that it is read from.": "读取该列所用的来源列。",
  "Whether a row without it is set aside.": "缺少该值的行是否会被隔离。",
  "Of them, those with a value.": "其中有值的行数。",
  "Different values, by an estimate within a few per cent.": "不同值的个数，为误差百分之几以内的估计。",
  "Filled \u00f7 rows; missing without rows.": "有值行数 ÷ 行数；没有行时为空。",
  "The column that names it.": "引用它的列。",
  "The entity whose list should know it.": "应当列出它的实体清单。",
  "Rows with a value.": "有值的行数。",
  "Of them, those whose value no list knows.": "其中值不在任何清单中的行数。",
  "Different values that no list knows.": "不在任何清单中的不同值个数。",
  "One of them; missing when all are known.": "其中一例；全部已知时为空。",
  "The file that brought it.": "带来该变化的文件。",
  "What changed.": "发生了什么变化。",
  "The source's column.": "来源的列。",
  "An example, or the types before and after.": "示例，或变化前后的类型。",
  "When the file came in.": "文件加载的时间。",
  "What the two systems differ about.": "两个系统在哪方面不一致。",
  "One system; for orders the one whose orders count.": "其中一个系统；对订单而言，是以其订单为准的系统。",
  "The other system; computed stands for order lines with tax less payments.":
    "另一个系统；computed 指含税订单行减去付款的计算结果。",
  "Whether one system alone has it, or both have it and disagree.": "仅一个系统有，还是两者都有但不一致。",
  "The customer, or the order as system:number.": "客户，或以“系统:编号”表示的订单。",
  "The customer; missing for an anonymous order or one of an unknown customer.":
    "客户；匿名订单或未知客户的订单为空。",
  "Amount in the one system: net amount of the order, balance owed, or revenue to date and open pipeline of the customer.":
    "一个系统中的金额：订单净额、欠款余额，或客户迄今净收入与进行中商机之和。",
  "The same in the other system; missing where it has nothing.": "另一系统中的同一金额；没有时为空。",
  "Left less right; what is missing counts as 0.": "前者减后者；缺失者计为 0。",
  "Day of the order.": "订单日期。",
  "Days from the order's day in the one system to its day in the other.":
    "从订单在一个系统中的日期到另一系统中日期的天数。",
  "Customers, orders or balances.": "客户、订单或余额的数量。",
  "Sum of the sizes of their differences.": "各项差额绝对值之和。",
  "Size of the difference, without its sign.": "差额的绝对值。",
  "The id, as system:id.": "编号，格式为 系统:编号。",
  "The customer it stands for; its own id where nothing else is the same customer.":
    "该编号所代表的客户；没有其他记录属于同一客户时即其自身编号。",
  "The system of the id.": "编号所属的系统。",
  "The id in that system.": "该系统中的编号。",
  "Whether a customer list has it; false when only orders or opportunities name it.":
    "客户名单中是否列有该编号；仅见于订单或商机时为否。",
  "Whether a source still names it; an id that left the sources resolves nevertheless.":
    "是否仍有来源提到该编号；已离开来源的编号仍可解析。",
  "As-of day of the first published build in which it stood for this customer.":
    "该编号首次代表此客户的已发布构建的截止日。",
  "One id.": "一个编号。",
  "The other.": "另一个。",
  "The customer that both stand for.": "两者共同代表的客户。",
  "Whether a person said so, a key both carry, or the weight of what agrees.":
    "依据：人工认定、双方共有的关键信息，或一致内容的权重。",
  "log2 of how much likelier what they share is for one customer than for two; missing for a decision.":
    "两者一致之处在同一客户下比在不同客户下可能多少倍的以 2 为底的对数；人工认定时缺失。",
  "Probability that both are one customer; missing for a decision.": "两者为同一客户的概率；人工认定时缺失。",
  "What speaks for it, the heaviest first.": "支持的理由，最有力的在前。",
  "One customer.": "一个客户。",
  "Place in the queue, from 1: the most money at stake first.": "队列中的位次，从 1 起：涉及金额最大的在前。",
  "Name of the one.": "前者的名称。",
  "Name of the other.": "后者的名称。",
  "The id of the one that the pair was found by.": "前者中据以发现该对的编号。",
  "The id of the other.": "后者的编号。",
  "Why they were not joined: too uncertain, different tax numbers, too many records at once, or a decision about others of their records.":
    "未合并的原因：不够确定、税号不同、一次涉及的记录过多，或已对其其他记录作出决定。",
  "Net revenue to date of both.": "双方迄今的净收入。",
  "Amount of the open opportunities of both.": "双方未结商机的金额。",
  "Net revenue + open pipeline.": "净收入 + 未结商机。",
  "What speaks for and against it, the heaviest first.": "支持与反对的理由，最有力的在前。",
  "The customer's name.": "客户名称。",
  "One owner.": "一位负责人。",
  "System of the owner's record of the customer.": "该负责人所持客户记录的系统。",
  "The record the owner holds, the first by id of several.": "该负责人所持的记录；有多条时为编号最小的一条。",
  "Net revenue to date of the owner's records.": "该负责人名下记录迄今的净收入。",
  "Amount of the open opportunities of the owner's records.": "该负责人名下记录的未结商机金额。",
  "The other owner.": "另一位负责人。",
  "The other owner's name.": "另一位负责人的姓名。",
  "System of the other owner's record.": "另一位负责人所持记录的系统。",
  "The record the other owner holds, the first by id of several.":
    "另一位负责人所持的记录；有多条时为编号最小的一条。",
  "Net revenue to date of the other owner's records.": "另一位负责人名下记录迄今的净收入。",
  "Amount of the open opportunities of the other owner's records.": "另一位负责人名下记录的未结商机金额。",
  "Net revenue and open pipeline of both.": "双方的净收入与未结商机之和。",
  "What is told.": "所述事项。",
  "Its value; missing where it is no number.": "其数值；不是数字时缺失。",
  "Its value in words; missing where it is a number.": "其文字值；为数字时缺失。",
  "The field that two records are compared by.": "用于比较两条记录的字段。",
  "How far they agree, from 0, not at all.": "一致程度，从 0（完全不一致）起。",
  "What the level is, as the code of its reason.": "该等级的含义，以理由代码表示。",
  "How often two records of one customer agree so far.": "同一客户的两条记录达到该一致程度的频率。",
  "How often two records of different customers do.": "不同客户的两条记录达到该一致程度的频率。",
  "log2(m ÷ u), what the level adds to a pair's weight; levels of which more agreement would weigh less are taken together.":
    "log2(m ÷ u)，该等级为一对记录增加的权重；若更一致反而权重更低，则相邻等级合并。",
  "The model, as fits and comparisons name it.": "模型，与拟合及比较中的名称一致。",
  "What the field calls it.": "该模型在业内的名称。",
  "What it is a model of.": "模型的对象。",
  "What it is for.": "模型的用途。",
  "What the statement is about.": "陈述的类别。",
  "Place within the part, from 0.": "在该类别中的位置，从 0 起。",
  "An assumption, a column it reads, a quantity it gives, or a source.":
    "一项假设、读取的列、给出的量或文献来源。",
  "What the company does for this tier on this trend: the strategic scheme of level, potential and trend, from the configuration or the default in the company's language.":
    "公司对该层级在该趋势下的策略：由既定价值、潜在价值与趋势构成的策略体系，取自配置，未配置时为公司语言的默认策略。",
  "Yearly cost of service allowed under the policy, as a share of established value; unless configured, the tier's cap raised or lowered for the trend.":
    "该策略允许的年度服务成本，占既定价值的比例；未配置时为该层级上限按趋势上调或下调。",
  "That cap of the policy in base currency; 0 when established value is not positive.":
    "该策略上限的本位币金额；既定价值不为正时为 0。",
  "Trend of contribution.": "贡献的趋势。",
  "What the company does for such customers.": "公司对此类客户的策略。",
  "Yearly cost of service allowed, as a share of established value.":
    "允许的年度服务成本，占既定价值的比例。",
  "Customers of the tier on the trend.": "该层级在该趋势下的客户数。",
  "The cost of service that the policy allows them together in a year.":
    "该策略允许这些客户全年合计的服务成本。",
  "The score; the highest is the best.": "得分；最高者最好。",
  "The same counted the other way, for readers to whom 1 is the best.":
    "反向计数的同一得分，供以 1 为最好的读者使用。",
  "Whether scores are near-equal fifths, or cut at quantiles or at configured amounts.":
    "得分按近似五等分、按分位数还是按所配置的数值划分。",
  "Where the score's values begin; missing for fifths and for the end that is open.":
    "该得分取值区间的下端；五等分或开口端为空。",
  "Where the score's values end; missing for fifths and for the end that is open.":
    "该得分取值区间的上端；五等分或开口端为空。",
  "Whether a value equal to where the score's values begin has this score; else one equal to where they end has.":
    "等于区间下端的值是否属于该得分；否则等于上端的值属于该得分。",
  "Smallest value with this score (days, purchase days or orders, base currency); missing without one.":
    "该得分的最小值（天数、购买天数或订单数、本位币）；没有时为空。",
  "Largest value with this score; missing without one.": "该得分的最大值；没有时为空。",
  "Place in the order, from 1; the first rule that holds names the segment.":
    "次序，从 1 开始；由第一条成立的规则命名分群。",
  "The segment's name.": "分群名称。",
  "Lowest recency score that it takes.": "适用的最低近度得分。",
  "Highest recency score that it takes.": "适用的最高近度得分。",
  "Lowest frequency score that it takes.": "适用的最低频度得分。",
  "Highest frequency score that it takes.": "适用的最高频度得分。",
  "Lowest monetary score that it takes.": "适用的最低额度得分。",
  "Highest monetary score that it takes.": "适用的最高额度得分。",
  "Orders to date whose sale lines have a positive net value.": "至今销售行净额为正的订单数。",
  "Recency score, the highest = bought most recently; near-equal fifths in which equal values share a score, or by the configured cuts.":
    "近度得分，最高表示最近购买；近似五等分，相同的值得分相同，或按所配置的界限。",
  "Frequency score, the highest = bought most often; near-equal fifths in which equal values share a score, or by the configured cuts.":
    "频度得分，最高表示购买最频繁；近似五等分，相同的值得分相同，或按所配置的界限。",
  "Monetary score, the highest = spent the most; near-equal fifths in which equal values share a score, or by the configured cuts.":
    "额度得分，最高表示消费最多；近似五等分，相同的值得分相同，或按所配置的界限。",
  "Segment of the (R, F and M) cell; every cell belongs to exactly one, by the first rule of mart.rfm_rule that holds.":
    "（R、F、M）单元格所属的分群；每个单元格只属于一个分群，由 mart.rfm_rule 中第一条成立的规则决定。",
  "Place of the origin, from 1, the oldest; 0 for all together.":
    "起点的次序，从 1 开始（最早）；0 表示全部合计。",
  "The origin; missing for all together.": "起点；合计行为空。",
  "Days after it that are held out.": "起点之后留出的天数。",
  "A model, or a rule of thumb: last_year (as in the same window a year before, or in the last such window where there was no year), own_rate (each customer's purchases ÷ age goes on), recent_rate (the same for who bought in the last 90 days, nothing for others), base_rate (the company's one rate for everybody).":
    "模型或经验法则：last_year（与一年前同一窗口相同，不足一年时取最近一个同长窗口）、own_rate（各客户的购买次数÷客龄保持不变）、recent_rate（近 90 天有购买者同上，其余为零）、base_rate（所有客户按公司统一速率）。",
  "Place in the order of preference, from 0; rules of thumb last.": "优先次序，从 0 开始；经验法则排在最后。",
  "Whether it is a rule of thumb and no model.": "是否为经验法则而非模型。",
  "Whether it was fitted, ran to a bound, was refused, or needs no fit; over all origins the worst.":
    "是否完成拟合、触及参数边界、被拒绝或无需拟合；合计行取最差者。",
  "Why it was refused or which parameters ran to a bound; missing otherwise.":
    "被拒绝的原因或触及边界的参数；否则为空。",
  "Customers compared; missing where refused, as all that follows.":
    "参与比较的客户数；被拒绝时为空，其后各列亦然。",
  "Purchase days they made in the days held out.": "他们在留出期内的购买天数。",
  "Purchase days expected.": "预期购买天数。",
  "Predicted ÷ actual − 1; missing when none were made.": "预测 ÷ 实际 − 1；无购买时为空。",
  "Mean absolute error a customer.": "每位客户的平均绝对误差。",
  "Root of the mean squared error.": "均方根误差。",
  "Mean squared difference of ln(1 + purchase days).": "ln(1 + 购买天数) 的均方差。",
  "Chance that of two customers the one who bought was expected to buy more, ties half; missing when all or none bought.":
    "两位客户中有购买者的预期更高的概率，相同计一半；全部或无人购买时为空。",
  "Mean −ln of the chance given to whether the customer bought; missing for rules of thumb.":
    "对客户是否购买所给概率的负对数均值；经验法则为空。",
  "Mean ln of the chance given to the number of purchase days that came, higher is better; over all origins the mean of theirs. Missing for rules of thumb.":
    "对实际购买天数所给概率的对数均值，越高越好；合计行为各起点的均值。经验法则为空。",
  "Of expected and actual purchase days; missing where one is constant.":
    "预期与实际购买天数的相关系数；其一为常数时为空。",
  "Share of the purchase days made by the tenth of customers with the highest expectations.":
    "预期最高的十分之一客户所占的购买天数比例。",
  "Of the histories up to the origin; missing over all origins.": "截至起点的历史的对数似然；合计行为空。",
  "Akaike's information criterion of that fit; lower is better.": "该拟合的赤池信息量准则；越低越好。",
  "Bayesian information criterion of that fit; lower is better.": "该拟合的贝叶斯信息量准则；越低越好。",
  "How far the mean log score over all origins is behind the best model's; given in the row of all together, missing for models that are out.":
    "全部起点的平均对数得分落后最佳模型的幅度；仅合计行给出，出局的模型为空。",
  "Standard error of that distance.": "该差距的标准误。",
  "Whether the build's scores are this model's.": "本次构建的评分是否出自该模型。",
  "Tenth of customers by expectation, 1…10, the highest last; equal expectations share one.":
    "按预期划分的客户十分位，1…10，最高者在后；预期相同者同组。",
  "Customers, over all origins.": "全部起点的客户数。",
  "Purchase days expected of them.": "对他们预期的购买天数。",
  "Purchase days they made.": "他们实际的购买天数。",
  "Sum of the natural logarithms of the days between successive purchase days, which tells how regular they come; 0 without a repeat purchase.":
    "相邻购买日间隔天数的自然对数之和，反映购买的规律性；无复购时为 0。",
  "Standard error of the parameter's natural logarithm, for intervals that keep above 0; missing where there is none.":
    "参数自然对数的标准误，用于保持为正的区间；没有时为空。",
  "The model that gave the scores; the company's pooled purchase rate when none could be fitted.":
    "给出评分的模型；无法拟合任何模型时为公司统一购买速率。",
  "The cluster's number, from 1 in order of mean net spend, the highest first.":
    "群编号，按平均净消费从高到低自 1 起。",
  "What sets it apart from the company's median customer, in English.":
    "与公司中位客户相比的突出特征（英文）。",
  "The same in Chinese.": "同上（中文）。",
  "Of all customers with a purchase day.": "占有购买日的全部客户的比例。",
  "Median days from the last purchase day to the as-of day.": "从最近购买日到基准日天数的中位数。",
  "Median purchase days to date.": "累计购买天数的中位数。",
  "Median net spend to date, in base currency.": "累计净消费的中位数，以本位币计。",
  "Median net spend per purchase day, in base currency.": "每个购买日净消费的中位数，以本位币计。",
  "Median days from the first purchase day to the as-of day.": "从首次购买日到基准日天数的中位数。",
  "Median of contribution ÷ net revenue to date, kept within -1…1; missing without net revenue.":
    "至今贡献 ÷ 净收入的中位数，限于 -1…1；没有净收入时为空。",
  "Median of returns ÷ gross sales to date; missing without sales.":
    "至今退货 ÷ 销售总额的中位数；没有销售时为空。",
  "Median of different articles bought; missing where no line names one.":
    "购买过的不同商品数的中位数；没有订单行写明商品时为空。",
  "Mean silhouette of its customers, -1…1: how much nearer they are to their own cluster than to the next; over a sample.":
    "其客户的平均轮廓系数，-1…1：与本群相比次近群的远近程度；按样本计算。",
  "How well the cluster is found again in random halves of the customers: mean of the best Jaccard similarity.":
    "在客户随机两半中重新找到该群的程度：最佳 Jaccard 相似度的均值。",
  "Of them in tier high.": "其中高价值层级的客户数。",
  "Of them in tier potential.": "其中潜在价值层级的客户数。",
  "Of them in tier secondary.": "其中次价值层级的客户数。",
  "Of them in tier low.": "其中低价值层级的客户数。",
  "The tier with most of them; of equal ones the more valuable.": "客户最多的层级；并列时取价值较高者。",
  "What the company does for that tier, from the configuration.": "公司对该层级采取的措施，来自配置。",
  "Number of clusters tried.": "尝试的群数。",
  "Mean silhouette, -1…1, over a sample of customers.": "平均轮廓系数，-1…1，按客户样本计算。",
  "The highest mean silhouette of structureless clouds as wide and as slanted as the customers.":
    "与客户离散度和相关性相同的无结构数据的最高平均轮廓系数。",
  "Mean adjusted Rand index between the clusterings of two random halves of the customers; 1 when they agree, about 0 by chance.":
    "客户随机两半聚类结果之间调整兰德指数的均值；完全一致为 1，纯属巧合约为 0。",
  "Mean squared distance to the nearest centre, in interquartile ranges; over a sample of customers.":
    "到最近中心的平均平方距离，以四分位距计；按客户样本计算。",
  "Share of customers in the smallest cluster.": "最小的群所占客户的比例。",
  "Chosen, or why not: possible but not as far above chance; halves disagree or a cluster is tiny; not separate; no more separate than a structureless cloud.":
    "是否采用及原因：可行但超出随机水平较少；两半结果不一致或某群过小；分离不足；分离程度不高于无结构数据。",
  "The day the cluster holds for.": "分群所对应的日期。",
  "The cluster with the nearest centre.": "中心最近的群。",
  "Distance to its centre, in interquartile ranges of the features.":
    "到该群中心的距离，以各特征的四分位距计。",
  "The cluster with the second-nearest centre.": "中心次近的群。",
  "Distance to that centre.": "到次近中心的距离。",
  "1 - distance ÷ distance to the second-nearest centre: 0 on the border, 1 at the centre.":
    "1 - 距离 ÷ 到次近中心的距离：在边界为 0，在中心为 1。",
  "What puts the customer into this cluster.": "客户被归入该群的原因。",
  "The day the values hold for.": "这些价值所对应的日期。",
  "Established value, as in mart.customer_tier.": "既定价值，同 mart.customer_tier。",
  "Potential value, as in mart.customer_tier: own forecast + pipeline. The three components below are apart from each other and add up to attainable value instead.":
    "潜在价值，同 mart.customer_tier：自身预测 + 商机。下列三个组成部分互不重叠，其合计为可达价值。",
  "First component, the own forecast: lifetime value over the horizon; 0 without a purchase.":
    "第一部分，自身预测：期间内的生命周期价值；无购买时为 0。",
  "Expected amount of open opportunities due in the horizon, in sales: as in mart.customer_tier.":
    "期间内到期的未结商机的预期金额（按销售额）：同 mart.customer_tier。",
  "The part of the own forecast that comes by opportunities: forecast × the amount won in the last 365 days ÷ their net revenue, at most all of it. So much of the pipeline is expected already.":
    "自身预测中来自商机的部分：预测 × 最近 365 天赢得的金额 ÷ 同期净收入，至多为全部预测。这部分商机已在预测之中。",
  "Second component, in contribution: pipeline × margin − what the forecast expects of it already, not under 0.":
    "第二部分（按贡献）：商机 × 利润率 − 预测中已包含的部分，不低于 0。",
  "Contribution as a share of net revenue that lifetime value applies to the customer; missing for one without an order, cost or open opportunity.":
    "生命周期价值对该客户采用的贡献占净收入的比例；没有订单、成本或未结商机时缺失。",
  "What its members share beside their role; the narrowest group of enough members is taken.":
    "除角色外，组内客户的共同点；取成员足够的最窄的组。",
  "The look-alikes: role, and industry, region and size band as far as the level has them; missing when no group has enough members.":
    "同类客户：角色，以及该级别所含的行业、地区与规模档；没有成员足够的组时缺失。",
  "What the size band is cut by: the agreed credit where at least half of the active customers have one, else the net revenue per purchase day; bands are half powers of ten of the median.":
    "规模档的划分依据：至少一半活跃客户有信用额度时按信用额度，否则按每个购买日的净收入；各档为中位数的 10 的半次幂倍。",
  "Customers of the group that bought in the last 365 days.": "该组中最近 365 天有购买的客户数。",
  "Which quantile of theirs the benchmark is.": "基准所取的分位数。",
  "That quantile of their contribution of the last 365 days: what good look-alikes bring.":
    "其最近 365 天贡献的该分位数：较优的同类客户所带来的贡献。",
  "Benchmark − established value, not under 0; of a given wallet, what it spends elsewhere × margin. Missing when there is neither.":
    "基准 − 既定价值，不低于 0；有给定的采购额时为其在别处的采购额 × 利润率。两者皆无时缺失。",
  "Third component: what of the headroom lies above both today's value and what forecast and pipeline expect, over the horizon. Missing with headroom.":
    "第三部分：提升空间中同时高于现有价值以及预测与商机预期的部分（期间内）。无提升空间数据时缺失。",
  "Own forecast + pipeline beyond it + headroom beyond both, in contribution: no part is counted twice.":
    "自身预测 + 预测之外的商机 + 两者之外的提升空间（按贡献）：没有任何部分重复计算。",
  "Own ÷ (own + headroom): established value against the peer benchmark, or net revenue of the last 365 days against the given wallet; 0…1, missing when there is neither or both are 0.":
    "自身 ÷（自身 + 提升空间）：既定价值相对同类基准，或最近 365 天净收入相对给定的采购额；0…1，两者皆无或均为 0 时缺失。",
  "Where the wallet is from: given by a source, or the benchmark of look-alikes, which is no measurement of this customer.":
    "钱包规模的来源：数据来源给定，或同类客户的基准（并非对该客户的测量）。",
  "The wallet: given sales a year, or the greater of benchmark and established value in contribution.":
    "钱包规模：给定的年度采购额，或基准与既定价值中较大者（按贡献）。",
  "Model value, 0…100, as in mart.model_value.": "模式价值，0…100，同 mart.model_value。",
  "Inputs it rests on.": "其依据的指标数。",
  "That month end; missing when the replayed months do not reach back a horizon before the as-of day.":
    "该月末；回溯的月份未达到截止日之前一个期间时缺失。",
  "Contribution of the horizon's days that followed the last replayed month end at least a horizon before the as-of day.":
    "在截止日之前至少一个期间的最近一个回溯月末之后，期间各日的贡献。",
  "Potential value as known on that month end, from the replay of tiers.":
    "该月末已知的潜在价值，取自层级回溯。",
  "Realised ÷ potential then; missing with them, or when potential was not positive.":
    "实现值 ÷ 当时的潜在价值；两者缺失或潜在价值不为正时缺失。",
  "What the values rest on and what is missing.": "这些价值的依据以及缺失的内容。",
  "The company, the tier that customers had then, the RFM segment they have now, or their owner now.":
    "公司、客户当时的层级、现在的 RFM 分群或现在的负责人。",
  "The tier, segment or owner; company for the company.": "层级、分群或负责人；公司级为 company。",
  "Last day of the horizon that began after it.": "自其后开始的期间的最后一天。",
  "Days of the horizon, from the configuration.": "期间的天数，取自配置。",
  "Customers known on that month end; who came later is in neither sum.":
    "该月末已知的客户数；其后新增的客户不计入任何一项合计。",
  "Realised ÷ potential, of the sums; missing with them, or when potential is not positive.":
    "实现值合计 ÷ 潜在价值合计；两者缺失或潜在价值不为正时缺失。",
  "Why the coefficient is missing.": "系数缺失的原因。",
  "Role, and industry, region and size band as far as the level has them.":
    "角色，以及该级别所含的行业、地区与规模档。",
  "Whether they are as many as the configuration asks for.": "成员数是否达到配置的要求。",
  "Which quantile the benchmarks are, from the configuration.": "基准所取的分位数，取自配置。",
  "That quantile of their established value.": "其既定价值的该分位数。",
  "That quantile of their purchase days of the last 365 days.": "其最近 365 天购买天数的该分位数。",
  "That quantile of their net revenue per purchase day.": "其每个购买日净收入的该分位数。",
  "That quantile of their contribution ÷ net revenue.": "其贡献 ÷ 净收入的该分位数。",
  "Worth through the way of doing business, 0…100: customers referred (weight 25, full at 3), opportunities won in 1095 days (weight 10, full at 5), years as a customer (weight 10, full at 5), satisfaction (weight 15, full at 1), accounts below (weight 10, full at 5), partner role (weight 10, full at 1), meetings and visits in 365 days (weight 10, full at 6) and new articles bought early (weight 10, full at 3), each as a share of what is full, over the weights of those that have data. An index for comparison, not money.":
    "通过合作模式体现的价值，0…100：推荐的客户（权重 25，3 满分）、1095 天内赢得的商机（权重 10，5 满分）、合作年数（权重 10，5 满分）、满意度（权重 15，1 满分）、下级客户（权重 10，5 满分）、伙伴角色（权重 10，1 满分）、365 天内的会议与拜访（权重 10，6 满分）与早期购买的新品（权重 10，3 满分）；各项取其占满分的比例，按有数据的权重加权。这是用于比较的指数，不是金额。",
  "Inputs that have data; the index rests on them.": "有数据的指标数；指数以其为依据。",
  "Their part of all weights; the lower, the less the index says.":
    "其占全部权重的比例；越低，指数的说明力越弱。",
  "The same over the inputs of referral alone; missing when none has data.":
    "仅就推荐类指标计算；均无数据时缺失。",
  "The same over the inputs of reference alone.": "仅就示范类指标计算。",
  "The same over the inputs of channel alone; missing when none has data.":
    "仅就渠道类指标计算；均无数据时缺失。",
  "The same over the inputs of co-creation alone; missing when none has data.":
    "仅就共创类指标计算；均无数据时缺失。",
  "Customers that name it as the one who referred them; missing when no source says who did.":
    "指明由其推荐的客户数；没有数据来源说明推荐人时缺失。",
  "Opportunities won in the last 1095 days; missing when no source has opportunities.":
    "最近 1095 天赢得的商机数；没有商机数据时缺失。",
  "Years of 365.25 days since the first purchase day; 0 without a purchase.":
    "自首个购买日起的年数（每年 365.25 天）；无购买时为 0。",
  "Mean satisfaction score, as its place between the lowest and the highest score that any customer gave; missing when the customer gave none or all scores are one.":
    "平均满意度在全部客户最低分与最高分之间的位置；该客户未评分或所有评分相同时缺失。",
  "Accounts whose parent it is; missing when no source names a parent of any account.":
    "以其为上级的客户数；没有数据来源说明上级时缺失。",
  "Whether it sells on or arranges sales, as distributor, agent or partner; missing when all are end customers.":
    "是否作为经销商、代理或伙伴转售或促成销售；全部为终端客户时缺失。",
  "Meetings and visits in the last 365 days, the contacts in which things are worked out together; missing when no source has such contacts.":
    "最近 365 天的会议与拜访次数，即共同商议的接触；没有此类接触数据时缺失。",
  "Articles first sold in the last 730 days that it bought within 90 days of their first sale; missing when the company brought out none, those of its own first 90 days aside.":
    "最近 730 天内首次销售、且该客户在首销后 90 天内购买的商品数；公司没有新品时缺失（不计公司最初 90 天）。",
  "The components that give most, and what has no data.": "贡献最大的组成部分，以及没有数据的指标。",
  "The input, by its column of mart.model_value.": "指标，以其在 mart.model_value 中的列名表示。",
  "What it is a sign of.": "该指标所反映的方面。",
  "Weight; all add up to 100.": "权重；合计为 100。",
  "The amount from which more counts no more.": "达到后不再增加得分的上限。",
  "Days back that are counted; missing for all of them.": "向前计入的天数；计入全部时缺失。",
  "Why it is counted.": "计入的理由。",
  "Loyalty, 0…100: the scores of tenure (weight 20), constancy (weight 30), recency (weight 25), breadth (weight 10) and advocacy (weight 15), over the weights of those that are known. It rises with each of them. Missing with less than 182 days since the first purchase, which is too short to tell.":
    "忠诚度，0…100：合作时长（权重 20）、持续性（权重 30）、近度（权重 25）、广度（权重 10）与口碑（权重 15）的得分，按已知各项的权重加权。随每一项得分上升而上升。距首次购买不足 182 天时因时间过短而缺失。",
  "Scores that are known; the index rests on them.": "已知的得分项数；指数以其为依据。",
  "Their part of all weights.": "其占全部权重的比例。",
  "Days since the first purchase day ÷ 1825, at most 1.": "距首个购买日的天数 ÷ 1825，至多为 1。",
  "Share of the periods since the first purchase day that have a purchase day.":
    "自首个购买日以来有购买日的周期占比。",
  "Usual gap ÷ days since the last purchase day, at most 1: 1 until the usual gap has passed, less and less after it. Of who bought once, the median of all usual gaps stands in.":
    "惯常间隔 ÷ 距上一个购买日的天数，至多为 1：在惯常间隔之内为 1，之后逐渐降低。仅购买一次的客户以全部惯常间隔的中位数代替。",
  "Product categories bought to date ÷ those of the customer at nine tenths of all buyers, at most 1; missing when no article has a category.":
    "迄今购买的产品类别数 ÷ 全部购买客户第九十百分位的类别数，至多为 1；商品没有类别时缺失。",
  "Mean satisfaction score, as its place between the lowest and the highest that any customer gave; missing when the customer gave none.":
    "平均满意度在全部客户最低分与最高分之间的位置；该客户未评分时缺失。",
  "From the first purchase day to the as-of day.": "从首个购买日到截止日。",
  "Periods of 91 days back from the as-of day that reach to the first purchase day.":
    "自截止日向前至首个购买日的 91 天周期数。",
  "Of them, with a purchase day.": "其中有购买日的周期数。",
  "The gap that recency is held against; missing while nobody has bought twice.":
    "用于衡量近度的间隔；尚无客户购买两次时缺失。",
  "Product categories bought to date; missing when no article has a category.":
    "迄今购买的产品类别数；商品没有类别时缺失。",
  "The score that holds the index up and the one that holds it down, or why there is none.":
    "抬高指数与拉低指数的得分项，或没有指数的原因。",
  "The score, by its column of mart.loyalty without _score.":
    "得分项，以其在 mart.loyalty 中的列名（去掉 _score）表示。",
  "Value tier.": "价值层级。",
  "The tier that the nearest change would lead to; missing for high and without thresholds.":
    "最接近的变化所能达到的层级；高价值客户及没有阈值时缺失。",
  "The value that has to pass its threshold: of two that could, the one by the lever of least effort.":
    "需要越过阈值的价值；两者均可时取最省力的手段所对应的一项。",
  "The amount from which that value is high: the upper end of the band.": "该价值为高的起点：缓冲带上限。",
  "What that value lacks to it.": "该价值与其的差额。",
  "What established value lacks to the upper end of its band; missing when it is high.":
    "既定价值与其缓冲带上限的差额；已为高时缺失。",
  "What potential value lacks to the upper end of its band; missing when it is high.":
    "潜在价值与其缓冲带上限的差额；已为高时缺失。",
  "Expected net spend per purchase day; missing without a purchase.":
    "每个购买日的预期净消费；无购买时缺失。",
  "Purchase days more, at expected spend and margin, that would make up the shortfall by themselves.":
    "按预期消费与利润率，单凭增加购买天数弥补差额所需的天数。",
  "Effort of more purchase days: the needed change as a share of the room between today and the better of the customer's own best year and its peers' upper quantile; up to 1 within reach; missing without room.":
    "增加购买天数的力度：所需变化占现状与客户自身最佳年度及同类较优水平中较高者之间空间的比例；不超过 1 为可及；没有空间时缺失。",
  "Spend more per purchase day, at as many days, that would make it up by itself; missing under half a day.":
    "购买天数不变时，单凭增加每购买日消费弥补差额所需的金额；购买不足半天时缺失。",
  "Effort of larger purchases: the needed change as a share of the room between today and the better of the customer's own best year and its peers' upper quantile; up to 1 within reach; missing without room.":
    "增大每次购买的力度：所需变化占现状与客户自身最佳年度及同类较优水平中较高者之间空间的比例；不超过 1 为可及；没有空间时缺失。",
  "Amount of open opportunities due in the horizon.": "期间内到期的未结商机金额。",
  "Share of what of the open pipeline does not count yet that would have to be won; over 1 it does not suffice; missing without any.":
    "在尚未计入的未结商机中需要赢得的比例；超过 1 表示不足以弥补；没有商机时缺失。",
  "Margin more, in parts of net revenue, that would make it up by itself; missing where it would have to pass 1.":
    "单凭提高利润率弥补差额所需的增幅（占净收入的比例）；利润率须超过 1 时缺失。",
  "Effort of a better margin: the needed change as a share of the room between today and the better of the customer's own best year and its peers' upper quantile; up to 1 within reach; missing without room.":
    "提高利润率的力度：所需变化占现状与客户自身最佳年度及同类较优水平中较高者之间空间的比例；不超过 1 为可及；没有空间时缺失。",
  "The lever of least effort; missing when none is open.": "最省力的手段；没有可用手段时缺失。",
  "Its effort; the share of the pipeline is its own.": "其力度；商机手段的力度即其比例。",
  "Whether it is within what the customer's own history or its peers have shown.":
    "是否在客户自身历史或同类客户的表现范围之内。",
  "For a falling customer of high established value: the contribution that the next 91 days must bring to keep it high; 0 when it stays high without any.":
    "对既定价值为高且正在下降的客户：未来 91 天为保持其为高所需的贡献；无需任何贡献即可保持时为 0。",
  "The same in purchase days at expected spend and margin; missing without them.":
    "同上，按预期消费与利润率折合的购买天数；无此数据时缺失。",
  "For a falling customer of high potential value: by how much it may fall and stay high.":
    "对潜在价值为高且正在下降的客户：仍可下降而保持为高的金额。",
  "What would keep a falling customer, and what would lift this one, cheapest first.":
    "留住下降中客户的办法，以及提升该客户的办法，最省力的在前。",
  "The 365 days up to the as-of day, or all days up to it.": "截至截止日的 365 天，或截至该日的全部天数。",
  "Gross sales + returns + fees + adjustments.": "销售总额 + 退货 + 费用 + 调整。",
  "Net revenue − gross margin: the cost of the goods sold less that of the goods returned; where it is not known, by the configured margin, else 0.":
    "净收入 − 毛利：售出商品的成本减去退回商品的成本；成本未知时按配置的利润率计算，否则为 0。",
  "The part of gross sales whose cost of goods is not known.": "销售总额中销货成本未知的部分。",
  "Net revenue − cost of goods.": "净收入 − 销货成本。",
  "Cost of interactions with the customer.": "与客户互动的成本。",
  "Costs of serving the customer that no interaction carries.": "未记入互动的客户服务成本。",
  "Marginal profit: gross margin − interaction cost − other cost.": "边际利润：毛利 − 互动成本 − 其他成本。",
  "In proportion to what overhead is allocated, from the configuration; none when no overhead is configured.":
    "间接费用的分摊依据，取自配置；未配置间接费用时为 none。",
  "Share of the configured overhead of the period, in whole hundredths by largest remainder, so that all shares add up to it exactly; missing when none is configured or nothing bears it.":
    "分摊的期间间接费用，按最大余数法取整到分，使各份额合计恰好等于总额；未配置或无承担对象时缺失。",
  "Contribution − overhead; the contribution itself when no overhead is allocated.":
    "贡献 − 间接费用；未分摊间接费用时即为贡献。",
  "Gross margin ÷ net revenue; missing when net revenue is not positive.":
    "毛利 ÷ 净收入；净收入不为正时缺失。",
  "Net profit ÷ net revenue; missing when net revenue is not positive.":
    "净利润 ÷ 净收入；净收入不为正时缺失。",
  "Orders with a positive net value of sale lines, counted on each day of theirs.":
    "销售行净值为正的订单数，按其所在的每一天计数。",
  "Purchase days.": "购买天数。",
  "Discounts taken off sale lines; missing when no source gives discounts.":
    "销售行上减去的折扣；没有数据来源提供折扣时缺失。",
  "Mean discount: discounts ÷ (gross sales + discounts); missing when no source gives discounts or nothing was sold.":
    "平均折扣率：折扣 ÷（销售总额 + 折扣）；没有折扣数据或没有销售时缺失。",
  "The same of the whole company in the period, anonymous sales included.":
    "全公司在该期间的同一指标，含匿名销售。",
  "Gross sales of lines with a discount ÷ gross sales; missing when no source gives discounts or nothing was sold.":
    "享受折扣的销售行金额 ÷ 销售总额；没有折扣数据或没有销售时缺失。",
  "Purchase days with a discounted line ÷ purchase days; missing when no source gives discounts or there is no purchase day.":
    "有折扣销售行的购买天数 ÷ 购买天数；没有折扣数据或没有购买日时缺失。",
  "Share of gross sales bought with a discount less that of the whole company; above 0 the customer leans on discounts more than others.":
    "享受折扣的销售占比减去全公司的占比；大于 0 表示该客户比其他客户更依赖折扣。",
  "Returns ÷ gross sales; missing when nothing was sold.": "退货 ÷ 销售总额；没有销售时缺失。",
  "What the profit rests on and what is missing.": "利润的依据以及缺失的内容。",
  "Known customers; sales and costs that name no customer; both together.":
    "已知客户；未指明客户的销售与成本；两者合计。",
  "Days of history in the period: at most 365, or all since the first order line.":
    "期间内的历史天数：至多 365 天，或自首个订单行以来的全部天数。",
  "Known customers with a line or cost in the period; 0 for all that names none.":
    "期间内有订单行或成本的已知客户数；未指明客户的部分为 0。",
  "The configured overhead of a year × days ÷ 365, rounded to the hundredth; missing when none is.":
    "配置的年度间接费用 × 天数 ÷ 365，四舍五入到分；未配置时缺失。",
  "The part of gross sales from lines with a discount.": "销售总额中来自享受折扣的销售行的部分。",
  "Whether both were in one order, or bought by one customer at any time.":
    "两者是在同一订单中，还是被同一客户在任意时间购买。",
  "The one article; the pair stands once, in the order of keys.":
    "其中一种商品；每个组合按键的顺序只列一次。",
  "The other article.": "另一种商品。",
  "Orders, or customers, that were looked at: those with at least one sale of an article.":
    "所考察的订单数或客户数：至少有一笔商品销售者。",
  "Of them with the one article.": "其中含该商品者。",
  "Of them with the other.": "其中含另一商品者。",
  "Of them with both.": "其中两者皆有者。",
  "The one article's name.": "该商品的名称。",
  "The other's name.": "另一商品的名称。",
  "Share of baskets with both.": "两者皆有的比例。",
  "Of the baskets with the one, those that have the other too.": "含该商品者中也含另一商品的比例。",
  "Of the baskets with the other, those that have the one too.": "含另一商品者中也含该商品的比例。",
  "Support over what it would be by chance; above 1 they go together.":
    "支持度与随机水平之比；高于 1 表示相伴购买。",
  "Share of false discoveries among all pairs with a p-value as low (Benjamini & Hochberg), all pairs of the articles counted.":
    "p 值同样低的组合中错误发现的比例（Benjamini 与 Hochberg），计入这些商品的所有组合。",
  "Whether the two go together at the configured rate of false discoveries.":
    "在所配置的错误发现率下两者是否相伴购买。",
  "What the customer's revenue is divided by.": "客户收入的划分维度。",
  "The category or brand; empty for lines whose article has none, and for fees and adjustments.":
    "类别或品牌；商品没有时以及费用与调整行为空字符串。",
  "Different articles of it that the customer has bought.": "客户购买过的其中不同商品数。",
  "Net revenue to date.": "至今净收入。",
  "Of the customer's net revenue to date; the shares of a dimension sum to 1. Missing, as the state says, where that is not positive.":
    "占客户至今净收入的比例；同一维度合计为 1。净收入不为正时为空，见状态。",
  "Of the customer's net revenue of the 365 days; the shares of a dimension sum to 1. Missing where that is not positive.":
    "占客户 365 天净收入的比例；同一维度合计为 1。不为正时为空。",
  "Whether both shares are known, or the customer's net revenue of the 365 days, or to date, is not positive.":
    "两个比例是否均已知，或客户 365 天的净收入、至今的净收入不为正。",
  "Days on which the customer bought it.": "客户购买该商品的天数。",
  "Last day on which the customer bought it.": "客户最近一次购买该商品的日期。",
  "From the last day on which the customer bought it to the as-of day.":
    "从客户最近购买该商品之日到基准日的天数。",
  "Median gap between the days on which the customer bought it.": "客户购买该商品各日之间间隔的中位数。",
  "Median of the gap expected after the last day: the customer's own rhythm, drawn towards the article's the fewer gaps are known.":
    "最近购买日之后预期间隔的中位数：以客户自身节奏为准，已知间隔越少越向该商品的节奏靠拢。",
  "Median day of the next purchase of it, if the customer still buys it; missing when it is more than ten years off.":
    "若客户仍购买该商品，下次购买日的中位数；超过十年时为空。",
  "Day by which one in ten such customers has bought it again; missing when more than ten years off.":
    "此类客户中十分之一已再次购买该商品的日期；超过十年时为空。",
  "Day by which nine in ten such customers have bought it again; missing when more than ten years off.":
    "此类客户中十分之九已再次购买该商品的日期；超过十年时为空。",
  "Weight of the customer's own gaps in the forecast, 0…1; the article's have the rest.":
    "客户自身间隔在预测中的权重，0…1；其余为该商品的权重。",
  "Whether the customer is past the ninetieth percentile of the gap, as expected on its last day.":
    "客户是否已超过最近购买日时预期间隔的第 90 百分位。",
  "What the forecast rests on.": "预测的依据。",
  "As many baskets of one size would have as many pairs: fewer than there are where some have many articles.":
    "大小一致时产生同样多组合的篮数：有的篮含很多商品时少于实际篮数。",
  "Lift against what it would be by chance in baskets as large as these; above 1 they go together more than busy customers explain.":
    "与同等大小的篮的随机水平相比的提升度；高于 1 表示相伴购买超出活跃客户所能解释的程度。",
  "Fisher's exact test among the effective baskets: probability of as many or more with both, if the two had nothing to do with each other; 1 where these are too few to tell.":
    "在有效篮数上的费舍尔精确检验：若两者无关，两者皆有者达到或超过此数的概率；有效篮数不足以判断时为 1。",
  "Dunning's G² of the four counts among the effective baskets: how far they are from independence; 0 where these are too few to tell.":
    "在有效篮数上四个计数的 Dunning G² 值：偏离独立的程度；不足以判断时为 0。",
  "industry, region or channel.": "industry（行业）、region（地区）或 channel（渠道）。",
  "What the customers are; other for those of whom it is not stated and of levels with fewer than 50 customers or 1 % of all.":
    "客户所属类别；未注明者以及客户数不足 50 或不足全体 1% 的类别合并为 other（其他）。",
  "Whether the ratio is that of how often active customers buy, or of the chance to leave after a purchase.":
    "倍数针对的是活跃客户的购买频率（rate），还是一次购买后流失的概率（leaving）。",
  "The level compared with, the commonest.": "作为比较基准的类别，即客户最多者。",
  "Customers of the level with at least one purchase day.": "该类别中至少有一个购买日的客户数。",
  "How many times the reference's; 1 for the reference itself.": "相当于基准类别的倍数；基准类别自身为 1。",
  "2.5th percentile of the ratio, from the standard error of its logarithm; missing for the reference and where the fit could not say how sure it is.":
    "倍数的 2.5% 分位数，由其对数的标准误得出；基准类别以及拟合无法给出不确定性时缺失。",
  "97.5th percentile of it; missing with the other.": "倍数的 97.5% 分位数；与前者同时缺失。",
  "Whether it is the level that the others are compared with.": "是否为其他类别的比较基准。",
  "What the ratio says.": "该倍数的含义。",
};
