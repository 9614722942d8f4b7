import {
  type Lease,
  NoBuildError,
  QueryError,
  type Row,
  type Snapshots,
  type Warehouse,
} from "../ingest/index.ts";
import type { published } from "../models/index.ts";
import { Gate } from "./gate.ts";
import { Problem, type ProblemKind } from "./problem.ts";
import { select } from "./select.ts";

type BuildRow = Row<(typeof published)["build"]>;

/** What every answer says about its numbers. */
export type Facts = Pick<
  BuildRow,
  | "build"
  | "as_of"
  | "data_as_of"
  | "built_at"
  | "company"
  | "currency"
  | "timezone"
  | "language"
  | "is_simulated"
>;

export interface ReaderOptions {
  readonly snapshots: Snapshots;
  /** Milliseconds that DuckDB may work on one step of a request. */
  readonly timeout: number;
}

/** A build that a request holds on to, with its facts. It must be released. */
export interface Reading {
  readonly build: string;
  readonly facts: Facts;
  /** Runs work on a connection of its own within the time limit. */
  query<T>(work: (db: Warehouse) => Promise<T>): Promise<T>;
  /** The same for work that lasts as long as its reader takes; every step of it is limited by `step`. */
  stream<T>(work: (db: Warehouse, step: Step) => Promise<T>): Promise<T>;
  release(): void;
}

export type Step = <T>(work: () => Promise<T>) => Promise<T>;

/** Builds kept in mind; older ones are asked again. */
const knownBuilds = 64;

/** Reads published builds, as many requests at once as the machine bears. */
export class Reader {
  private readonly facts = new Map<string, Facts>();
  private readonly queries = new Gate(8);
  private readonly streams = new Gate(16);

  constructor(private readonly options: ReaderOptions) {}

  /** Takes hold of a build, the published one by default. */
  async open(build?: string, unknown: "not-found" | "build-gone" = "not-found"): Promise<Reading> {
    const lease = await this.lease(build, unknown);
    try {
      const facts = await this.factsOf(lease);
      return {
        build: lease.build,
        facts,
        query: (work) => this.queries.pass(() => lease.use((db) => this.limited(db, () => work(db)))),
        stream: (work) =>
          this.streams
            .tryPass(() => lease.use((db) => work(db, (piece) => this.limited(db, piece))))
            .catch(tooMany),
        release: lease.release,
      };
    } catch (error) {
      lease.release();
      throw error;
    }
  }

  /** Holds a build for the length of a piece of work. */
  async with<T>(build: string | undefined, work: (reading: Reading) => Promise<T>): Promise<T> {
    const reading = await this.open(build);
    try {
      return await work(reading);
    } finally {
      reading.release();
    }
  }

  /** Published builds that are still there, the current one first. */
  async builds(): Promise<Facts[]> {
    const { snapshots } = this.options;
    const shelved = new Set(await snapshots.list());
    const history = (await snapshots.history()).filter((id) => shelved.has(id));
    const found: Facts[] = [];
    for (const id of history) {
      const known = this.facts.get(id);
      if (known) {
        found.push(known);
        continue;
      }
      const lease = await this.lease(id);
      try {
        found.push(await this.factsOf(lease));
      } finally {
        lease.release();
      }
    }
    return found;
  }

  private async lease(build?: string, unknown: ProblemKind = "not-found"): Promise<Lease> {
    const { snapshots } = this.options;
    if (!build) {
      return snapshots.lease().catch((error) => {
        if (error instanceof NoBuildError) throw notPublished();
        throw error;
      });
    }
    const history = await snapshots.history();
    if (!history.includes(build)) {
      throw new Problem(unknown, `no such published build: ${build}; /v1/builds lists them`);
    }
    if (!(await snapshots.has(build))) {
      throw new Problem("build-gone", `build ${build} is no longer kept; begin again on the published build`);
    }
    return snapshots.lease(build);
  }

  private async factsOf(lease: Lease): Promise<Facts> {
    const known = this.facts.get(lease.build);
    if (known) return known;
    const { fiscal_year_start, week_start, seed, ...facts } = await lease.use((db) =>
      select(db).selectFrom("build").selectAll().executeTakeFirstOrThrow(),
    );
    if (this.facts.size >= knownBuilds) this.facts.delete(this.facts.keys().next().value!);
    // The id is the file's: a build may be asked for under that name only
    const found = { ...facts, build: lease.build };
    this.facts.set(lease.build, found);
    return found;
  }

  private async limited<T>(db: Warehouse, work: () => Promise<T>): Promise<T> {
    const { timeout } = this.options;
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      db.interrupt();
    }, timeout);
    try {
      return await work();
    } catch (error) {
      if (!isLate || !(error instanceof QueryError)) throw error;
      throw new Problem(
        "query-timeout",
        `stopped after ${timeout} ms; narrow the filters or ask for fewer columns`,
      );
    } finally {
      clearTimeout(timer);
    }
  }
}

export const notPublished = () =>
  new Problem("not-published", "nothing is published yet: run `tessera run` first", retryLater);

const retryLater = { headers: { "retry-after": "60" } };

function tooMany(error: unknown): never {
  if (!(error instanceof Gate.Full)) throw error;
  throw new Problem("busy", "too many exports run at once; try again in a minute", retryLater);
}
