import { createWriteStream, type WriteStream } from "node:fs";
import { finished } from "node:stream/promises";

/** A file being written in large pieces; waits for the disk when asked to, not at every record. */
export class Sink {
  bytes = 0;
  private readonly stream: WriteStream;
  private pending: Buffer = Buffer.allocUnsafe(1 << 20);
  private filled = 0;
  private failure: unknown = null;

  constructor(readonly path: string) {
    this.stream = createWriteStream(path, { highWaterMark: 4 << 20 });
    this.stream.on("error", (error) => {
      this.failure = error;
    });
  }

  write(bytes: Buffer, from = 0, to = bytes.length): void {
    const length = to - from;
    this.bytes += length;
    if (this.filled + length > this.pending.length) {
      this.flush();
      if (length > this.pending.length) {
        this.stream.write(Buffer.from(bytes.subarray(from, to)));
        return;
      }
    }
    // A native copy costs more than a few bytes do
    if (length > 40) bytes.copy(this.pending, this.filled, from, to);
    else for (let i = 0; i < length; i++) this.pending[this.filled + i] = bytes[from + i]!;
    this.filled += length;
  }

  writeByte(byte: number): void {
    if (this.filled === this.pending.length) this.flush();
    this.pending[this.filled++] = byte;
    this.bytes++;
  }

  /** A whole number from 0, in decimal digits. */
  writeNumber(value: number): void {
    if (value >= 10) this.writeNumber(Math.floor(value / 10));
    this.writeByte(48 + (value % 10));
  }

  private flush(): void {
    if (this.filled > 0) this.stream.write(this.pending.subarray(0, this.filled));
    this.pending = Buffer.allocUnsafe(1 << 20);
    this.filled = 0;
  }

  async settle(): Promise<void> {
    if (this.failure) throw this.failure;
    if (this.stream.writableNeedDrain)
      await new Promise<void>((done) => {
        this.stream.once("drain", done);
        this.stream.once("error", () => done());
      });
  }

  async close(): Promise<void> {
    this.flush();
    this.stream.end();
    await finished(this.stream);
    if (this.failure) throw this.failure;
  }

  abandon(): void {
    this.stream.destroy();
  }
}
