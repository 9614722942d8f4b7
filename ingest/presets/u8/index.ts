import type { Encoding } from "../../source_config.ts";
import { fileSources } from "../files.ts";
import type { FileOptions, Preset } from "../preset.ts";
import { type Marks, recogniseFiles } from "../recognise.ts";
import { exportsOf, type Role, roles } from "./mapping.ts";

export interface U8Options extends FileOptions<Role> {
  /**
   * What counts as revenue; one of them, so that nothing counts twice. Sales invoices, red ones included, by default;
   * with "orders" sales orders count, less the red lines of returned deliveries.
   */
  revenue?: "invoices" | "orders";
  /** Whether the lists were exported with audited documents alone, and so need no column 审核人 to tell them. */
  isAudited?: boolean;
  /** Currency of the books, which 本币 amounts are in; CNY by default. */
  books?: string;
  /** Encoding of CSV files; found out by default, GB18030 being usual. */
  encoding?: Encoding;
  /** Row of the column names, where a title stands above them. */
  header?: number;
}

/** Lists exported from Yonyou U8. */
export const u8: Preset<U8Options> = {
  name: "u8",
  title: "用友 U8",
  kind: "files",
  roles,
  sources: ({ revenue = "invoices", isAudited = false, books = "CNY", encoding, header, ...options }) =>
    fileSources("u8", options, exportsOf(revenue, isAudited, books), {
      ...(encoding === undefined ? {} : { encoding }),
      ...(header === undefined ? {} : { csv: { header }, xlsx: { header } }),
    }),
  recognise: (tables) => recogniseFiles(marks, ["invoices", "orders"], tables),
};

const customer = ["客户编码", "客户编号", "cCusCode"];
const product = ["存货编码", "存货编号", "cInvCode"];
const quantity = ["数量", "主数量", "iQuantity"];

const marks: Record<Role, Marks> = {
  invoices: { columns: [["销售发票号", "发票号", "cSBVCode"], customer, product, quantity] },
  returns: { columns: [["退货单号", "发货单号", "cDLCode"], customer, product, quantity] },
  orders: { columns: [["订单号", "销售订单号", "cSOCode"], customer, product, quantity] },
  payments: { columns: [["结算方式", "cSSName"], customer, ["金额", "本币金额", "收款金额", "iAmount"]] },
  customers: {
    columns: [customer, ["客户名称", "cCusName"], ["客户简称", "客户分类编码", "客户分类", "cCusAbbName"]],
  },
  products: { columns: [product, ["存货名称", "cInvName"]], without: ["数量", "iQuantity", ...customer] },
  persons: {
    columns: [
      ["业务员编码", "职员编码", "人员编码"],
      ["业务员名称", "职员名称", "姓名"],
    ],
    without: customer,
  },
};
