import { MultiBar, Presets, type SingleBar } from "cli-progress";
import type { Progress, Report } from "../../ingest/index.ts";

export interface OutputOptions {
  isQuiet: boolean;
  isJson: boolean;
}

/** Where a command speaks: results on standard output, progress on standard error. */
export class Output {
  private readonly started = performance.now();
  private readonly bars = new Map<string, SingleBar>();
  private readonly begun = new Map<string, number>();
  private multi: MultiBar | null = null;
  private lastLine = 0;

  constructor(private readonly options: OutputOptions) {}

  /** The command's result: JSON for a machine, lines for a person. */
  result(json: unknown, lines: readonly string[]): void {
    this.stop();
    if (this.options.isJson) process.stdout.write(`${JSON.stringify(json, null, 2)}\n`);
    else if (lines.length > 0) process.stdout.write(`${lines.join("\n")}\n`);
  }

  /** Something a person should know on the way. */
  note(line: string): void {
    if (this.options.isQuiet || this.options.isJson) return;
    this.stop();
    process.stderr.write(`${line}\n`);
  }

  readonly report: Report = (progress) => {
    if (this.options.isQuiet || this.options.isJson) return;
    if (!this.begun.has(progress.step)) this.begun.set(progress.step, performance.now());
    if (process.stderr.isTTY) this.draw(progress);
    else this.line(progress);
  };

  seconds(): number {
    return (performance.now() - this.started) / 1000;
  }

  stop(): void {
    this.multi?.stop();
    this.multi = null;
    this.bars.clear();
  }

  private draw(progress: Progress): void {
    this.multi ??= new MultiBar(
      {
        format: " {step} {bar} {done} {unit}{rate} {note}",
        hideCursor: true,
        clearOnComplete: false,
        forceRedraw: true,
      },
      Presets.rect,
    );
    const payload = this.payload(progress);
    const bar = this.bars.get(progress.step);
    const total = progress.total ?? progress.done;
    if (bar) {
      bar.setTotal(total);
      bar.update(progress.done, payload);
    } else this.bars.set(progress.step, this.multi.create(total, progress.done, payload));
  }

  /** Without a terminal: a line when a step ends, and every two seconds on the way. */
  private line(progress: Progress): void {
    const isDone = progress.total !== undefined && progress.done >= progress.total;
    const now = performance.now();
    if (!isDone && now - this.lastLine < 2_000) return;
    this.lastLine = now;
    const { step, done, rate, unit, note } = this.payload(progress);
    const of = progress.total === undefined ? "" : ` of ${progress.total}`;
    process.stderr.write(`${`${step.trim()}: ${done}${of} ${unit}${rate} ${note}`.trim()}\n`);
  }

  private payload({ step, done, unit, note }: Progress) {
    const seconds = (performance.now() - this.begun.get(step)!) / 1000;
    const isCounting = unit === "rows" && done > 0 && seconds > 0.2;
    const rate = isCounting ? `, ${Math.round(done / seconds).toLocaleString("en")} a second` : "";
    return { step: step.padEnd(16), done: done.toLocaleString("en"), unit, rate, note: note ?? "" };
  }
}
