/** Things that fall due on later days, taken out in order of day and then of entry. */
export class Agenda<T> {
  private readonly days = new Map<number, T[]>();
  private next = Number.POSITIVE_INFINITY;

  add(day: number, thing: T): void {
    const things = this.days.get(day);
    if (things) things.push(thing);
    else this.days.set(day, [thing]);
    this.next = Math.min(this.next, day);
  }

  /** Takes out everything up to a day; days are whole. */
  *due(upTo: number): Generator<T> {
    for (; this.days.size > 0 && this.next <= upTo; this.next++) {
      const things = this.days.get(this.next);
      if (!things) continue;
      yield* things;
      this.days.delete(this.next);
    }
    if (this.days.size === 0) this.next = Number.POSITIVE_INFINITY;
  }
}
