import { usccCheck } from "../../../ingest/identity/normalise/tax_id.ts";
import type { Random } from "../../../ingest/random.ts";
import type { Party } from "./parties.ts";

const words = (text: string) => text.trim().split(/\s+/);
const places =
  words(`江苏省苏州市 浙江省宁波市 广东省深圳市 上海市 北京市 山东省青岛市 湖北省武汉市 四川省成都市 辽宁省大连市 福建省厦门市
  广东省东莞市 江苏省无锡市 陕西省西安市 河南省郑州市 湖南省长沙市 安徽省合肥市`);
const first = words(
  `华 恒 鑫 瑞 金 宏 天 永 博 嘉 东 正 凯 顺 德 明 万 新 立 安 启 盛 中 伟 长 佳 君 隆 齐 泰 旭 星 兴 远 众 卓 合 锦 科 欧`,
);
const second = words(
  `信 达 源 丰 鹏 远 成 盛 纳 禾 升 和 隆 捷 润 辉 邦 科 诚 泰 航 世 联 业 虹 美 合 昌 力 程 诺 亚 通 宝 宇 景 越 峰 立 康`,
);
const trades =
  words(`机械设备 电子科技 五金制品 精密模具 自动化设备 环保科技 建筑工程 汽车零部件 新能源 国际贸易 物流 医疗器械 食品 纺织 包装材料 软件技术
  化工原料 电气设备 仪器仪表 钢结构`);
const forms = ["有限公司", "有限责任公司", "股份有限公司", "有限公司"];
const roads = words("中山 人民 解放 建设 工业 长江 黄河 和平 新华 文化");
const traditional: Readonly<Record<string, string>> = {
  华: "華",
  东: "東",
  机: "機",
  电: "電",
  远: "遠",
  达: "達",
  业: "業",
};

interface Company {
  place: string;
  brand: string;
  trade: string;
  form: string;
  branch: string;
  taxId: string;
  phone: string;
  domain: string;
  address: string;
}

const digits = (count: number, dice: Random) =>
  Array.from({ length: count }, () => dice.integer(0, 9)).join("");

function code(dice: Random): string {
  const start = `91${digits(6, dice)}MA${digits(7, dice)}`;
  return start + usccCheck(start)!;
}

function newCompany(dice: Random, like: Partial<Company> = {}): Company {
  return {
    place: dice.pick(places),
    brand: dice.pick(first) + dice.pick(second),
    trade: dice.pick(trades),
    form: dice.pick(forms),
    branch: "",
    taxId: code(dice),
    phone: `+86 1${dice.integer(30, 89)} ${digits(4, dice)} ${digits(4, dice)}`,
    domain: `co${digits(7, dice)}.example`,
    address: `${dice.pick(roads)}路${dice.integer(1, 999)}号`,
    ...like,
  };
}

const city = (place: string) => place.replace(/^.*省/, "").replace(/市$/, "");
const full = ({ place, brand, trade, form, branch }: Company) =>
  `${city(place)}${brand}${trade}${form}${branch}`;

function spelled(company: Company, dice: Random): string {
  const { place, brand, trade, form, branch } = company;
  const bare = form.slice(0, -2);
  switch (dice.integer(0, 8)) {
    case 0:
      return `${place}${brand}${trade}${form}${branch}`;
    case 1:
      return `${brand}${trade}${form}${branch}`;
    case 2:
      return `${brand}（${city(place)}）${trade}${form}${branch}`;
    case 3:
      return `${city(place)}${brand}${trade}${form === "有限公司" ? "有限责任公司" : "有限公司"}${branch}`;
    case 4:
      return `${city(place)}${brand}${trade}${branch === "" ? (bare === "股份有限" ? "股份" : "") : `公司${branch}`}`;
    case 5:
      return [...full(company)].map((c) => traditional[c] ?? c).join("");
    case 6:
      return `${city(place)}市${brand}${trade}${form}${branch}`;
    case 7:
      return branch === "" ? `${brand}${trade.slice(0, 2)}` : full(company);
    default:
      return branch === "" ? `${city(place)}${brand}${trade}集团${form}` : full(company);
  }
}

function written(company: Company, id: string, truth: number, dice: Random, isFirst: boolean): Party {
  const kept = (share: number, value: string) => (dice.uniform() < share ? value : undefined);
  const fields = {
    tax_id: kept(isFirst ? 0.8 : 0.3, company.taxId),
    phone: kept(0.6, isFirst ? company.phone : company.phone.replace("+86 ", "")),
    email: kept(0.5, `${dice.pick(["info", "sales"])}@${company.domain}`),
    address: kept(0.7, company.address),
    city: kept(0.9, city(company.place) + (dice.uniform() < 0.5 ? "市" : "")),
  };
  const known = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  return { id, truth, name: isFirst ? full(company) : spelled(company, dice), ...known };
}

/**
 * Companies in two systems. A third have a second record: other legal forms, a province or city before the name, the
 * city in brackets, traditional characters, abbreviations. Beside them stand what must not be joined: branch offices
 * (of which a tenth share the company's telephone), companies of the same name in another city, and sisters of the
 * same brand in another trade at the same address.
 */
export function chineseCompanies(count: number, dice: Random): Party[] {
  const all: Company[] = [];
  for (let i = 0; i < count; i++) {
    const one = newCompany(dice);
    all.push(one);
    const luck = dice.uniform();
    if (luck < 0.08) {
      const branch = `${city(dice.pick(places.filter((p) => p !== one.place)))}分公司`;
      const shared = dice.uniform() < 0.1 ? { phone: one.phone } : {};
      all.push(
        newCompany(dice, {
          ...one,
          branch,
          taxId: code(dice),
          phone: `+86 159 ${digits(8, dice)}`,
          ...shared,
        }),
      );
    } else if (luck < 0.12) {
      const { brand, trade, form } = one;
      all.push(
        newCompany(dice, { brand, trade, form, place: dice.pick(places.filter((p) => p !== one.place)) }),
      );
    } else if (luck < 0.16) {
      const { brand, place, address, domain } = one;
      all.push(
        newCompany(dice, {
          brand,
          place,
          address,
          domain,
          trade: dice.pick(trades.filter((t) => t !== one.trade)),
        }),
      );
    }
  }
  return all.flatMap((company, truth) =>
    Array.from({ length: dice.uniform() < 0.33 ? 2 : 1 }, (_, i) =>
      written(company, `${i === 0 ? "a" : "b"}:${truth}-${i}`, truth, dice, i === 0),
    ),
  );
}
