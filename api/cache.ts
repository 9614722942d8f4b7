/**
 * Answers made before, by the build and the query they answer. A build never changes, so an answer never goes stale;
 * the least recently used ones go when they hold more than `budget` characters together. Equal requests at one time
 * share one answer.
 */
export class AnswerCache {
  private readonly answers = new Map<string, string>();
  private readonly pending = new Map<string, Promise<string>>();
  private size = 0;

  constructor(
    private readonly budget: number,
    private readonly largest: number,
  ) {}

  async get(key: string, make: () => Promise<string>): Promise<string> {
    const found = this.answers.get(key);
    if (found !== undefined) {
      this.answers.delete(key);
      this.answers.set(key, found);
      return found;
    }
    const running = this.pending.get(key);
    if (running) return running;
    const made = make();
    this.pending.set(key, made);
    try {
      const answer = await made;
      this.keep(key, answer);
      return answer;
    } finally {
      this.pending.delete(key);
    }
  }

  private keep(key: string, answer: string): void {
    if (answer.length > this.largest) return;
    this.answers.set(key, answer);
    this.size += answer.length;
    for (const [oldest, text] of this.answers) {
      if (this.size <= this.budget) break;
      this.answers.delete(oldest);
      this.size -= text.length;
    }
  }
}
