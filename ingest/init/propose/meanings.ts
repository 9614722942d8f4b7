import type { ColumnProfile } from "../profile.ts";

/** Words that values are written in, and what they mean here; compared in lower case without spaces and marks. */
export type Meanings = Readonly<Record<string, readonly string[]>>;

export const lineKind: Meanings = {
  sale: "sale sales inv invoice order standard regular ordinary so in si out_invoice sell normal rechnung re verkauf normalauftrag ta 销售 普通销售 发票 正常 标准 销售订单 销售发票 標準銷售订单 標準 銷售 銷貨 普通銷售 正常销售 标准销售订单 蓝字 蓝字发票".split(
    " ",
  ),
  return:
    "return returns returned refund refunded crn cn credit creditnote creditmemo cm rma rtn out_refund gutschrift retoure rueckgabe rückgabe storno gs re- 退货 销售退货 退款 退货单 红字 红字发票 贷项 退 銷退 退貨 折讓 退貨單".split(
      " ",
    ),
  fee: "fee fees frt freight shipping postage handling service charge surcharge delivery versand fracht versandkosten porto 运费 服务费 手续费 運費 手續費".split(
    " ",
  ),
  adjustment: "adj adjustment correction rounding korrektur anpassung 调整 更正 調整".split(" "),
};

export const outcome: Meanings = {
  won: "won closedwon win gewonnen auftrag abgeschlossengewonnen converted 赢单 已赢单 赢 成交 已成交 得单 已签约 签约 成功 贏單 已成交 得標 成功結案".split(
    " ",
  ),
  lost: "lost closedlost loss verloren abgesagt abgelehnt abgeschlossenverloren abandoned dead disqualified deallost lostquotation 输单 已输单 输 丢单 失败 失单 无效 未成交 輸單 失單 失敗 未得標 无效关闭".split(
    " ",
  ),
};

export const interactionKind: Meanings = {
  call: "call phone phonecall telephone tel telefonat anruf telefon 电话 来电 去电 通话 電話 來電".split(" "),
  email: "email mail emailsent newsletter 邮件 电子邮件 郵件 電郵".split(" "),
  visit:
    "visit sitevisit onsite onsitevisit besuch kundenbesuch vorortbesuch 拜访 上门 上门拜访 实地拜访 走访 拜訪".split(
      " ",
    ),
  chat: "chat livechat message sms whatsapp wechat im 微信 聊天 在线客服 短信 企业微信 線上客服".split(" "),
  complaint: "complaint claim beschwerde reklamation 投诉 客诉 抱怨 客訴 投訴".split(" "),
  service:
    "service serviceticket ticket support case incident question problem issue task kundendienst 服务 工单 售后 报修 服務 工單 售後".split(
      " ",
    ),
  meeting: "meeting appointment event demo presentation termin besprechung 会议 会面 见面 會議 會面".split(
    " ",
  ),
  other: "other note comment todo sonstiges notiz 其他 其它 备注 備註".split(" "),
};

export const direction: Meanings = {
  inbound: "in inbound incoming received receive eingehend eingang ein 呼入 来电 接收 入站 來電".split(" "),
  outbound: "out outbound outgoing sent send ausgehend ausgang aus 呼出 去电 发送 出站 撥出".split(" "),
};

export const role: Meanings = {
  end_customer:
    "customer endcustomer client consumer company individual enduser prospect lead kunde endkunde interessent 客户 最终客户 终端客户 直销客户 客戶 終端客戶".split(
      " ",
    ),
  distributor:
    "distributor reseller dealer wholesaler channel haendler händler grosshaendler großhändler wiederverkaeufer wiederverkäufer 经销商 分销商 代销商 批发商 經銷商".split(
      " ",
    ),
  agent: "agent broker representative handelsvertreter makler 代理商 代理 中间商".split(" "),
  partner: "partner integrator 合作伙伴 伙伴 合作夥伴 integrationspartner".split(" "),
  supplier: "supplier vendor lieferant kreditor 供应商 供應商".split(" "),
};

export const arm: Meanings = {
  treated:
    "treated treatment test mailed sent contacted target targeted test组 testgruppe angeschrieben 实验组 触达 處理組".split(
      " ",
    ),
  control: "control heldout holdout held withheld kontrollgruppe kontrolle 对照组 未触达 對照組".split(" "),
};

/** States in which a document counts, and states in which it does not. */
export const documentState: Meanings = {
  valid:
    "c y 1 approved audited confirmed posted submitted sale sold done completed complete closed paid shipped delivered fulfilled invoiced gebucht freigegeben abgeschlossen 已审核 审核 已确认 已过账 已完成 完成 已关闭 关闭 已发货 已签收 已付款 已審核 已確認 已結案".split(
      " ",
    ),
  invalid:
    "a b d z n v draft cancel cancelled canceled void voided rejected deleted entwurf storniert offen 创建 审核中 重新审核 暂存 未审核 已作废 作废 草稿 已取消 取消 開立 未審核 作廢 已取消".split(
      " ",
    ),
};

/** Words of a state that can only mean that nothing came of it, whatever the others are. */
export const voidState: Meanings = {
  void: "draft drafts cancel cancelled canceled cancellation void voided rejected deleted quote quotation quotationsent entwurf storniert storno annulliert abgelehnt gelöscht geloescht angebot 作废 已作废 草稿 已取消 取消 已撤销 开立 未审核 未审批 已驳回 驳回 作廢 已作廢 開立 未審核 已撤銷 已駁回".split(
    " ",
  ),
};

export const currencyName: Meanings = {
  CNY: "cny rmb 人民币 人民幣 元 ￥ ¥ pre001 renminbi".split(" "),
  USD: "usd us$ $ 美元 美金 dollar usdollar".split(" "),
  EUR: "eur € euro 欧元 歐元".split(" "),
  GBP: "gbp £ pound sterling 英镑 英鎊 pfund".split(" "),
  TWD: "twd ntd nt$ nt 新台币 新臺幣 新台幣 台币 台幣 臺幣".split(" "),
  HKD: "hkd hk$ 港币 港元 港幣".split(" "),
  JPY: "jpy 日元 日圆 日圓 日币 yen".split(" "),
  CHF: "chf franken sfr 瑞士法郎".split(" "),
  SGD: "sgd s$ 新加坡元 新币".split(" "),
  KRW: "krw ₩ 韩元 韓元".split(" "),
};

const bare = (text: string): string =>
  text
    .toLowerCase()
    .normalize("NFKC")
    .replace(/[\s\-./]+/g, "");

export interface Translation {
  readonly values: Record<string, string>;
  readonly unknown: readonly string[];
  /** Share of the filled rows whose word is known. */
  readonly coverage: number;
}

/** What a column's words mean; `rest` sees a word that is not listed. */
export function translate(
  column: ColumnProfile,
  meanings: Meanings,
  rest: (word: string) => string | null = () => null,
): Translation {
  const values: Record<string, string> = {};
  const unknown: string[] = [];
  let known = 0;
  for (const { value, count } of column.values) {
    const key = bare(value);
    const listed = Object.entries(meanings).find(([, words]) => words.some((w) => bare(w) === key))?.[0];
    const meaning = listed ?? rest(value);
    if (meaning === null) unknown.push(value);
    else {
      values[value] = meaning;
      known += count;
    }
  }
  return { values, unknown, coverage: column.filled === 0 ? 0 : known / column.filled };
}

/** Words of a column that no meaning lists. */
export const unlisted = (column: ColumnProfile, meanings: Meanings): readonly string[] =>
  translate(column, meanings).unknown;
