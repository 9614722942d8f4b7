import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { foldName } from "../../../ingest/identity/normalise/name.ts";
import { phone } from "../../../ingest/identity/normalise/phone.ts";
import { isUscc, taxId, usccCheck } from "../../../ingest/identity/normalise/tax_id.ts";

const core = (name: string) => foldName(name)?.core;

describe("a company's name without its legal form", () => {
  it.each([
    ["Müller & Söhne GmbH & Co. KG", "MUELLER UND SOEHNE"],
    ["Acme Ltd", "ACME, Limited"],
    ["Acme Inc.", "Acme Incorporated"],
    ["Acme LLC", "acme l.l.c."],
    ["Dupont S.A.", "Dupont SA"],
    ["De Vries B.V.", "de vries BV"],
    ["Krüger e. K.", "Krueger e.K."],
    ["Brandt Aktiengesellschaft", "Brandt AG"],
    ["Ｍｅｙｅｒ GmbH", "Meyer"],
    ["华信机械有限公司", "華信機械有限責任公司"],
    ["上海华信机械股份有限公司", "华信（上海）机械有限公司"],
    ["江苏省苏州市恒达电子科技有限公司", "恒达电子科技集团"],
  ])("%s is %s", (one, other) => {
    expect(core(one)).toBe(core(other));
  });

  it.each([
    ["华信机械有限公司苏州分公司", "苏州分公司"],
    ["Meyer GmbH, Niederlassung Köln", "koln"],
    ["华信机械有限公司", ""],
  ])("%s names the branch %s", (name, branch) => {
    expect(foldName(name)!.branch).toBe(branch);
  });

  it("is left alone where nothing else would be left", () => {
    expect(core("AG")).toBe("ag");
    expect(core("Limited Company")).toBe("limited");
    expect(foldName(" — ")).toBeNull();
  });

  it("keeps which city a Chinese name begins with", () => {
    expect(foldName("上海市华信机械有限公司")).toMatchObject({ core: "华信机械", place: "上海" });
    expect(foldName("华信机械有限公司")).toMatchObject({ core: "华信机械", place: "" });
  });
});

test("nicknames and the order of words do not matter, other words do", () => {
  expect(foldName("Smith, Bob")!.sorted).toBe(foldName("Robert Smith")!.sorted);
  expect(foldName("Smith, Bob")!.sorted).not.toBe(foldName("Rupert Smith")!.sorted);
});

test("swapped and doubled letters leave what a name is looked up by", () => {
  expect(foldName("Brandt Metallbau")!.signs).toBe(foldName("Brandt Metlalbau")!.signs);
  expect(foldName("Brandt Metallbau")!.signs).toBe(foldName("Brandt Metaallbau")!.signs);
});

test("folding a name that is folded changes nothing", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 30 }), (raw) => {
      const once = foldName(raw);
      if (once === null || once.script === "han") return;
      expect(foldName(once.core)?.script).not.toBe("han");
    }),
  );
});

// The check characters are those of real codes: of Huawei and of Tencent
test.each(["914403001922038216", "9144030071526726XG"])("%s is a credit code", (published) => {
  expect(isUscc(published)).toBe(true);
  expect(taxId(published)).toEqual({ id: published, kind: "cn" });
});

test("a credit code with one character changed is none", () => {
  const alphabet = [..."0123456789ABCDEFGHJKLMNPQRTUWXY"];
  const codes = fc.array(fc.constantFrom(...alphabet), { minLength: 17, maxLength: 17 });
  fc.assert(
    fc.property(codes, fc.nat(16), fc.constantFrom(...alphabet), (first, at, other) => {
      const code = first.join("") + usccCheck(first.join(""))!;
      expect(isUscc(code)).toBe(true);
      if (code[at] === other) return;
      expect(isUscc(code.slice(0, at) + other + code.slice(at + 1))).toBe(false);
    }),
  );
});

test.each([
  ["DE 123.456.789", { id: "DE123456789", kind: "DE" }],
  ["12345", null],
  ["000000000", null],
  ["n/a", null],
])("%s as a tax number is %j", (raw, expected) => {
  expect(taxId(raw)).toEqual(expected);
});

test.each([
  ["030 23125 123", "DE", "+493023125123"],
  ["+86 138 0013 8000", undefined, "+8613800138000"],
  ["138 0013 8000", "CN", "+8613800138000"],
  ["138 0013 8000", undefined, null],
  ["call me", "DE", null],
])("%s in %s is %s", (raw, country, expected) => {
  expect(phone(raw, country)).toBe(expected);
});
