import { readPiece, withFile } from "../readable.ts";
import type { Survey } from "../survey.ts";

const pieceLength = 16 << 10;
const most = 48 << 10;

/** The lines of a file that hold bytes above 127, some from every part of it. */
export async function foreignLines(path: string, { nonAsciiAt }: Survey): Promise<Buffer> {
  const quota = Math.max(1 << 10, Math.floor(most / Math.max(1, nonAsciiAt.length)));
  return withFile(path, async (handle) => {
    const found: Buffer[] = [];
    let read = 0;
    for (const at of nonAsciiAt) {
      // The line begins before its first foreign byte; the piece may overlap one that was read
      const from = Math.max(read, at - 1024, 0);
      const piece = await readPiece(handle, from, pieceLength);
      read = from + piece.length;
      found.push(foreignOf(piece, from > 0, quota));
    }
    return Buffer.concat(found);
  });
}

/** Lines with foreign bytes, at most `quota` bytes of them, spread over the piece. */
function foreignOf(piece: Buffer, isInside: boolean, quota: number): Buffer {
  const lines: Buffer[] = [];
  for (let start = isInside ? boundary(piece) : 0; start < piece.length; ) {
    const feed = piece.indexOf(10, start);
    const end = feed === -1 ? lastBoundary(piece, start) : feed + 1;
    const line = piece.subarray(start, end);
    if (line.some((byte) => byte > 127)) lines.push(line);
    if (feed === -1) break;
    start = end;
  }
  const total = lines.reduce((sum, line) => sum + line.length, 0);
  const stride = Math.max(1, Math.ceil(total / quota));
  return Buffer.concat(lines.filter((_, i) => i % stride === 0));
}

/** The first place where a line begins, or else where a character surely does: below 0x30 no byte trails another. */
function boundary(piece: Buffer): number {
  const feed = piece.indexOf(10);
  if (feed !== -1) return feed + 1;
  const safe = piece.findIndex((byte) => byte < 0x30);
  return safe === -1 ? 0 : safe;
}

function lastBoundary(piece: Buffer, start: number): number {
  if (piece.length < pieceLength) return piece.length;
  for (let i = piece.length - 1; i > start; i--) if (piece[i]! < 0x30) return i;
  return piece.length;
}
