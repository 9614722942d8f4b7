import type { Config } from "../../ingest/index.ts";
import { type Tier, type Trend, tiers, trends } from "./tiers.ts";

/** What a company does for a tier on a trend, and what it may cost. */
export interface Policy {
  readonly tier: Tier;
  readonly trend: Trend;
  readonly policy: string;
  /** Yearly cost of service allowed, as a share of established value. */
  readonly costCap: number;
}

type ByTrend<T> = Readonly<Record<Trend, T>>;
type Scheme = Readonly<Record<Tier, ByTrend<string>>>;

const en: Scheme = {
  high: {
    rising: "Grow together: account plan for the next year, first in line, offers before others see them",
    steady: "Protect: named owner, first in line, quarterly review",
    falling: "Save: the owner's visit within two weeks, causes named, a plan to win the lost business back",
    unknown: "Get to know: named owner, first review within the quarter",
  },
  potential: {
    rising: "Invest: tailored offers, visits, pipeline followed every week",
    steady: "Develop: find what keeps it from buying more, trials of what look-alikes buy",
    falling: "Test the promise: check that forecast and pipeline are real before more is spent",
    unknown: "Welcome: onboarding, second order within its usual gap, first visit",
  },
  secondary: {
    rising: "Widen: cross-selling at the next order, reasons for the small forecast asked",
    steady: "Keep: reliable service, reminders before the usual gap ends",
    falling: "Win back before lapse: a call before the usual gap ends, complaints closed first",
    unknown: "Keep: reliable service, watched until there is a trend",
  },
  low: {
    rising: "Nurture at low cost: automated offers, raised when the tier changes",
    steady: "Self-service and automation",
    falling: "Self-service; one automated win-back, then rest",
    unknown: "Self-service; automated welcome",
  },
};

const zh: Scheme = {
  high: {
    rising: "共同成长：制定来年客户计划，优先响应，新方案优先提供",
    steady: "重点维护：专属负责人，优先响应，每季度回顾",
    falling: "抢救：负责人两周内拜访，查明原因，制定挽回计划",
    unknown: "深入了解：专属负责人，本季度内完成首次回顾",
  },
  potential: {
    rising: "加大投入：定制方案、上门拜访，每周跟进商机",
    steady: "培育：找出未多购的原因，试用同类客户常购的产品",
    falling: "核实潜力：先确认预测与商机真实，再追加投入",
    unknown: "迎新：做好入门引导，在惯常间隔内促成第二单，完成首次拜访",
  },
  secondary: {
    rising: "拓宽：下次下单时交叉销售，了解预测偏低的原因",
    steady: "维持：可靠服务，在惯常间隔结束前提醒",
    falling: "流失前挽回：惯常间隔结束前致电，先解决投诉",
    unknown: "维持：可靠服务，观察至趋势明确",
  },
  low: {
    rising: "低成本培育：自动化推荐，层级上升后再加大投入",
    steady: "自助服务与自动化",
    falling: "自助服务；自动挽回一次后不再投入",
    unknown: "自助服务；自动化迎新",
  },
};

const schemes: Readonly<Record<Config["company"]["language"], Scheme>> = { en, zh };

/** By how much the default policy raises or lowers the cap of its tier. */
const capFactors: Readonly<Record<Tier, ByTrend<number>>> = {
  high: { rising: 1, steady: 1, falling: 1.5, unknown: 1 },
  potential: { rising: 1.25, steady: 1, falling: 0.5, unknown: 1 },
  secondary: { rising: 1.25, steady: 1, falling: 1.25, unknown: 1 },
  low: { rising: 1, steady: 1, falling: 0.5, unknown: 1 },
};

/**
 * The policy of every tier and trend, in the order of both lists: as configured, else the default in the company's
 * language. A policy without a cap of its own has that of its tier's treatment, times the default's factor and at
 * most 1.
 */
export function policiesOf({ company, tiers: { policies, treatments } }: Config): Policy[] {
  return tiers.flatMap((tier) =>
    trends.map((trend) => {
      const own = policies[tier]?.[trend];
      const usual = Math.min(1, treatments[tier].serviceCostCap * capFactors[tier][trend]);
      return {
        tier,
        trend,
        policy: own?.policy ?? schemes[company.language][tier][trend],
        costCap: own?.serviceCostCap ?? usual,
      };
    }),
  );
}
