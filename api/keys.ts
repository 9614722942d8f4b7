import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "@hono/zod-openapi";
import { lock } from "proper-lockfile";

/** What a key may do: read what is published; say which records are one customer. */
export const scopes = ["read", "decide"] as const;
export type Scope = (typeof scopes)[number];

const record = z.strictObject({
  id: z.string(),
  name: z.string(),
  hash: z.string(),
  scopes: z.array(z.enum(scopes)),
  created_at: z.string(),
  expires_at: z.string().nullable(),
  revoked_at: z.string().nullable(),
});
const file = z.strictObject({ keys: z.array(record) });
type Stored = z.output<typeof record>;

/** A key as it may be shown: without its hash. */
export type KeyRecord = Omit<Stored, "hash">;

/** Who asks. */
export interface Identity {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
}

export class KeyError extends Error {
  override readonly name = "KeyError";
}

/**
 * A key is 256 random bits, so nobody can guess or search for it: one SHA-256 is as safe at rest as a slow hash would
 * be, and does not slow every request down. (A slow hash protects words that people choose.)
 */
const hashOf = (secret: string): Buffer => createHash("sha256").update(secret).digest();

const shape = /^tessera_([0-9a-f]{8})_([A-Za-z0-9_-]{43})$/;

export interface NewKey {
  readonly name: string;
  readonly scopes?: readonly Scope[];
  readonly expiresAt?: Date;
}

/** Makes a key. The key itself is in the result and nowhere else; the file keeps its hash. */
export async function createKey(
  path: string,
  wanted: NewKey,
  now: Date,
): Promise<KeyRecord & { key: string }> {
  if (!wanted.name.trim()) throw new KeyError("a key needs a name: say which system uses it");
  if (wanted.expiresAt && !(wanted.expiresAt > now)) {
    throw new KeyError(
      `the key would have expired already: ${wanted.expiresAt.toISOString()}; give a later day`,
    );
  }
  const secret = randomBytes(32).toString("base64url");
  const made: Stored = {
    id: randomBytes(4).toString("hex"),
    name: wanted.name,
    hash: hashOf(secret).toString("hex"),
    scopes: [...(wanted.scopes ?? (["read"] as const))],
    created_at: now.toISOString(),
    expires_at: wanted.expiresAt?.toISOString() ?? null,
    revoked_at: null,
  };
  await change(path, (keys) => [...keys, made]);
  return { ...shown(made), key: `tessera_${made.id}_${secret}` };
}

export const listKeys = (path: string): KeyRecord[] => read(path).map(shown);

/** Ends a key at once, for good. Revoking it again changes nothing. */
export async function revokeKey(path: string, id: string, now: Date): Promise<KeyRecord> {
  const find = (keys: readonly Stored[]) => {
    const found = keys.find((k) => k.id === id);
    if (!found) throw new KeyError(`no such key: ${id}; list them with tessera key list`);
    return found;
  };
  const keys = await change(path, (all) => {
    const { revoked_at } = find(all);
    return all.map((k) => (k.id === id ? { ...k, revoked_at: revoked_at ?? now.toISOString() } : k));
  });
  return shown(find(keys));
}

/** The keys of one file, read again when it changes, so that a revoked key ends with the next request. */
export class Keys {
  private keys = new Map<string, Stored>();
  private stamp = "";

  constructor(readonly path: string) {}

  /** Who holds the key, or why it is not good. `now` is in milliseconds since 1970. */
  verify(key: string, now: number): Identity | "unknown" | "expired" | "revoked" {
    this.refresh();
    const [, id = "", secret = ""] = shape.exec(key) ?? [];
    const stored = this.keys.get(id);
    if (!stored || !timingSafeEqual(hashOf(secret), Buffer.from(stored.hash, "hex"))) return "unknown";
    if (stored.revoked_at) return "revoked";
    if (stored.expires_at && Date.parse(stored.expires_at) <= now) return "expired";
    return { id, name: stored.name, scopes: stored.scopes };
  }

  private refresh(): void {
    const found = statSync(this.path, { throwIfNoEntry: false });
    const stamp = found ? `${found.ino}:${found.mtimeMs}:${found.size}` : "";
    if (stamp === this.stamp) return;
    this.keys = new Map(read(this.path).map((k) => [k.id, k]));
    this.stamp = stamp;
  }
}

const shown = ({ hash, ...rest }: Stored): KeyRecord => rest;

function read(path: string): Stored[] {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
  try {
    return file.parse(JSON.parse(text)).keys;
  } catch (cause) {
    throw new KeyError(`the key file is damaged: ${path}; restore it, or delete it and make new keys`, {
      cause,
    });
  }
}

async function change(path: string, how: (keys: readonly Stored[]) => Stored[]): Promise<Stored[]> {
  mkdirSync(dirname(path), { recursive: true });
  const unlock = await lock(path, { realpath: false, retries: 5 });
  try {
    const keys = how(read(path));
    const next = `${path}.next`;
    writeFileSync(next, `${JSON.stringify({ keys }, null, 2)}\n`, { mode: 0o600 });
    renameSync(next, path);
    return keys;
  } finally {
    await unlock();
  }
}
