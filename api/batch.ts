interface Caller<S, T> {
  readonly source: S;
  resolve(found: T | undefined): void;
  reject(error: unknown): void;
}

/**
 * Gathers keys that are asked for while a look-up runs into the next look-up: under load many requests cost one query,
 * and a lone request waits for nobody. A look-up reads from the source of its first caller, who still holds it.
 */
export class Batcher<S, T> {
  private readonly waiting = new Map<string, Caller<S, T>[]>();
  private running = 0;

  constructor(
    private readonly lookUp: (source: S, keys: readonly string[]) => Promise<Map<string, T>>,
    private readonly largest: number,
    private readonly atOnce: number,
  ) {}

  get isIdle(): boolean {
    return this.running === 0 && this.waiting.size === 0;
  }

  get(source: S, key: string): Promise<T | undefined> {
    return new Promise((resolve, reject) => {
      const callers = this.waiting.get(key) ?? [];
      callers.push({ source, resolve, reject });
      this.waiting.set(key, callers);
      this.start();
    });
  }

  private start(): void {
    if (this.running >= this.atOnce || this.waiting.size === 0) return;
    const batch = [...this.waiting].slice(0, this.largest);
    for (const [key] of batch) this.waiting.delete(key);
    this.running += 1;
    void this.run(batch);
  }

  private async run(batch: [string, Caller<S, T>[]][]): Promise<void> {
    const source = batch[0]![1][0]!.source;
    const keys = batch.map(([key]) => key);
    const settle = await this.lookUp(source, keys).then(
      (found) => (key: string, caller: Caller<S, T>) => caller.resolve(found.get(key)),
      (error) => (_: string, caller: Caller<S, T>) => caller.reject(error),
    );
    this.running -= 1;
    this.start();
    for (const [key, callers] of batch) for (const caller of callers) settle(key, caller);
  }
}
