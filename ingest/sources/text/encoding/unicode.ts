import type { Detected } from "./detect.ts";

/** The encoding that a byte-order mark declares. */
export function byMark(head: Buffer): Detected | undefined {
  const why = "it begins with a byte-order mark";
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { name: "utf-8", confidence: 1, why };
  if (head[0] === 0xff && head[1] === 0xfe) return { name: "utf-16le", confidence: 1, why };
  if (head[0] === 0xfe && head[1] === 0xff) return { name: "utf-16be", confidence: 1, why };
  return undefined;
}

/**
 * UTF-16 without a mark: delimiters, digits and line ends have a NUL for one half, nearly always the same one. Other
 * text holds no NULs, and other binary data no order in them.
 */
export function byNuls(head: Buffer): Detected | undefined {
  let even = 0;
  let odd = 0;
  let feeds = 0;
  for (let i = 0; i + 1 < head.length; i += 2) {
    if (head[i] === 0) even++;
    if (head[i + 1] === 0) odd++;
    const unit = head[i] === 0 ? head[i + 1] : head[i + 1] === 0 ? head[i] : -1;
    if (unit === 10 || unit === 44 || unit === 59 || unit === 9 || unit === 32) feeds++;
  }
  const pairs = head.length >> 1;
  const nuls = even + odd;
  const regular = Math.max(even, odd) / Math.max(1, nuls);
  if (pairs < 4 || nuls < pairs * 0.05 || regular < 0.75 || feeds < pairs * 0.01) return undefined;
  const name = odd > even ? "utf-16le" : "utf-16be";
  const text = new TextDecoder(name).decode(head.subarray(0, pairs * 2));
  const strange = [...text].filter((c) => c === "\uFFFD" || (c < " " && !"\t\r\n".includes(c))).length;
  if (strange > text.length * 0.01) return undefined;
  const confidence = strange === 0 ? 0.95 : 0.8;
  return { name, confidence, why: "its NULs stand at every second byte" };
}
