import type { Condition, EntityMapping, Field } from "../../staging/mapping.ts";
import { currencies, isDocument, isYes } from "../chinese.ts";
import type { Export } from "../files.ts";

export const roles = [
  "customers",
  "products",
  "persons",
  "invoices",
  "orders",
  "returns",
  "payments",
] as const;
export type Role = (typeof roles)[number];

const customer = ["客户编码", "客户编号", "cCusCode"];
const product = ["存货编码", "存货编号", "物料编码", "cInvCode"];
const person = ["业务员编码", "业务员编号", "cPersonCode", "业务员", "业务员名称"];
const quantity = ["数量", "主数量", "iQuantity"];
const verifier = ["审核人", "审核人名称", "cVerifier"];
const net = ["无税金额", "原币无税金额", "不含税金额", "原币金额", "iMoney"];
const netPrice = ["无税单价", "原币无税单价", "不含税单价", "iUnitPrice"];
const total = ["价税合计", "原币价税合计", "iSum"];
const tax = ["税额", "原币税额", "iTax"];
const currencyName = ["币种", "币别", "币种名称", "cexch_name"];
const exchangeRate = ["汇率", "iExchRate"];
const gift = ["是否赠品", "赠品", "bGift"];
const line = ["行号", "子表ID", "iRowNo", "iSOsID", "AutoID", "autoid"];

const number = {
  invoices: ["销售发票号", "发票号", "发票单号", "单据编号", "单据号", "cSBVCode"],
  orders: ["订单号", "销售订单号", "单据编号", "单据号", "cSOCode"],
  returns: ["退货单号", "发货单号", "单据编号", "单据号", "cDLCode"],
  payments: ["单据编号", "收款单号", "单据号", "cVouchID"],
};
const dates = {
  invoices: ["开票日期", "销售日期", "单据日期", "日期", "dDate"],
  orders: ["订单日期", "单据日期", "下单日期", "日期", "dDate"],
  returns: ["退货日期", "发货日期", "单据日期", "日期", "dDate"],
  payments: ["单据日期", "收款日期", "日期", "dVouchDate"],
};

const currency: Field = { from: currencyName, spellings: currencies };

/** Prices come with and without tax; what is taken is without, stated or worked out. A gift is worth nothing whatever its price. */
const netAmount: Field = {
  when: [
    { if: isYes(gift), use: { value: 0 } },
    { if: { column: net, present: true }, use: { from: net } },
    { if: { column: netPrice, present: true }, use: { product: [{ from: quantity }, { from: netPrice }] } },
    {
      if: {
        all: [
          { column: total, present: true },
          { column: tax, present: true },
        ],
      },
      use: { sum: [{ from: total }, { from: tax, negate: true }] },
    },
  ],
};
const anyNet = [...net, ...netPrice, ...total, ...tax];

/** A document counts once it is audited. */
const audited = (isAudited: boolean): Condition[] => (isAudited ? [] : [{ column: verifier, present: true }]);

type Documents = "invoices" | "orders" | "returns";

const lines = (of: Documents, books: string, where: readonly Condition[]): EntityMapping<"order_line"> => ({
  columns: {
    order_id: { from: number[of] },
    line_id: { from: line },
    customer_id: { from: customer },
    product_id: { from: product },
    product_name: { from: ["存货名称", "物料名称", "cInvName"] },
    day: { from: dates[of] },
    // A red line has a negative quantity; one of value alone has none, and a negative amount.
    kind: {
      when: [
        { if: { column: quantity, below: 0 }, use: { value: "return" } },
        { if: { column: [...net, ...total], below: 0 }, use: { value: "adjustment" } },
      ],
      otherwise: { value: "sale" },
    },
    quantity: { from: quantity },
    net_amount: netAmount,
    tax_amount: { from: tax },
    cost: { from: ["成本金额", "结转成本"] },
    currency,
    booked_amount: {
      when: [
        { if: isYes(gift), use: { value: 0 } },
        {
          if: { column: ["本币无税金额", "本币金额", "iNatMoney"], present: true },
          use: { from: ["本币无税金额", "本币金额", "iNatMoney"] },
        },
      ],
    },
    booked_currency: { value: books },
    channel: { from: ["销售类型", "销售类型名称", "cSTName"] },
    owner_id: { from: person },
  },
  where: { all: [isDocument(number[of]), ...where] },
  updatedAt: "修改日期",
});

/** The rate a document was booked at is the rate of its day. */
const rates = (
  of: Documents,
  books: string,
  where: readonly Condition[],
): EntityMapping<"exchange_rate"> => ({
  columns: { currency, day: { from: dates[of] }, rate: { from: exchangeRate } },
  where: {
    all: [
      isDocument(number[of]),
      { column: currencyName, present: true },
      { column: exchangeRate, present: true },
      {
        not: {
          column: currencyName,
          oneOf: [books, ...Object.keys(currencies).filter((c) => currencies[c] === books)],
        },
      },
      ...where,
    ],
  },
});

/** What each export means; `books` is the currency of the books. */
export function exportsOf(revenue: "invoices" | "orders", isAudited: boolean, books: string): Export<Role>[] {
  const documents = (
    of: Documents,
    usual: readonly string[],
    where: readonly Condition[] = [],
  ): Export<Role> => {
    const all = [...audited(isAudited), ...where];
    return {
      role: of,
      usual,
      essential: ["customer_id"],
      optional: [...gift, ...anyNet, ...currencyName, ...exchangeRate],
      entities: { order_line: lines(of, books, all), exchange_rate: rates(of, books, all) },
    };
  };
  return [
    {
      role: "customers",
      usual: ["**/*客户*"],
      entities: {
        customer: {
          columns: {
            customer_id: { from: customer },
            name: { from: ["客户名称", "客户简称", "cCusName", "cCusAbbName"] },
            parent_id: { from: ["客户总公司编码", "客户总公司", "cCusHeadCode"] },
            owner_id: { from: ["专管业务员编码", "分管业务员编码", "专营业务员编码", "cCusPPerson"] },
            industry: { from: ["所属行业", "行业", "cTrade"] },
            region: { from: ["地区名称", "所属地区", "所属地区码", "地区编码", "cDCCode"] },
            channel: { from: ["客户分类名称", "客户分类", "所属分类码", "cCCCode"] },
            credit_limit: { from: ["信用额度", "iCusCreLine"] },
            created_on: { from: ["发展日期", "建档日期", "dCusDevDate"] },
            tax_id: { from: ["税号", "纳税人登记号", "cCusRegCode"] },
            email: { from: ["Email地址", "邮箱", "E-mail", "cCusEmail"] },
            phone: { from: ["电话", "手机", "cCusPhone", "cCusHand"] },
            address: { from: ["地址", "cCusAddress"] },
            postal_code: { from: ["邮政编码", "邮编", "cCusPostCode"] },
          },
          where: isDocument(customer),
        },
      },
    },
    {
      role: "products",
      usual: ["**/*存货*"],
      entities: {
        product: {
          columns: {
            product_id: { from: product },
            name: {
              join: [{ from: ["存货名称", "cInvName"] }, { from: ["规格型号", "存货规格", "cInvStd"] }],
              separator: " ",
            },
            category: { from: ["存货分类名称", "存货大类名称", "存货分类编码", "cInvCCode"] },
            unit_cost: { from: ["参考成本", "计划价/售价", "最新成本", "iInvNCost", "iInvSPrice"] },
          },
          where: isDocument(product),
        },
      },
    },
    {
      role: "persons",
      usual: ["**/*职员*", "**/*业务员*", "**/*人员*"],
      entities: {
        owner: {
          columns: {
            owner_id: { from: ["业务员编码", "职员编码", "人员编码", "cPersonCode"] },
            name: { from: ["业务员名称", "职员名称", "姓名", "cPersonName"] },
            team: { from: ["部门名称", "所属部门", "部门编码", "cDepName"] },
          },
          where: isDocument(["业务员编码", "职员编码", "人员编码", "cPersonCode"]),
        },
      },
    },
    ...(revenue === "invoices"
      ? [documents("invoices", ["**/*发票*"])]
      : [
          documents("orders", ["**/*订单*"]),
          documents("returns", ["**/*退货*"], [{ column: quantity, below: 0 }]),
        ]),
    {
      role: "payments",
      usual: ["**/*收款*"],
      essential: ["customer_id"],
      entities: {
        payment: {
          columns: {
            payment_id: { from: number.payments },
            customer_id: { from: customer },
            day: { from: dates.payments },
            amount: { from: ["本币金额", "金额", "原币金额", "收款金额", "iAmount"] },
            // An amount in the currency of the books needs no rate, whatever the payment was made in.
            currency: {
              when: [{ if: { column: ["本币金额", "iAmount"], present: true }, use: { value: books } }],
              otherwise: currency,
            },
            method: { from: ["结算方式", "结算方式名称", "cSSName"] },
          },
          where: { all: [isDocument(number.payments), ...audited(isAudited)] },
        },
      },
    },
  ];
}
