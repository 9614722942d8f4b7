import type { Encoding } from "../../source_config.ts";
import { fileSources } from "../files.ts";
import type { FileOptions, Preset } from "../preset.ts";
import { type Marks, recogniseFiles } from "../recognise.ts";
import { exportsOf, type Role, roles } from "./mapping.ts";

export interface K3CloudOptions extends FileOptions<Role> {
  /**
   * What counts as revenue; one of them, so that nothing counts twice. Sales orders by default, with "deliveries" what
   * left the warehouse; either less the returns.
   */
  revenue?: "orders" | "deliveries";
  /** Currency of the books, which 本位币 amounts are in; CNY by default. */
  books?: string;
  /** Encoding of CSV files; found out by default. */
  encoding?: Encoding;
  /** Row of the column names, where a title stands above them. */
  header?: number;
}

/** Lists exported from Kingdee K/3 Cloud, or rows of its API saved with their field names. */
export const k3cloud: Preset<K3CloudOptions> = {
  name: "k3cloud",
  title: "金蝶云星空 (K/3 Cloud)",
  kind: "files",
  roles,
  sources: ({ revenue = "orders", books = "CNY", encoding, header, ...options }) =>
    fileSources("k3cloud", options, exportsOf(revenue, books), {
      ...(encoding === undefined ? {} : { encoding }),
      ...(header === undefined ? {} : { csv: { header }, xlsx: { header } }),
    }),
  recognise: (tables) => recogniseFiles(marks, ["orders", "deliveries"], tables),
};

const number = ["单据编号", "FBillNo"];
const status = ["单据状态", "FDocumentStatus"];
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

const marks: Record<Role, Marks> = {
  returns: {
    columns: [number, status, material, ["实退数量", "退货数量", "FRetcustId", "FRetcustId.FNumber"]],
    without: ["累计退货数量", "销售数量"],
  },
  deliveries: { columns: [number, status, customer, material, ["实发数量", "FRealQty"]] },
  orders: { columns: [number, status, customer, material, ["销售数量", "数量", "FQty"]] },
  payments: {
    columns: [
      number,
      status,
      ["往来单位编码", "付款单位编码", "FCONTACTUNIT.FNumber", "FPAYUNIT.FNumber", "收款金额", "实收金额"],
    ],
  },
  customers: {
    columns: [
      ["客户编码", "编码", "FNumber"],
      ["客户名称", "名称", "FName"],
      ["客户分组", "客户类别", "使用组织", "FUseOrgId.FName", "FCustTypeId.FName", "纳税登记号"],
    ],
    without: ["单据编号"],
  },
  materials: {
    columns: [
      ["物料编码", "编码", "FNumber"],
      ["物料名称", "名称", "FName"],
      ["物料属性", "物料分组", "存货类别", "FMaterialGroup.FName"],
    ],
    without: ["单据编号"],
  },
  sellers: {
    columns: [
      ["销售员编码", "业务员编码"],
      ["销售员名称", "业务员名称"],
    ],
    without: ["单据编号", "客户编码"],
  },
};
