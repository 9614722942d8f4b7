/** Lets a number of pieces of work in at once. */
export class Gate {
  static readonly Full = class Full extends Error {
    override readonly name = "GateFull";
  };

  private inside = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly places: number) {}

  /** Waits for a place, first come first served. */
  async pass<T>(work: () => Promise<T>): Promise<T> {
    if (this.inside >= this.places) await new Promise<void>((enter) => this.waiting.push(enter));
    else this.inside += 1;
    return this.leaveAfter(work);
  }

  /** Takes a place or throws `Gate.Full`. */
  async tryPass<T>(work: () => Promise<T>): Promise<T> {
    if (this.inside >= this.places) throw new Gate.Full("no place is free");
    this.inside += 1;
    return this.leaveAfter(work);
  }

  private async leaveAfter<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } finally {
      // A place passes straight on to the next in line
      const next = this.waiting.shift();
      if (next) next();
      else this.inside -= 1;
    }
  }
}
