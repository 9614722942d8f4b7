/** What one request may do, and what its answer says about it. */
export interface Turn {
  readonly isOver: boolean;
  readonly limit: number;
  /** Seconds until the count begins anew. */
  readonly reset: number;
  /** As the draft of the IETF named them up to its sixth version. */
  readonly headers: Record<string, string>;
  /** Undoes the count of this request. */
  giveBack(): void;
}

const minute = 60_000;
/** Callers remembered at once; beyond it those seen first are forgotten, so that memory stays bounded. */
const mostCallers = 10_000;

/** Counts requests by caller in whole minutes of the clock that is passed in. */
export class RateLimiter {
  private readonly counts = new Map<string, { minute: number; used: number }>();

  constructor(private readonly limit: number) {}

  take(caller: string, now: number): Turn {
    const current = Math.floor(now / minute);
    let count = this.counts.get(caller);
    if (count?.minute !== current) {
      this.counts.delete(caller);
      if (this.counts.size >= mostCallers) this.counts.delete(this.counts.keys().next().value!);
      count = { minute: current, used: 0 };
      this.counts.set(caller, count);
    }
    const counted = count;
    counted.used += 1;
    const { limit } = this;
    const reset = Math.ceil(((current + 1) * minute - now) / 1000);
    return {
      isOver: counted.used > limit,
      limit,
      reset,
      get headers() {
        return {
          "ratelimit-limit": String(limit),
          "ratelimit-remaining": String(Math.max(0, limit - counted.used)),
          "ratelimit-reset": String(reset),
          "ratelimit-policy": `${limit};w=60`,
        };
      },
      giveBack: () => {
        counted.used -= 1;
      },
    };
  }
}
