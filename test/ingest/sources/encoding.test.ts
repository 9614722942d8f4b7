import { writeFileSync } from "node:fs";
import iconv from "iconv-lite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Random, random } from "../../../ingest/random.ts";
import type { Encoding } from "../../../ingest/source_config.ts";
import { openText } from "../../../ingest/sources/text/index.ts";
import { Reader } from "./read.ts";

let reader: Reader;
beforeAll(async () => {
  reader = await Reader.open();
});
afterAll(() => reader[Symbol.dispose]());

/** Words of customer lists, as a stand-in for what companies export. */
const languages: Record<string, { header: string; words: string; encodings: Encoding[] }> = {
  German: {
    header: "Kunde;Straße;Ort;Umsatz",
    words:
      "Müller Schröder GmbH Königstraße Köln München Bäckerei Groß Söhne Jäger Übersee Fußball Nürnberg Hof",
    encodings: ["windows-1252"],
  },
  "Simplified Chinese": {
    header: "客户名称;地址;城市;销售额",
    words:
      "上海华为技术有限公司 北京市朝阳区 深圳 张伟 王芳 李娜 广州贸易 杭州阿里巴巴 电子商务 建设路 南京 成都食品厂 刘洋 销售部",
    encodings: ["gb18030"],
  },
  "Traditional Chinese": {
    header: "客戶名稱;地址;城市;銷售額",
    words:
      "台北富邦銀行 新竹科學園區 高雄港務 陳志明 林美玲 黃俊傑 股份有限公司 中山路 台中電子 桃園機場 張雅婷 業務部",
    encodings: ["big5"],
  },
  Japanese: {
    header: "顧客名;住所;市区町村;売上",
    words:
      "田中商店 株式会社サクラ 東京都港区 大阪市北区 鈴木一郎 カスタマー 佐藤花子 みどり銀行 名古屋 営業部 トヨタ自動車 ありがとう",
    encodings: ["shift_jis", "euc-jp"],
  },
  Korean: {
    header: "고객명;주소;도시;매출",
    words:
      "삼성전자 주식회사 서울특별시 강남구 김철수 이영희 부산 현대자동차 대구광역시 박민수 영업부 한국은행",
    encodings: ["euc-kr"],
  },
  Czech: {
    header: "Zákazník;Ulice;Město;Obrat",
    words: "Dvořák Novák Příbram Plzeň Žďár Škoda Černý Růžička Hradec Králové Ústí Jiří Kovář Město",
    encodings: ["windows-1250"],
  },
  Russian: {
    header: "Клиент;Улица;Город;Оборот",
    words:
      "Иванов Петров Москва Санкт-Петербург Новосибирск ООО Ромашка Ленина Кузнецов Екатеринбург Заря Склад",
    encodings: ["windows-1251"],
  },
};

function customers(chance: Random, language: string, rows: number): string {
  const { header, words } = languages[language]!;
  const all = words.split(" ");
  const word = () => chance.pick(all);
  const lines = Array.from(
    { length: rows },
    (_, i) => `${word()} ${word()};${word()} ${i};${word()};${chance.integer(1, 9999)}`,
  );
  return `${header}\n${lines.join("\n")}\n`;
}

const cases = Object.entries(languages).flatMap(([language, { encodings }]) =>
  encodings.map((encoding) => ({ language, encoding })),
);

test.each([
  ["a whole table", 40, 1],
  ["three rows", 3, 0.97],
] as const)("the encoding of %s is found in every language", async (_what, rows, least) => {
  const chance = random(7);
  let right = 0;
  let total = 0;
  const confusion: Record<string, number> = {};
  for (const { language, encoding } of cases) {
    for (let i = 0; i < 15; i++) {
      const text = customers(chance, language, rows);
      writeFileSync(reader.path, iconv.encode(text, encoding));
      const found = await openText(reader.path);
      await found.cleanUp();
      // What reads the same text is as good
      const isRight = iconv.decode(iconv.encode(text, encoding), found.encoding.name) === text;
      if (!isRight) confusion[`${encoding} as ${found.encoding.name}`] = i;
      right += isRight ? 1 : 0;
      total++;
    }
  }
  expect(right / total, JSON.stringify(confusion)).toBeGreaterThanOrEqual(least);
});

test("UTF-8 and UTF-16 are found with and without a byte-order mark", async () => {
  for (const language of Object.keys(languages)) {
    const text = customers(random(3), language, 10);
    for (const name of ["utf-8", "utf-16le", "utf-16be"] as const) {
      for (const addBOM of [true, false]) {
        writeFileSync(reader.path, iconv.encode(text, name, { addBOM }));
        const found = await openText(reader.path);
        await found.cleanUp();
        expect([language, addBOM, found.encoding.name]).toEqual([language, addBOM, name]);
        expect(found.encoding.confidence).toBeGreaterThan(0.9);
      }
    }
  }
});

test("the confidence is the same each time, and says by what the encoding is told", async () => {
  const bytes = iconv.encode("客户,金额\n张三,5\n", "gbk");
  const read = () => reader.read(bytes, {}, ["客户", "金额"]);
  const [first, second] = [await read(), await read()];
  expect(first.encoding).toEqual(second.encoding);
  expect(first.encoding).toMatchObject({
    name: "gb18030",
    why: "as gb18030 it reads 客户金额张三",
    isDeclared: false,
  });
  expect(first.rows).toEqual([{ 客户: "张三", 金额: "5" }]);
});

test("a letter beyond ASCII that first stands behind 3 MB still tells the encoding", async () => {
  const text = `a,b\n${"plain,text\n".repeat(300_000)}Müller,Größe\n`;
  const read = await reader.read(iconv.encode(text, "windows-1252"));
  expect(read.encoding?.name).toBe("windows-1252");
  expect(read.rows.at(-1)).toEqual({ a: "Müller", b: "Größe" });
});

test("one damaged row does not make a UTF-8 file something else", async () => {
  const good = Buffer.from("a,b\n客户,金额\nMüller,1\n");
  const read = await reader.read(Buffer.concat([good, Buffer.from([0x78, 0xe4, 0x2c, 0x31, 0x0a])]));
  expect(read.encoding?.name).toBe("utf-8");
  expect(read.rejects).toEqual([{ line: 4, reason: "invalid encoding", raw: "x\uFFFD,1" }]);
});

test("where the encoding is uncertain the candidates are named", async () => {
  const rare = iconv.encode("a,b\n覃鑫淼,1\n诸葛亮,2\n", "gbk");
  await expect(reader.read(rare)).rejects.toThrow(
    /is in an uncertain encoding: it may be \S+ \(0\.\d\d\) or \S+ \(0\.\d\d\) or \S+ \(0\.\d\d\); set encoding in its source$/,
  );
  const { rows, encoding } = await reader.read(rare, { encoding: "gb18030" });
  expect(rows.map((row) => row.a)).toEqual(["覃鑫淼", "诸葛亮"]);
  expect(encoding).toMatchObject({ name: "gb18030", confidence: 1, isDeclared: true });
});

test("a UTF-8 file is read where it lies", async () => {
  writeFileSync(reader.path, "a,b\n客户,1\n");
  const text = await openText(reader.path);
  expect(text.path).toBe(reader.path);
});
