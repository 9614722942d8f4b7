import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import mysql from "mysql2";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Warehouse } from "../../../ingest/index.ts";
import { linesSelect, openSession, parseAddress } from "../../../ingest/sources/database/index.ts";
import {
  hasMariadb,
  hasPostgres,
  servers,
  startMariadb,
  startPostgres,
  type TestServer,
} from "../../servers/index.ts";

/** The text of a table's columns as a load would store it, by `id`. */
async function readTable(
  server: TestServer,
  database: string,
  table: string,
): Promise<Record<string, string | null>[]> {
  const folder = mkdtempSync(join(tmpdir(), "tessera-types-"));
  const session = await openSession(parseAddress(server.url(database), "TEST_URL"));
  const db = await Warehouse.open();
  try {
    const columns = await session.columns({ table });
    const path = join(folder, "lines");
    const sent = await session.copy({ table }, columns, null, path, () => undefined);
    const names = columns.map((c) => c.name);
    const rows = await db.rows<Record<string, string | null>>(
      `SELECT * FROM (${linesSelect(path, names)}) ORDER BY id::BIGINT`,
    );
    expect(rows).toHaveLength(sent);
    return rows;
  } finally {
    db.close();
    await session.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** PostgreSQL writes no zeros at the end of a second's parts. */
const withoutZeros = (moment: string): string => moment.replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "");

const text = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.constantFrom(
    "",
    "\\N",
    "\\",
    "\\\\t",
    "\t",
    "a\nb\r\n",
    '"quoted", "twice"',
    "'",
    "\\0",
    "😀 中文 ñ",
    " ",
    "#",
    "NULL",
  ),
);
const digits = (most: number) => fc.stringMatching(new RegExp(`^[0-9]{1,${most}}$`));
const exact = fc
  .tuple(fc.boolean(), digits(20), digits(10))
  .map(([isNegative, whole, part]) => ({
    isNegative,
    whole: whole.replace(/^0+(?=.)/, ""),
    part: part.padEnd(10, "0"),
  }))
  .map(
    ({ isNegative, whole, part }) => `${isNegative && /[1-9]/.test(whole + part) ? "-" : ""}${whole}.${part}`,
  );
const moment = fc
  .date({ min: new Date("1000-01-01T00:00:00Z"), max: new Date("9999-12-31T23:59:59Z"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 23).replace("T", " "));
const row = fc.record({
  text: fc.option(text),
  exact: fc.option(exact),
  whole: fc.option(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })),
  double: fc.option(fc.double({ noDefaultInfinity: true, noNaN: true })),
  moment: fc.option(moment),
  flag: fc.option(fc.boolean()),
});
const rows = fc.array(row, { minLength: 1, maxLength: 60 });

describe.skipIf(!hasPostgres)("PostgreSQL: what is written is what is read", () => {
  let server: TestServer;
  let database: string;
  beforeAll(async () => {
    server = await startPostgres();
    database = await server.create();
  });
  afterAll(() => server?.stop());

  test("any text, number, moment and flag", async () => {
    const literal = (value: unknown) => (value === null ? "NULL" : pg.escapeLiteral(String(value)));
    await fc.assert(
      fc.asyncProperty(rows, async (given) => {
        // PostgreSQL holds no NUL in text
        const sound = given.map((r) => ({ ...r, text: r.text?.replaceAll("\0", "") ?? r.text }));
        await server.run(
          database,
          `DROP TABLE IF EXISTS sample; CREATE TABLE sample (id int, text text, exact numeric(40, 10), whole bigint,
             double float8, moment timestamp(3), at timestamptz(3), flag boolean);
           INSERT INTO sample VALUES ${sound.map((r, i) => `(${[i, r.text, r.exact, r.whole, r.double, r.moment, r.moment && `${r.moment}+00`, r.flag].map(literal).join(", ")})`).join(", ")}`,
        );
        const found = await readTable(server, database, "sample");
        for (const [i, { text, exact, whole, double, moment, flag }] of sound.entries()) {
          const trimmed = moment === null ? null : withoutZeros(moment);
          const { double: doubleText, moment: momentText, at, ...others } = found[i]!;
          expect(others).toEqual({
            id: String(i),
            text,
            exact,
            whole: whole === null ? null : String(whole),
            flag: flag === null ? null : String(flag),
          });
          expect(doubleText === null ? null : Number(doubleText) + 0).toBe(
            double === null ? null : double + 0,
          );
          expect(momentText).toBe(trimmed);
          expect(at).toBe(trimmed && `${trimmed}+00`);
        }
      }),
      { numRuns: 30 },
    );
  });

  test("every other type is the server's own text", async () => {
    await server.run(
      database,
      `CREATE TYPE mood AS ENUM ('glad');
       CREATE TABLE kinds (id int, price real, day date, at timestamptz, bytes bytea, doc jsonb, tags text[], mood mood, amount money, code char(4), none text);
       SET timezone = 'Asia/Shanghai';
       INSERT INTO kinds VALUES (1, 32.38, '2024-02-29', '2024-02-29 08:00:00.5', '\\xdeadbeef', '{"a": [1, 2]}', '{a,"b c"}', 'glad', 1234.5, 'ab', NULL);
       ALTER ROLE tessera SET timezone = 'Asia/Tokyo';
       ALTER ROLE tessera SET datestyle = 'German';
       ALTER ROLE tessera SET bytea_output = 'escape'`,
    );
    expect(await readTable(server, database, "kinds")).toEqual([
      {
        id: "1",
        price: "32.38",
        day: "2024-02-29",
        at: "2024-02-29 00:00:00.5+00",
        bytes: "\\xdeadbeef",
        doc: '{"a": [1, 2]}',
        tags: '{a,"b c"}',
        mood: "glad",
        amount: "1234.50",
        code: "ab  ",
        none: null,
      },
    ]);
  });
});

describe.skipIf(!hasMariadb)("MariaDB: what is written is what is read", () => {
  let server: TestServer;
  let database: string;
  beforeAll(async () => {
    server = await startMariadb();
    database = await server.create();
  });
  afterAll(() => server?.stop());

  test("any text, number, moment and flag", async () => {
    const literal = (value: unknown) =>
      value === null || typeof value === "boolean" ? String(value) : mysql.escape(String(value));
    await fc.assert(
      fc.asyncProperty(rows, async (given) => {
        await server.run(
          database,
          `DROP TABLE IF EXISTS sample; CREATE TABLE sample (id int, text text CHARACTER SET utf8mb4, exact decimal(40, 10), whole bigint,
             \`double\` double, moment datetime(3), flag tinyint(1));
           INSERT INTO sample VALUES ${given.map((r, i) => `(${[i, r.text, r.exact, r.whole, r.double, r.moment, r.flag].map(literal).join(", ")})`).join(", ")}`,
        );
        const found = await readTable(server, database, "sample");
        for (const [i, { text, exact, whole, double, moment, flag }] of given.entries()) {
          const { double: doubleText, ...others } = found[i]!;
          expect(others).toEqual({
            id: String(i),
            text,
            exact,
            whole: whole === null ? null : String(whole),
            moment,
            flag: flag === null ? null : flag ? "1" : "0",
          });
          expect(doubleText === null ? null : Number(doubleText) + 0).toBe(
            double === null ? null : double + 0,
          );
        }
      }),
      { numRuns: 30 },
    );
  });

  test("every other type is the server's own text, an instant with its offset, a zero day null", async () => {
    await server.run(
      database,
      `SET sql_mode = ''; SET time_zone = '+08:00';
       CREATE TABLE kinds (id int PRIMARY KEY, price float, day date NOT NULL, zero date NOT NULL, at timestamp(3) NULL, bits bit(9), bytes varbinary(8),
         doc json, mood enum('sad', 'glad'), latin varchar(10) CHARACTER SET latin1, padded int(6) ZEROFILL, y year, t time, none text);
       INSERT INTO kinds VALUES (1, 32.38, '2024-02-29', '0000-00-00', '2024-02-29 08:00:00.5', b'100000001', x'deadbeef',
         '{"a": [1, 2]}', 'glad', 'naïve', 42, 2024, '26:00:00', NULL)`,
    );
    expect(await readTable(server, database, "kinds")).toEqual([
      {
        id: "1",
        price: "32.38",
        day: "2024-02-29",
        zero: null,
        at: "2024-02-29 00:00:00.500+00:00",
        bits: "257",
        bytes: "deadbeef",
        doc: '{"a": [1, 2]}',
        mood: "glad",
        latin: "naïve",
        padded: "000042",
        y: "2024",
        t: "26:00:00",
        none: null,
      },
    ]);
  });
});

for (const { name, isHere, start } of servers) {
  test.skipIf(!isHere)(`${name}: values of any length arrive whole`, async () => {
    const server = await start();
    try {
      const database = await server.create();
      const lengths = [0, 1, 250, 251, 252, 65_535, 65_536, 8_500_000];
      await server.run(
        database,
        `CREATE TABLE long_values (id int, value ${server.format === "mysql" ? "longtext" : "text"});
         INSERT INTO long_values VALUES ${lengths.map((n, i) => `(${i}, repeat('é', ${n}))`).join(", ")}`,
      );
      const found = await readTable(server, database, "long_values");
      expect(found.map((r) => r.value!.length)).toEqual(lengths);
      expect(found.every((r) => /^é*$/.test(r.value!))).toBe(true);
    } finally {
      await server.stop();
    }
  });
}
