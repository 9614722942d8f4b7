/** What a document says, in order. Names come without their prefix; attributes as they stand in the tag. */
export interface XmlHandler {
  open(name: string, attributes: string): void;
  text(value: string): void;
  close(name: string): void;
}

/** A document that is not well-formed as far as a workbook needs, or that declares entities. */
export class XmlError extends Error {
  override readonly name = "XmlError";
}

/**
 * Reads XML piece by piece, in time linear in its length and memory bounded by its longest tag or text. There are no
 * entities but the five of XML itself and characters by number: a document type, the only place to declare others,
 * is refused.
 *
 * Written here because a sheet of a million rows is 400 MB of tags: general parsers split every attribute of every
 * cell and need three times as long. A test holds it against one of them.
 */
export class XmlReader {
  private rest = "";
  private readonly path: string[] = [];

  constructor(private readonly handler: XmlHandler) {}

  write(piece: string): void {
    const text = this.rest === "" ? piece : this.rest + piece;
    let at = 0;
    for (;;) {
      const tag = text.indexOf("<", at);
      if (tag < 0) break;
      const end = endOfTag(text, tag);
      if (end < 0) {
        this.keep(text, at, tag);
        return;
      }
      if (tag > at) this.text(text.slice(at, tag));
      this.tag(text, tag, end);
      at = end;
    }
    // A text may go on in the next piece, and a reference may be cut in two
    this.rest = text.slice(at);
    this.checkLength();
  }

  end(): void {
    if (this.rest.trim() !== "" || this.path.length > 0)
      throw new XmlError(this.path.length > 0 ? `<${this.path.at(-1)}> is not closed` : "text after the end");
  }

  private keep(text: string, at: number, tag: number): void {
    if (tag > at) this.text(text.slice(at, tag));
    this.rest = text.slice(tag);
    this.checkLength();
  }

  private checkLength(): void {
    if (this.rest.length > longest) throw new XmlError(`a text longer than ${longest} characters`);
  }

  private text(raw: string): void {
    if (this.path.length > 0) this.handler.text(raw.includes("&") ? unescapeXml(raw) : raw);
    else if (raw.trim() !== "" && raw !== "\uFEFF") throw new XmlError("text outside of the document");
  }

  private tag(text: string, start: number, end: number): void {
    const second = text.charCodeAt(start + 1);
    if (second === slash) {
      this.closeTag(text.slice(start + 2, end - 1).trim());
      return;
    }
    if (second === question) return;
    if (second === exclamation) {
      if (text.startsWith("<![CDATA[", start)) this.handler.text(text.slice(start + 9, end - 3));
      else if (!text.startsWith("<!--", start))
        throw new XmlError("a document type, which may declare entities");
      return;
    }
    const isEmpty = text.charCodeAt(end - 2) === slash;
    const last = isEmpty ? end - 2 : end - 1;
    let nameEnd = start + 1;
    while (nameEnd < last && text.charCodeAt(nameEnd) > 32) nameEnd++;
    const full = text.slice(start + 1, nameEnd);
    if (full === "") throw new XmlError("a tag without a name");
    const name = localName(full);
    this.handler.open(name, text.slice(nameEnd, last));
    if (isEmpty) this.handler.close(name);
    else this.path.push(full);
  }

  private closeTag(full: string): void {
    const open = this.path.pop();
    if (open !== full)
      throw new XmlError(`</${full}> closes ${open === undefined ? "nothing" : `<${open}>`}`);
    this.handler.close(localName(full));
  }
}

/** Excel's own limit of a cell is 32,767 characters. */
const longest = 4 << 20;
const slash = 47;
const greater = 62;
const question = 63;
const exclamation = 33;

function localName(full: string): string {
  const colon = full.indexOf(":");
  return colon < 0 ? full : full.slice(colon + 1);
}

/** The place after the tag that begins at `start`; -1 when it is not all there yet. */
function endOfTag(text: string, start: number): number {
  if (start + 1 >= text.length) return -1;
  if (text.charCodeAt(start + 1) === exclamation) {
    if (text.length < start + 9) return -1;
    if (text.startsWith("<!--", start)) return after(text, "-->", start + 4);
    if (text.startsWith("<![CDATA[", start)) return after(text, "]]>", start + 9);
  }
  if (text.charCodeAt(start + 1) === question) return after(text, "?>", start + 2);
  // A quoted value may hold the sign too
  let quote = 0;
  for (let i = start + 1; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (quote !== 0) {
      if (c === quote) quote = 0;
    } else if (c === greater) return i + 1;
    else if (c === 34 || c === 39) quote = c;
  }
  return -1;
}

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? -1 : found + mark.length;
}

const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

export function unescapeXml(text: string): string {
  return text.replace(/&([^;&<]{0,32});?/g, (whole, name: string) => {
    if (!whole.endsWith(";")) throw new XmlError(`an & that begins no reference: ${whole.slice(0, 12)}`);
    if (name in entities) return entities[name]!;
    const number = /^#([0-9]+)$/.exec(name)?.[1] ?? `0x${/^#x([0-9A-Fa-f]+)$/.exec(name)?.[1]}`;
    const code = Number(number);
    if (!(code > 0 && code <= 0x10ffff)) throw new XmlError(`an unknown entity: &${name};`);
    return String.fromCodePoint(code);
  });
}

/** The value of an attribute by its local name; null where the tag does not have it. */
export function attribute(attributes: string, name: string): string | null {
  let i = 0;
  for (;;) {
    i = afterSpace(attributes, i);
    if (i >= attributes.length) return null;
    const equals = attributes.indexOf("=", i);
    const start = afterSpace(attributes, equals + 1);
    const end = attributes.indexOf(attributes[start] ?? "", start + 1);
    const c = attributes.charCodeAt(start);
    if (equals < 0 || (c !== 34 && c !== 39) || end < 0) throw new XmlError("an attribute without a value");
    let nameEnd = equals;
    while (attributes.charCodeAt(nameEnd - 1) <= 32) nameEnd--;
    const nameStart = nameEnd - name.length;
    if (attributes.startsWith(name, nameStart) && (nameStart === i || attributes[nameStart - 1] === ":")) {
      const value = attributes.slice(start + 1, end);
      return value.includes("&") ? unescapeXml(value) : value;
    }
    i = end + 1;
  }
}

function afterSpace(text: string, from: number): number {
  let i = from;
  while (text.charCodeAt(i) <= 32) i++;
  return i;
}
