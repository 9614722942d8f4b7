import { statSync } from "node:fs";
import { mkdir, open, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Warehouse } from "./duckdb.ts";

const fileOf = (id: string) => `build-${id}.duckdb`;
const pattern = /^build-([0-9a-f]{12})\.duckdb$/;

export class NoBuildError extends Error {
  override readonly name = "NoBuildError";
}

/** The published builds of one data folder: files that never change once they bear their name. */
export class Snapshots {
  private readonly opened = new Map<string, Promise<Shelf>>();
  private known: { readonly stamp: string; readonly history: readonly string[] } | undefined;

  constructor(readonly folder: string) {}

  /** Where a shelved build lies. */
  path(id: string): string {
    return join(this.folder, fileOf(id));
  }

  /** Where an unpublished build is written; the name says that it is not finished. */
  building(id: string): string {
    return join(this.folder, `${fileOf(id)}.building`);
  }

  /** Where a shelved build is. */
  file(id: string): string {
    return join(this.folder, fileOf(id));
  }

  /** Gives a finished build its name. Only `point` makes readers see it. */
  async shelve(id: string): Promise<void> {
    await sync(this.building(id));
    await rename(this.building(id), join(this.folder, fileOf(id)));
    await sync(this.folder);
  }

  async has(id: string): Promise<boolean> {
    return (await this.list()).includes(id);
  }

  /** Ids of the shelved builds, in no order. */
  async list(): Promise<string[]> {
    const names = await readdir(this.folder).catch(missingIsEmpty);
    return names.flatMap((name) => pattern.exec(name)?.[1] ?? []);
  }

  /** Makes a build the published one: a single rename, so a reader sees the old or the new. */
  async point(id: string): Promise<void> {
    if (!(await this.has(id))) throw new NoBuildError(`no such build: ${id}; list them with tessera builds`);
    await mkdir(this.folder, { recursive: true });
    const history = (await this.history()).filter((past) => past !== id);
    const next = join(this.folder, "current.next");
    await writeFile(next, `${[id, ...history].join("\n")}\n`);
    await sync(next);
    await rename(next, join(this.folder, "current"));
    await sync(this.folder);
  }

  /** Published builds, the current one first. Read again only when `current` was replaced. */
  async history(): Promise<string[]> {
    // Every request asks this. Synchronous: a call to the thread pool would wait behind running queries
    const path = join(this.folder, "current");
    const found = statSync(path, { bigint: true, throwIfNoEntry: false });
    if (!found) return [];
    // A rename puts another file in place, so inode and change time together tell it apart
    const stamp = `${found.ino}:${found.ctimeNs}:${found.size}`;
    if (this.known?.stamp !== stamp) {
      this.known = { stamp, history: (await readFile(path, "utf8")).split("\n").filter(Boolean) };
    }
    return [...this.known.history];
  }

  async current(): Promise<string> {
    const [id] = await this.history();
    if (!id) throw new NoBuildError("nothing is published yet: run `tessera run` first");
    return id;
  }

  /** Points back to the build published before the current one. */
  async undo(): Promise<{ from: string; to: string }> {
    const [from, ...rest] = await this.history();
    const shelved = await this.list();
    const to = rest.find((id) => shelved.includes(id));
    if (!from || !to) throw new NoBuildError("no earlier build to go back to");
    const next = join(this.folder, "current.next");
    await writeFile(next, `${rest.slice(rest.indexOf(to)).join("\n")}\n`);
    await sync(next);
    await rename(next, join(this.folder, "current"));
    return { from, to };
  }

  /** Keeps the published build and the ones published last before it, `keep` in all; removes what crashed builds left. */
  async prune(keep: number): Promise<string[]> {
    const wanted = new Set((await this.history()).slice(0, keep));
    const removed: string[] = [];
    for (const id of await this.list()) {
      if (wanted.has(id)) continue;
      await rm(join(this.folder, fileOf(id)), { force: true });
      removed.push(id);
    }
    return removed;
  }

  /** Leases a build for reading, the published one by default. The lease must be released. */
  async lease(id?: string): Promise<Lease> {
    const wanted = id ?? (await this.current());
    let shelf = this.opened.get(wanted);
    if (!shelf) {
      shelf = Shelf.open(wanted, join(this.folder, fileOf(wanted)));
      this.opened.set(wanted, shelf);
      shelf.catch(() => this.opened.delete(wanted));
    }
    const lease = (await shelf).lease();
    if (!id) await this.retireAllBut(wanted);
    return lease;
  }

  async close(): Promise<void> {
    await this.retireAllBut("");
  }

  /** A build that is no longer published closes with its last reader. */
  private async retireAllBut(id: string): Promise<void> {
    for (const [other, shelf] of this.opened) {
      if (other === id) continue;
      this.opened.delete(other);
      (await shelf).retire();
    }
  }
}

export interface Lease {
  readonly build: string;
  /** Runs work on a connection of its own, so that a slow export never holds up a score. */
  use<T>(work: (db: Warehouse) => Promise<T>): Promise<T>;
  release(): void;
}

class Shelf {
  private readers = 0;
  private isRetired = false;
  private readonly idle: Warehouse[] = [];

  private constructor(
    readonly build: string,
    private readonly db: Warehouse,
  ) {}

  static async open(build: string, path: string): Promise<Shelf> {
    return new Shelf(build, await Warehouse.open(path, { readonly: true, isSealed: true }));
  }

  lease(): Lease {
    this.readers += 1;
    let isHeld = true;
    return {
      build: this.build,
      use: async (work) => {
        const connection = this.idle.pop() ?? (await this.db.fork());
        try {
          return await work(connection);
        } finally {
          this.idle.push(connection);
        }
      },
      release: () => {
        if (!isHeld) return;
        isHeld = false;
        this.readers -= 1;
        this.closeWhenDone();
      },
    };
  }

  retire(): void {
    this.isRetired = true;
    this.closeWhenDone();
  }

  private closeWhenDone(): void {
    if (!this.isRetired || this.readers > 0) return;
    for (const connection of this.idle.splice(0)) connection.close();
    this.db.close();
  }
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function missingIsEmpty(error: NodeJS.ErrnoException): string[] {
  if (error.code === "ENOENT") return [];
  throw error;
}
