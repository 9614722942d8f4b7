import { posix } from "node:path";
import { SourceError } from "../source.ts";
import type { Container } from "./container.ts";
import { type Kind, kindOfBuiltIn, kindOfFormat } from "./number_format.ts";
import { readStrings } from "./strings.ts";
import { attribute, type XmlHandler } from "./xml.ts";

export interface SheetEntry {
  readonly name: string;
  readonly part: string;
  readonly isHidden: boolean;
}

export interface Workbook {
  readonly sheets: readonly SheetEntry[];
  /** Whether days are counted from 1904-01-01. */
  readonly is1904: boolean;
  readonly strings: readonly string[];
  /** What the numbers of each cell style are. */
  readonly kinds: readonly Kind[];
}

/** What the cells of every sheet refer to: sheets by name, shared strings, the kinds of the styles. */
export async function readWorkbook(container: Container): Promise<Workbook> {
  const root = [...(await relations(container, "")).values()].find((r) => r.type === "officeDocument");
  if (!root) throw noWorkbook(container);
  if (/\.bin$/i.test(root.part))
    throw new SourceError(`${container.name} is a binary workbook (.xlsb); save it as .xlsx`);
  const related = await relations(container, root.part);
  const { sheets, is1904, isWorkbook } = await readSheets(container, root.part, related);
  if (!isWorkbook) throw noWorkbook(container);
  const partOf = (type: string) => [...related.values()].find((r) => r.type === type)?.part;
  const styles = partOf("styles");
  const strings = partOf("sharedStrings");
  return {
    sheets,
    is1904,
    kinds: styles && container.has(styles) ? await readKinds(container, styles) : [],
    strings: strings && container.has(strings) ? await readStrings(container, strings) : [],
  };
}

const noWorkbook = (container: Container): SourceError => {
  const isOpenDocument = container.has("content.xml") && container.has("mimetype");
  return new SourceError(
    isOpenDocument
      ? `${container.name} is an OpenDocument spreadsheet (.ods); save it as .xlsx`
      : `${container.name} is a ZIP archive without a workbook; unpack it and name the file inside`,
  );
};

interface Relation {
  readonly type: string;
  readonly part: string;
}

/** What a part refers to, by id; the package itself for the empty part. */
async function relations(container: Container, part: string): Promise<Map<string, Relation>> {
  const folder = posix.dirname(part || "x");
  const name = posix.join(folder, "_rels", `${posix.basename(part)}.rels`);
  const found = new Map<string, Relation>();
  if (!container.has(name)) return found;
  await container.read(name, {
    ...silent,
    open(tag, attributes) {
      if (tag !== "Relationship" || attribute(attributes, "TargetMode") === "External") return;
      const target = attribute(attributes, "Target") ?? "";
      found.set(attribute(attributes, "Id") ?? "", {
        type: (attribute(attributes, "Type") ?? "").split("/").at(-1)!,
        part: target.startsWith("/") ? target.slice(1) : posix.join(folder, target),
      });
    },
  });
  return found;
}

const silent: XmlHandler = { open: () => undefined, text: () => undefined, close: () => undefined };

async function readSheets(container: Container, part: string, related: ReadonlyMap<string, Relation>) {
  const sheets: SheetEntry[] = [];
  let is1904 = false;
  let isWorkbook = false;
  await container.read(part, {
    ...silent,
    open(tag, attributes) {
      if (tag === "workbook") isWorkbook = true;
      else if (tag === "workbookPr") is1904 = /^(1|true|on)$/.test(attribute(attributes, "date1904") ?? "");
      else if (tag === "sheet") {
        const relation = related.get(attribute(attributes, "id") ?? "");
        if (relation?.type !== "worksheet") return;
        const isHidden = (attribute(attributes, "state") ?? "visible") !== "visible";
        sheets.push({ name: attribute(attributes, "name") ?? "", part: relation.part, isHidden });
      }
    },
  });
  return { sheets, is1904, isWorkbook };
}

async function readKinds(container: Container, part: string): Promise<Kind[]> {
  const codes = new Map<number, Kind>();
  const kinds: Kind[] = [];
  let isWithinCells = false;
  await container.read(part, {
    ...silent,
    open(tag, attributes) {
      if (tag === "numFmt") {
        const id = Number(attribute(attributes, "numFmtId"));
        codes.set(id, kindOfFormat(attribute(attributes, "formatCode") ?? ""));
      } else if (tag === "cellXfs") isWithinCells = true;
      else if (tag === "xf" && isWithinCells) {
        const id = Number(attribute(attributes, "numFmtId") ?? 0);
        kinds.push(codes.get(id) ?? kindOfBuiltIn(id));
      }
    },
    close(tag) {
      if (tag === "cellXfs") isWithinCells = false;
    },
  });
  return kinds;
}
