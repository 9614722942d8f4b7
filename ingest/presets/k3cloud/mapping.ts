import type { Condition, EntityMapping, Field } from "../../staging/mapping.ts";
import { currencies, isDocument, isYes } from "../chinese.ts";
import type { Export } from "../files.ts";

export const roles = [
  "customers",
  "materials",
  "sellers",
  "orders",
  "deliveries",
  "returns",
  "payments",
] as const;
export type Role = (typeof roles)[number];

/** Headings of the lists, and the API's names of the same fields, with and without what they point at. */
const number = ["单据编号", "FBillNo"];
const date = ["日期", "单据日期", "业务日期", "FDate"];
const customer = [
  "客户编码",
  "客户.编码",
  "FCustId.FNumber",
  "FCustomerID.FNumber",
  "FRetcustId.FNumber",
  "FCustId",
  "FCustomerID",
  "FRetcustId",
];
const material = [
  "物料编码",
  "物料.编码",
  "FMaterialId.FNumber",
  "FMaterialID.FNumber",
  "FMaterialId",
  "FMaterialID",
];
const seller = [
  "销售员编码",
  "销售员.编码",
  "FSalerId.FNumber",
  "FSalesManID.FNumber",
  "FSalerId",
  "FSalesManID",
];
const line = [
  "分录内码",
  "明细内码",
  "行号",
  "序号",
  "FSaleOrderEntry_FEntryID",
  "FEntity_FEntryID",
  "FEntryID",
  "FSeq",
];
const net = ["金额", "FAmount"];
const booked = ["金额（本位币）", "金额(本位币)", "本位币金额", "FAmount_LC"];
const currencyName = [
  "结算币别",
  "币别",
  "结算币别.编码",
  "FSettleCurrId.FCode",
  "FSettleCurrId.FNumber",
  "FSettleCurrID.FCode",
  "FSettleCurrId",
];
const exchangeRate = ["汇率", "FExchangeRate"];
const gift = ["是否赠品", "赠品", "FIsFree"];
const status = ["单据状态", "FDocumentStatus"];
const cancelled = ["作废状态", "作废", "FCancelStatus"];
const quantity: Record<Documents, readonly string[]> = {
  orders: ["销售数量", "数量", "FQty"],
  deliveries: ["实发数量", "数量", "FRealQty", "FQty"],
  returns: ["实退数量", "退货数量", "数量", "FRealQty", "FQty"],
};
type Documents = "orders" | "deliveries" | "returns";

/** A document counts once it is audited, and unless it is made void. */
const counts: Condition = {
  all: [
    { column: status, oneOf: ["C", "已审核"] },
    { not: { column: cancelled, oneOf: ["B", "是", "已作废", "作废"] } },
  ],
};
const currency: Field = {
  from: currencyName,
  spellings: { ...currencies, PRE001: "CNY", PRE002: "HKD", PRE003: "EUR", PRE004: "JPY", PRE007: "USD" },
};

const lines = (of: Documents, books: string, ofOrders: boolean): EntityMapping<"order_line"> => {
  // A return is written with positive quantities and amounts.
  const sign = of === "returns" ? { negate: true as const } : {};
  const amount = (from: readonly string[]): Field => ({ from: [...from], ...sign });
  return {
    columns: {
      order_id: { from: number },
      line_id: { from: line },
      customer_id: { from: customer },
      product_id: { from: material },
      product_name: { from: ["物料名称", "FMaterialId.FName", "FMaterialID.FName", "FMaterialName"] },
      day: { from: date },
      kind: { value: of === "returns" ? "return" : "sale" },
      quantity: amount(quantity[of]),
      // A gift may show what it would have cost.
      net_amount: { when: [{ if: isYes(gift), use: { value: 0 } }], otherwise: amount(net) },
      tax_amount: amount(["税额", "FTaxAmount", "FEntryTaxAmount"]),
      discount: amount(["折扣额", "FDiscount"]),
      currency,
      booked_amount: { when: [{ if: isYes(gift), use: { value: 0 } }], otherwise: amount(booked) },
      booked_currency: { value: books },
      owner_id: { from: seller },
      // What a return comes from may be the delivery, which is an order only where deliveries are the revenue.
      ...(of === "returns" && ofOrders
        ? { return_of: { from: ["销售订单号", "订单单号", "FOrderNo", "源单编号", "FSrcBillNo"] } }
        : {}),
    },
    where: { all: [isDocument(number), counts] },
    updatedAt: "FModifyDate",
  };
};

/** The rate a document was booked at is the rate of its day. */
const rates = (books: string): EntityMapping<"exchange_rate"> => ({
  columns: { currency, day: { from: date }, rate: { from: exchangeRate } },
  where: {
    all: [
      isDocument(number),
      counts,
      { column: currencyName, present: true },
      { column: exchangeRate, present: true },
      {
        not: {
          column: currencyName,
          oneOf: [books, ...Object.keys(currencies).filter((c) => currencies[c] === books)],
        },
      },
    ],
  },
});

/** What each export means; `books` is the currency of the books. */
export function exportsOf(revenue: "orders" | "deliveries", books: string): Export<Role>[] {
  const documents = (of: Documents, usual: readonly string[]): Export<Role> => ({
    role: of,
    usual,
    essential: ["customer_id"],
    optional: [...gift, ...cancelled, ...currencyName, ...exchangeRate],
    entities: { order_line: lines(of, books, revenue === "orders"), exchange_rate: rates(books) },
  });
  return [
    {
      role: "customers",
      usual: ["**/*客户*", "**/*BD_Customer*"],
      optional: [...status],
      entities: {
        customer: {
          columns: {
            customer_id: { from: ["客户编码", "编码", "FNumber"] },
            name: { from: ["客户名称", "名称", "FName"] },
            owner_id: { from: ["销售员编码", "销售员.编码", "FSELLER.FNumber", "FSELLER"] },
            industry: { from: ["行业", "FINVOICEINDUSTRY"] },
            region: { from: ["地区", "省份", "FPROVINCIAL", "国家", "FCOUNTRY"] },
            channel: { from: ["客户分组", "客户类别", "FGroup.FName", "FCustTypeId.FName"] },
            credit_limit: { from: ["信用额度"] },
            created_on: { from: ["创建日期", "FCreateDate"] },
            tax_id: { from: ["纳税登记号", "统一社会信用代码", "FTAXREGISTERCODE", "FSOCIALCRECODE"] },
            phone: { from: ["联系电话", "电话", "FTEL"] },
            email: { from: ["电子邮箱", "FEMAIL"] },
            address: { from: ["通讯地址", "地址", "FADDRESS"] },
            postal_code: { from: ["邮政编码", "FZIP"] },
            country: { from: ["国家", "FCOUNTRY"] },
          },
          where: isDocument(["客户编码", "编码", "FNumber"]),
          updatedAt: "FModifyDate",
        },
      },
    },
    {
      role: "materials",
      usual: ["**/*物料*", "**/*BD_MATERIAL*"],
      entities: {
        product: {
          columns: {
            product_id: { from: ["物料编码", "编码", "FNumber"] },
            name: {
              join: [{ from: ["物料名称", "名称", "FName"] }, { from: ["规格型号", "FSpecification"] }],
              separator: " ",
            },
            category: { from: ["物料分组", "存货类别", "FMaterialGroup.FName", "FCategoryID.FName"] },
            unit_cost: { from: ["参考成本", "FRefCost"] },
          },
          where: isDocument(["物料编码", "编码", "FNumber"]),
        },
      },
    },
    {
      role: "sellers",
      usual: ["**/*销售员*"],
      entities: {
        owner: {
          columns: {
            owner_id: { from: ["销售员编码", "业务员编码", "编码", "FNumber"] },
            name: { from: ["销售员名称", "业务员名称", "名称", "FName"] },
            team: { from: ["部门", "部门名称", "FDeptId.FName"] },
          },
        },
      },
    },
    revenue === "orders"
      ? documents("orders", ["**/*销售订单*", "**/*SAL_SaleOrder*"])
      : documents("deliveries", ["**/*销售出库*", "**/*SAL_OUTSTOCK*"]),
    documents("returns", ["**/*销售退货*", "**/*SAL_RETURNSTOCK*"]),
    {
      role: "payments",
      usual: ["**/*收款单*", "**/*AR_RECEIVEBILL*"],
      essential: ["customer_id"],
      optional: [...cancelled],
      entities: {
        payment: {
          columns: {
            payment_id: {
              join: [{ from: number }, { from: ["分录内码", "行号", "序号", "FEntryID", "FSeq"] }],
            },
            customer_id: {
              from: ["往来单位编码", "付款单位编码", "FCONTACTUNIT.FNumber", "FPAYUNIT.FNumber", ...customer],
            },
            day: { from: date },
            amount: {
              from: [
                "收款金额本位币",
                "实收金额本位币",
                "FREALRECAMOUNT_LC",
                "实收金额",
                "收款金额",
                "FREALRECAMOUNT",
              ],
            },
            // An amount in the currency of the books needs no rate, whatever the payment was made in.
            currency: {
              when: [
                {
                  if: { column: ["收款金额本位币", "实收金额本位币", "FREALRECAMOUNT_LC"], present: true },
                  use: { value: books },
                },
              ],
              otherwise: {
                from: ["币别", "结算币别", "FCURRENCYID.FCode", "FCURRENCYID"],
                spellings: currencies,
              },
            },
            method: { from: ["结算方式", "FSETTLETYPEID.FName"] },
          },
          where: { all: [isDocument(number), counts] },
        },
      },
    },
  ];
}
