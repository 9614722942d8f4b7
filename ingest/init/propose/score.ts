import type { EntityName } from "../../staging/entities/index.ts";
import { isUnique } from "../profile.ts";
import type { Concept } from "../words/index.ts";
import { type Heads, isCalled, isDay, isNumber } from "./heads.ts";
import { outcome, translate } from "./meanings.ts";

/** Words in names of files and tables, in the singular. */
const names = {
  order_line:
    "order orderline orderdetail sale salesorder invoice invoiceline line item lineitem transaction purchase auftrag bestellung rechnung umsatz verkauf umsaetze auftraege 订单 销售 订货 开票 发票 出库 交易 訂單 銷售 銷貨 coptd copth xmdc".split(
      " ",
    ),
  customer:
    "customer client account company companies organisation organization buyer partner kunde kunden debitor firma 客户 顾客 会员 客戶 顧客 會員 copma".split(
      " ",
    ),
  product:
    "product item article material sku catalogue catalog artikel produkt produkte ware 产品 商品 存货 物料 货品 產品 料件 品號 invmb inventory".split(
      " ",
    ),
  owner:
    "owner employee rep salesrep user team salesperson agent staff mitarbeiter vertreter verkaeufer 员工 业务员 销售员 人员 員工 業務員 cmsmv person".split(
      " ",
    ),
  contact: "contact person people ansprechpartner kontakt kontakte 联系人 聯絡人 連絡人".split(" "),
  opportunity:
    "opportunity opportunities deal pipeline lead quote quotation verkaufschance chance angebot angebote 商机 机会 线索 报价 商機 機會 報價 copta".split(
      " ",
    ),
  interaction:
    "activity activities interaction ticket case task event call meeting email visit communication issue log aktivitaet besuch anruf 跟进 活动记录 工单 拜访 服务 投诉 客訴 拜訪".split(
      " ",
    ),
  payment: "payment receipt remittance cash zahlung zahlungen 收款 回款 付款 支付 收款單".split(" "),
  campaign: "campaign kampagne kampagnen 活动 营销活动 活動 行銷".split(" "),
  campaign_touch: "member campaignmember touch response recipient mailing empfaenger 触达 名单".split(" "),
  cost: "cost expense kosten aufwand 费用 成本 費用".split(" "),
  exchange_rate: "rate exchangerate fx kurs wechselkurs kurse 汇率 匯率".split(" "),
} satisfies Partial<Record<EntityName, readonly string[]>>;

const dates: readonly Concept[] = [
  "order_date",
  "invoice_date",
  "document_date",
  "date",
  "activity_date",
  "created_at",
];
export const amounts: readonly Concept[] = [
  "net_amount",
  "amount",
  "gross_amount",
  "net_amount_base",
  "gross_amount_base",
];
export const prices: readonly Concept[] = ["net_price", "price", "gross_price"];

/** How well a table suits each entity; entities it cannot be are left out. */
export function scores(heads: Heads, { lacksDay = false } = {}): Partial<Record<EntityName, number>> {
  const { table } = heads;
  const has = (...concepts: Concept[]): boolean => heads.has(concepts);
  const sum = (weights: Partial<Record<Concept, number>>): number =>
    Object.entries(weights).reduce((total, [c, w]) => total + (has(c as Concept) ? w : 0), 0);
  const called = (entity: keyof typeof names): number => (isCalled(table.title, names[entity]) ? 3 : 0);
  const unique = (...concepts: Concept[]): boolean =>
    heads.all(concepts).some((c) => heads.isWhole(c, concepts) && isUnique(table, c));
  const hasDay = heads.has(dates, isDay) || heads.has(["paid_date", "opened_at", "contacted_on"], isDay);
  const anyAmount = heads.has(amounts, isNumber);
  const isPriced = heads.has(prices, isNumber) && heads.has(["quantity"], isNumber);
  const generic = unique("id", "code", "name");

  const found: Partial<Record<EntityName, number>> = {};
  const put = (entity: EntityName, isPossible: boolean, score: number) => {
    if (isPossible) found[entity] = score;
  };

  put(
    "order_line",
    (anyAmount || isPriced) && (hasDay || lacksDay || heads.has(["ship_date", "due_date"], isDay)),
    sum({
      order_id: 3,
      invoice_id: 2,
      document_id: 2,
      product_id: 2,
      product_name: 1,
      quantity: 2,
      customer_id: 1,
      customer_name: 1,
      line_id: 1.5,
      row_id: 1,
      net_amount: 1,
      price: 1,
      payment_id: -4,
      method: -1,
      paid_date: -3,
      stage: -4,
      probability: -3,
    }) + called("order_line"),
  );
  put(
    "payment",
    (anyAmount || has("balance")) && (hasDay || heads.has(["paid_date"], isDay)),
    sum({
      payment_id: 4,
      paid_date: 3,
      method: 3,
      due_date: 1,
      order_id: 1,
      invoice_id: 1,
      customer_id: 1,
      quantity: -4,
      product_id: -4,
      stage: -4,
    }) + called("payment"),
  );
  const stage = heads.first(["stage", "outcome", "is_won", "status"], (c) => c.distinct <= 30);
  const decides = stage ? translate(stage, outcome).values : {};
  put(
    "opportunity",
    stage !== undefined,
    sum({
      stage: 3,
      opportunity_id: 3,
      opportunity_name: 2,
      probability: 2,
      close_date: 2,
      expected_close: 2,
      expected_amount: 2,
      reason: 1,
      quantity: -2,
      order_id: -3,
      line_id: -2,
    }) +
      called("opportunity") +
      (Object.keys(decides).length > 0 ? 2 : 0),
  );
  put(
    "interaction",
    hasDay || heads.has(["opened_at", "contacted_on", "due_date"], isDay),
    sum({
      interaction_id: 3,
      kind: 2,
      direction: 2,
      subject: 2,
      satisfaction: 2,
      resolved_at: 1,
      opened_at: 1,
      handling_cost: 1,
      activity_date: 2,
      quantity: -4,
      product_id: -2,
      stage: -4,
      budget: -4,
      order_id: -3,
      currency: -2,
      arm: -2,
    }) + called("interaction"),
  );
  put(
    "customer",
    unique("customer_id", "customer_name") || (generic && called("customer") > 0),
    (unique("customer_id", "customer_name") ? 3 : 1) +
      sum({
        customer_name: 1.5,
        industry: 1,
        segment: 1,
        region: 0.5,
        country: 0.5,
        city: 0.5,
        address: 0.5,
        postal_code: 0.5,
        tax_id: 2,
        parent_customer: 1,
        customer_role: 2,
        customer_channel: 1,
        credit_limit: 2,
        frozen: 1,
        annual_revenue: 2,
        employees: 1,
        balance: 1,
        quantity: -3,
        order_id: -4,
        product_id: -2,
        stage: -5,
        opportunity_id: -4,
        payment_id: -4,
      }) +
      called("customer"),
  );
  put(
    "contact",
    unique("contact_id", "email", "contact_name") ||
      (generic && (called("contact") > 0 || (has("email", "phone") && has("customer_id", "customer_name")))),
    sum({
      contact_id: 4,
      contact_name: 2,
      first_name: 1.5,
      last_name: 1.5,
      job_title: 2,
      email: 1.5,
      phone: 1,
      opted_out: 2,
      customer_id: 1,
      tax_id: -3,
      credit_limit: -3,
      quantity: -4,
      stage: -4,
      subject: -4,
    }) +
      called("contact") +
      (unique("customer_id", "customer_name") ? -4 : 0),
  );
  put(
    "product",
    unique("product_id", "product_name") || (generic && called("product") > 0),
    (unique("product_id", "product_name") ? 3 : 1) +
      sum({
        product_name: 1,
        product_sheet: 1,
        category: 2,
        subcategory: 1,
        brand: 2,
        unit_cost: 3,
        list_price: 2,
        price: 1,
        customer_id: -4,
        order_id: -4,
        stage: -4,
      }) +
      called("product"),
  );
  put(
    "owner",
    unique("owner_id", "owner_name") || (generic && (called("owner") > 0 || has("team"))),
    (unique("owner_id", "owner_name") ? 3 : 1) +
      sum({
        team: 2,
        territory: 2,
        manager: 2,
        owner_name: 1,
        customer_id: -4,
        order_id: -4,
        stage: -4,
        quantity: -4,
        industry: -2,
      }) +
      called("owner"),
  );
  put(
    "campaign",
    unique("campaign_id", "campaign_name") || (generic && called("campaign") > 0),
    (unique("campaign_id", "campaign_name") ? 3 : 1) +
      sum({ budget: 3, medium: 2, start_date: 2, end_date: 1, quantity: -4, stage: -4, customer_id: -3 }) +
      called("campaign"),
  );
  put(
    "campaign_touch",
    has("campaign_id") && has("customer_id", "contact_id") && !unique("campaign_id"),
    3 +
      sum({
        arm: 3,
        response: 2,
        contacted_on: 3,
        subject: -3,
        kind: -2,
        amount: -3,
        quantity: -4,
        stage: -4,
      }) +
      called("campaign_touch"),
  );
  put(
    "cost",
    (anyAmount || heads.has(["cost_amount", "handling_cost"], isNumber)) && hasDay,
    sum({
      cost_id: 3,
      purpose: 4,
      quantity: -4,
      product_id: -4,
      order_id: -2,
      stage: -4,
      payment_id: -2,
      budget: -3,
    }) + called("cost"),
  );
  put(
    "exchange_rate",
    has("currency") &&
      heads.has(["exchange_rate", "price"], isNumber) &&
      heads.has([...dates, "valid_from", "start_date"], isDay) &&
      table.columns.length <= 8 &&
      !has("customer_id", "order_id", "product_id"),
    6 + called("exchange_rate"),
  );
  return found;
}

/** Below this a table is left alone. */
export const enough = 5;
