import fc from "fast-check";
import { SaxesParser } from "saxes";
import { expect, test } from "vitest";
import { kindOfBuiltIn, kindOfFormat } from "../../../ingest/sources/xlsx/number_format.ts";
import { attribute, XmlReader } from "../../../ingest/sources/xlsx/xml.ts";

type Event = string;

/** Adjoining texts count as one. */
function joined(events: readonly Event[]): Event[] {
  const all: Event[] = [];
  for (const event of events) {
    if (event.startsWith("#") && all.at(-1)?.startsWith("#")) all.push(all.pop()! + event.slice(1));
    else if (event !== "#") all.push(event);
  }
  return all;
}

function ours(pieces: readonly string[]): Event[] {
  const events: Event[] = [];
  const reader = new XmlReader({
    open: (name, attributes) =>
      events.push(`<${name} ${["r", "s", "long"].map((a) => attribute(attributes, a)).join("|")}`),
    text: (value) => events.push(`#${value}`),
    close: (name) => events.push(`/${name}`),
  });
  for (const piece of pieces) reader.write(piece);
  reader.end();
  return joined(events);
}

function theirs(text: string): Event[] {
  const events: Event[] = [];
  const parser = new SaxesParser();
  let depth = 0;
  const local = (name: string) => name.split(":").at(-1)!;
  parser.on("opentag", ({ name, attributes }) => {
    depth++;
    const value = (wanted: string) =>
      Object.entries(attributes).find(([n]) => local(n) === wanted)?.[1] ?? null;
    events.push(`<${local(name)} ${["r", "s", "long"].map(value).join("|")}`);
  });
  parser.on("text", (value) => depth > 0 && events.push(`#${value}`));
  parser.on("cdata", (value) => events.push(`#${value}`));
  parser.on("closetag", ({ name }) => {
    depth--;
    events.push(`/${local(name)}`);
  });
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(text).close();
  return joined(events);
}

const word = fc.string({ unit: fc.constantFrom(..."ab1 中'=/;]-"), maxLength: 8 });
const content = fc.oneof(
  word,
  fc.constantFrom("&amp;", "&lt;", "&#65;", "&#x4e2d;", "&quot;", "&apos;", "&gt;"),
  word.map((w) => `<![CDATA[<${w.replaceAll("]", "")}&]]>`),
  word.map((w) => `<!-- <${w.replaceAll("-", "")}> -->`),
  fc.constant("<?pi <a> ?>"),
);
const named = fc.constantFrom("c", "row", "x:v", "t");
const given = fc
  .subarray(["r", "s", "x:long", "other"])
  .chain((names) =>
    fc.tuple(
      ...names.map((name) =>
        fc
          .tuple(word, fc.constantFrom('"', "'"), fc.constantFrom(" ", "\n  "))
          .map(
            ([w, q, space]) =>
              `${space}${name}${space === " " ? "=" : " = "}${q}${w.replaceAll("'", "")}&gt;>${q}`,
          ),
      ),
    ),
  )
  .map((all) => all.join(""));
const { element } = fc.letrec<{ element: string }>((tie) => ({
  element: fc
    .tuple(
      named,
      given,
      fc.array(fc.oneof({ maxDepth: 4 }, content, tie("element")), { maxLength: 4 }),
      fc.boolean(),
    )
    .map(([name, attributes, inner, isEmpty]) =>
      isEmpty && inner.length === 0
        ? `<${name}${attributes}/>`
        : `<${name}${attributes} >${inner.join("")}</${name}>`,
    ),
}));

test("however a document is cut into pieces, it says what a general parser finds in it", () => {
  fc.assert(
    fc.property(element, fc.array(fc.nat({ max: 400 }), { maxLength: 12 }), (body, cuts) => {
      const text = `<?xml version="1.0" encoding="UTF-8"?>\n<x xmlns:x="u">${body}</x>\n`;
      const places = [0, ...cuts.map((cut) => Math.min(cut, text.length)).sort((a, b) => a - b), text.length];
      const pieces = places.slice(1).map((end, i) => text.slice(places[i], end));
      expect(ours(pieces)).toEqual(theirs(text));
      expect(ours([...text])).toEqual(theirs(text));
    }),
    { numRuns: 300 },
  );
});

test.each([
  ["<a><b></a></b>", /closes <b>/],
  ["<a>", /<a> is not closed/],
  ["<a></a></a>", /closes nothing/],
  ["<a>&nope;</a>", /unknown entity/],
  ["<a>&#0;</a>", /unknown entity/],
  ["<a>& b</a>", /begins no reference/],
  ["<!DOCTYPE a><a/>", /document type/],
  ["<a b></a>", /attribute without a value/],
  ["no tag", /text outside|text after/],
])("%s is refused", (text, problem) => {
  const read = () => {
    const reader = new XmlReader({
      open: (_, a) => attribute(a, "c"),
      text: () => undefined,
      close: () => undefined,
    });
    reader.write(text);
    reader.end();
  };
  expect(read).toThrow(problem);
});

test("a number format tells days and times from numbers", () => {
  const codes = [
    "General",
    "0.00",
    '#,##0 "days"',
    "[Red]-0",
    "0.00E+00",
    "[h]:mm",
    "[$€-407]#,##0",
    "\\d0",
    "@",
    '"am"0',
  ];
  expect(codes.map(kindOfFormat)).toEqual(codes.map(() => "number"));
  const days = [
    "yyyy-mm-dd",
    "d/m",
    "mmm",
    "[$-804]yyyy年m月d日",
    "dd.mm.yyyy hh:mm",
    "m/d/yy h:mm AM/PM",
    "yyyy;@",
    "mmmm\\ d",
  ];
  expect(days.map(kindOfFormat)).toEqual(days.map(() => "day"));
  const times = ["h:mm", "hh:mm:ss", "mm:ss.0", "h:mm AM/PM", "上午/下午h时mm分"];
  expect(times.map(kindOfFormat)).toEqual(times.map(() => "time"));
  expect([0, 9, 14, 22, 31, 46, 49, 57].map(kindOfBuiltIn)).toEqual([
    "number",
    "number",
    "day",
    "day",
    "day",
    "number",
    "number",
    "day",
  ]);
});
