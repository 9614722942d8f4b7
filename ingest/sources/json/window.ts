import type { FileHandle } from "node:fs/promises";

/** A file seen through a window that moves on: what lies before `at` is done with. */
export class Window {
  bytes: Buffer = Buffer.alloc(0);
  at = 0;
  isLast = false;
  /** Line feeds before the window. */
  private lines = 0;
  private counted = 0;
  private position = 0;

  constructor(
    private readonly handle: FileHandle,
    private readonly lineEnd: number,
    private readonly chunk = 4 << 20,
  ) {}

  /** Reads on behind what is left; false at the end of the file. */
  async more(): Promise<boolean> {
    if (this.isLast) return false;
    this.lineAt(this.at);
    const rest = this.bytes.subarray(this.at);
    const grown = Buffer.allocUnsafe(rest.length + Math.max(this.chunk, rest.length));
    rest.copy(grown);
    const { bytesRead } = await this.handle.read(
      grown,
      rest.length,
      grown.length - rest.length,
      this.position,
    );
    const hasMark = this.position === 0 && grown[0] === 0xef && grown[1] === 0xbb && grown[2] === 0xbf;
    this.at = hasMark ? 3 : 0;
    this.counted = this.at;
    this.position += bytesRead;
    this.isLast = bytesRead === 0;
    this.bytes = grown.subarray(0, rest.length + bytesRead);
    return !this.isLast;
  }

  /** Line of a place at or behind all that were asked for before, from 1. */
  lineAt(place: number): number {
    for (let i = this.bytes.indexOf(this.lineEnd, this.counted); i !== -1 && i < place; ) {
      this.lines++;
      i = this.bytes.indexOf(this.lineEnd, i + 1);
    }
    this.counted = Math.max(this.counted, place);
    return this.lines + 1;
  }

  /** The first byte that is no white space; undefined at the end of the file. */
  async next(): Promise<number | undefined> {
    for (;;) {
      while (this.at < this.bytes.length) {
        const byte = this.bytes[this.at]!;
        if (byte !== 32 && byte !== 10 && byte !== 13 && byte !== 9) return byte;
        this.at++;
      }
      if (!(await this.more())) return undefined;
    }
  }
}
