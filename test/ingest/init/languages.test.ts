import { describe, expect, test } from "vitest";
import { mapped, NewCompany } from "./company.ts";

/** `rows` lines of a table: each cell a text, or a function of the row's number. */
const table = (
  delimiter: string,
  rows: number,
  columns: Readonly<Record<string, string | ((row: number) => string | number)>>,
): string =>
  [
    Object.keys(columns).join(delimiter),
    ...Array.from({ length: rows }, (_, row) =>
      Object.values(columns)
        .map((cell) => (typeof cell === "function" ? cell(row) : cell))
        .join(delimiter),
    ),
  ].join("\n");

const two = (n: number): string => String(n).padStart(2, "0");
const day = (row: number): string => `2024-${two(1 + (row % 12))}-${two(1 + (row % 28))}`;
const price = (row: number): number => 10 + (row % 9);
const quantity = (row: number): number => 1 + (row % 5);

describe("heads in Chinese and German", () => {
  test("an order list of Yonyou U8 is read without tax, in its currency, with what the books made of it", async () => {
    using company = new NewCompany();
    company.file(
      "销售订单列表.csv",
      table(",", 60, {
        订单号: (r) => `SO24${two(Math.floor(r / 2))}`,
        订单日期: day,
        客户编码: (r) => `KH${two(Math.floor(r / 2) % 7)}`,
        客户简称: (r) => `客户${Math.floor(r / 2) % 7}`,
        业务员: (r) => `业务${Math.floor(r / 2) % 3}`,
        币种: (r) => (Math.floor(r / 2) % 5 === 0 ? "美元" : "人民币"),
        汇率: (r) => (Math.floor(r / 2) % 5 === 0 ? "7.1" : "1"),
        行号: (r) => 1 + (r % 2),
        存货编码: (r) => `CP${r % 6}`,
        存货名称: (r) => `产品${r % 6}`,
        规格型号: "M8",
        数量: (r) => (r === 7 ? -2 : quantity(r)),
        无税单价: (r) => price(r).toFixed(2),
        含税单价: (r) => (price(r) * 1.13).toFixed(4),
        无税金额: (r) => (price(r) * (r === 7 ? -2 : quantity(r))).toFixed(2),
        税额: (r) => (price(r) * (r === 7 ? -2 : quantity(r)) * 0.13).toFixed(2),
        价税合计: (r) => (price(r) * (r === 7 ? -2 : quantity(r)) * 1.13).toFixed(2),
        本币无税金额: (r) =>
          (price(r) * (r === 7 ? -2 : quantity(r)) * (Math.floor(r / 2) % 5 === 0 ? 7.1 : 1)).toFixed(2),
        审核人: "张三",
        备注: "",
      }),
    );
    const looked = await company.init({ currency: "CNY" });
    const name = looked.input.sources[0]!.name;
    expect(mapped(looked, name, "order_line")).toMatchObject({
      order_id: "订单号",
      line_id: "行号",
      customer_id: "客户编码",
      product_id: "存货编码",
      day: "订单日期",
      quantity: "数量",
      net_amount: "无税金额",
      tax_amount: "税额",
      currency: { from: "币种", values: { 人民币: "CNY", 美元: "USD" } },
      booked_amount: "本币无税金额",
      booked_currency: { value: "CNY" },
      owner_id: "业务员",
      kind: {
        when: [{ if: { column: "数量", below: 0 }, use: { value: "return" } }],
        otherwise: { value: "sale" },
      },
    });
    expect(mapped(looked, name, "customer")).toEqual({ customer_id: "客户编码", name: "客户简称" });
    expect(looked.input.company.language).toBe("zh");
    await company.load();
    const db = await company.core();
    expect(
      await db.row(
        "SELECT count(*) AS n, count(*) FILTER (WHERE kind = 'return') AS returns FROM core.order_line",
      ),
    ).toEqual({ n: 60, returns: 1 });
    db.close();
  });

  test("a query of Kingdee K/3 Cloud keeps approved orders, and takes 金额 as what 价税合计 is without tax", async () => {
    using company = new NewCompany();
    company.file(
      "sal_saleorder.csv",
      table(",", 60, {
        FBillNo: (r) => `XSDD${two(Math.floor(r / 3))}`,
        FDate: (r) => `${day(Math.floor(r / 3))} 00:00:00`,
        "FCustId.FNumber": (r) => `CUST${Math.floor(r / 3) % 6}`,
        "FCustId.FName": (r) => `公司${Math.floor(r / 3) % 6}`,
        FDocumentStatus: (r) => (Math.floor(r / 3) % 10 === 9 ? "A" : "C"),
        FSaleOrderEntry_FSeq: (r) => 1 + (r % 3),
        "FMaterialId.FNumber": (r) => `M${r % 8}`,
        "FMaterialId.FName": (r) => `物料${r % 8}`,
        FQty: quantity,
        FTaxPrice: (r) => (price(r) * 1.13).toFixed(4),
        FAmount: (r) => (price(r) * quantity(r)).toFixed(2),
        FTaxAmount: (r) => (price(r) * quantity(r) * 0.13).toFixed(2),
        FAllAmount: (r) =>
          (price(r) * quantity(r) + Number((price(r) * quantity(r) * 0.13).toFixed(2))).toFixed(2),
      }),
    );
    const looked = await company.init({ currency: "CNY" });
    expect(mapped(looked, "sal-saleorder", "order_line")).toMatchObject({
      order_id: "FBillNo",
      line_id: "FSaleOrderEntry_FSeq",
      customer_id: "FCustId.FNumber",
      product_id: "FMaterialId.FNumber",
      day: "FDate",
      quantity: "FQty",
      net_amount: "FAmount",
      tax_amount: "FTaxAmount",
    });
    expect(looked.input.sources[0]?.entities.order_line?.where).toEqual({
      column: "FDocumentStatus",
      equals: "C",
    });
    expect(looked.text).toContain("FAllAmount is FAmount + FTaxAmount");
  });

  test("orders of Workflow ERP: number within type, days without marks, confirmed ones only", async () => {
    using company = new NewCompany();
    company.file(
      "COPTC_COPTD.csv",
      table(",", 60, {
        TC001: (r) => (Math.floor(r / 2) % 2 === 0 ? "2201" : "2202"),
        TC002: (r) => `2024${two(Math.floor(r / 4))}`,
        TC003: (r) => day(Math.floor(r / 2)).replaceAll("-", ""),
        TC004: (r) => `A${Math.floor(r / 2) % 5}`,
        TC006: (r) => `E${Math.floor(r / 2) % 3}`,
        TC008: "NTD",
        TC009: "1",
        TC027: (r) => (Math.floor(r / 2) === 4 ? "V" : "Y"),
        TD003: (r) => `000${1 + (r % 2)}`,
        TD004: (r) => `P${r % 6}`,
        TD005: (r) => `品名${r % 6}`,
        TD008: quantity,
        TD011: price,
        TD012: (r) => price(r) * quantity(r),
      }),
    );
    const looked = await company.init();
    expect(mapped(looked, "coptc-coptd", "order_line")).toMatchObject({
      order_id: { join: ["TC001", "TC002"] },
      line_id: "TD003",
      customer_id: "TC004",
      product_id: "TD004",
      product_name: "TD005",
      day: "TC003",
      quantity: "TD008",
      net_amount: "TD012",
      currency: { from: "TC008", values: { NTD: "TWD" } },
      owner_id: "TC006",
    });
    expect(looked.proposal.company.baseCurrency).toMatchObject({ value: "TWD", certainty: "sure" });
    expect(looked.input.sources[0]?.entities.order_line?.where).toEqual({ column: "TC027", equals: "Y" });
    await company.load();
    const db = await company.core();
    expect(
      await db.row(
        "SELECT count(*) AS n, count(DISTINCT order_key) AS orders, min(day)::VARCHAR AS first FROM core.order_line",
      ),
    ).toEqual({
      n: 58,
      orders: 29,
      first: "2024-01-01",
    });
    db.close();
  });

  test("a Traditional Chinese list of customers and one of Chinese opportunities", async () => {
    using company = new NewCompany();
    company.file(
      "客戶.csv",
      table(",", 20, {
        客戶代號: (r) => `A${two(r)}`,
        客戶簡稱: (r) => `客戶${r}`,
        統一編號: (r) => `1234${two(r)}78`,
        業務員代號: (r) => `E${r % 3}`,
        信用額度: (r) => 1000 * (1 + (r % 5)),
        地區: (r) => (r % 2 ? "台北" : "高雄"),
      }),
    );
    company.file(
      "商机.csv",
      table(",", 30, {
        商机编号: (r) => `SJ${r}`,
        客户编号: (r) => `A${two(r % 20)}`,
        销售阶段: (r) => ["初步接洽", "方案报价", "赢单", "输单"][r % 4]!,
        预计金额: (r) => 1000 + r,
        创建日期: (r) => day(r).replace("-", "年").replace("-", "月").concat("日"),
        预计成交日期: (r) => day(r + 1).replaceAll("-", "/"),
        负责人: (r) => `E${r % 3}`,
      }),
    );
    const looked = await company.init({ currency: "CNY" });
    expect(mapped(looked, "customers", "customer")).toMatchObject({
      customer_id: "客戶代號",
      name: "客戶簡稱",
      tax_id: "統一編號",
      owner_id: "業務員代號",
      credit_limit: "信用額度",
      region: "地區",
    });
    expect(mapped(looked, "opportunities", "opportunity")).toMatchObject({
      opportunity_id: "商机编号",
      customer_id: "客户编号",
      outcome: {
        from: "销售阶段",
        values: { 初步接洽: "open", 方案报价: "open", 赢单: "won", 输单: "lost" },
      },
      amount: "预计金额",
      created_on: "创建日期",
      expected_close: "预计成交日期",
    });
    await company.load();
    const db = await company.core();
    expect(await db.row("SELECT count(*) AS n FROM staging.quarantine")).toEqual({ n: 0 });
    db.close();
  });

  test("a German journal of invoices, with credit notes named by their kind", async () => {
    using company = new NewCompany();
    company.file(
      "Fakturajournal.csv",
      table(";", 60, {
        Belegnummer: (r) => `90${two(Math.floor(r / 2))}`,
        Position: (r) => 10 * (1 + (r % 2)),
        Belegart: (r) => (Math.floor(r / 2) === 3 ? "Gutschrift" : "Rechnung"),
        Belegdatum: (r) => {
          const [year, month, date] = day(r - (r % 2)).split("-");
          return `${date}.${month}.${year}`;
        },
        Kundennummer: (r) => 10000 + (Math.floor(r / 2) % 7),
        "Name 1": (r) => `Firma ${Math.floor(r / 2) % 7} GmbH`,
        Artikelnummer: (r) => `A-${r % 6}`,
        Bezeichnung: (r) => `Artikel ${r % 6}`,
        Menge: (r) => `${Math.floor(r / 2) === 3 ? -1 : quantity(r)},000`,
        Nettobetrag: (r) => `${Math.floor(r / 2) === 3 ? "-" : ""}1.${two(10 + r)}0,50`,
        MwSt: (r) => `${two(r)},19`,
        Währung: "EUR",
        Wareneinsatz: (r) => `${two(r)},10`,
        Vertreter: (r) => `V${Math.floor(r / 2) % 3}`,
      }),
    );
    const looked = await company.init();
    expect(looked.proposal.company.baseCurrency).toMatchObject({ value: "EUR", certainty: "sure" });
    expect(looked.input.sources[0]).toMatchObject({
      name: "fakturajournal",
      csv: { delimiter: ";" },
      decimal: ",",
    });
    expect(mapped(looked, "fakturajournal", "order_line")).toMatchObject({
      order_id: "Belegnummer",
      line_id: "Position",
      customer_id: "Kundennummer",
      product_id: "Artikelnummer",
      day: { from: "Belegdatum", format: "%d.%m.%Y" },
      kind: { from: "Belegart", values: { Rechnung: "sale", Gutschrift: "return" } },
      quantity: "Menge",
      net_amount: "Nettobetrag",
      tax_amount: "MwSt",
      cost: "Wareneinsatz",
      currency: "Währung",
      owner_id: "Vertreter",
    });
    expect(mapped(looked, "fakturajournal", "customer")).toMatchObject({ name: "Name 1" });
    await company.load();
    const db = await company.core();
    expect(await db.row("SELECT count(*) AS n FROM core.order_line")).toEqual({ n: 60 });
    db.close();
  });
});
