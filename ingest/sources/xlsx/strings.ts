import type { Container } from "./container.ts";

/** The shared strings: the runs of rich text joined, phonetic guides left out. */
export async function readStrings(container: Container, part: string): Promise<string[]> {
  const strings: string[] = [];
  let text = "";
  let isText = false;
  let phonetic = 0;
  await container.read(part, {
    open(tag) {
      if (tag === "si") text = "";
      else if (tag === "t") isText = phonetic === 0;
      else if (tag === "rPh") phonetic++;
    },
    text(value) {
      if (isText) text += value;
    },
    close(tag) {
      if (tag === "t") isText = false;
      else if (tag === "rPh") phonetic--;
      else if (tag === "si") strings.push(plainText(text));
    },
  });
  return strings;
}

/** Spreadsheets write a character that XML cannot hold as _x000D_. */
export const plainText = (text: string): string =>
  text.includes("_x")
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text;
