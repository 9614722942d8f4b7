import { readFileSync } from "node:fs";
import type { DatabaseFormatName } from "../../source_config.ts";
import { SourceError } from "../source.ts";

/** Where a database is and who asks, read from a URL. Nothing of it may stand in a message, a log or the ledger. */
export interface Address {
  readonly format: DatabaseFormatName;
  /** What messages call it instead: the name of the environment variable. */
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  /** Path of a Unix socket (MySQL) or of the folder that holds it (PostgreSQL). */
  readonly socket: string | null;
  /** Schema that tables are looked for in, where it is not the server's usual one. */
  readonly schema: string | null;
  readonly tls: { readonly isVerified: boolean; readonly ca: string | null } | null;
  readonly connectSeconds: number;
  /** Parts of the URL that are cut out of whatever a driver says. */
  readonly secrets: readonly string[];
}

const schemes: Record<string, DatabaseFormatName> = {
  "postgres:": "postgres",
  "postgresql:": "postgres",
  "mysql:": "mysql",
  "mariadb:": "mysql",
};
const ports: Record<DatabaseFormatName, number> = { postgres: 5432, mysql: 3306 };

const form =
  "write it as postgresql://user:password@host:5432/database or mysql://user:password@host/database";

/**
 * Reads a connection URL. TLS is asked for by `sslmode`: disable, require (encrypted, the server not verified),
 * verify-ca or verify-full; `sslrootcert` names a file of certificates to trust.
 * @throws SourceError that names the variable and never the URL.
 */
export function parseAddress(url: string, name: string): Address {
  const parsed = URL.canParse(url.trim()) ? new URL(url.trim()) : null;
  const format = parsed && schemes[parsed.protocol];
  if (!parsed || !format) throw new SourceError(`${name} does not hold the URL of a database; ${form}`);
  const parameter = (...names: string[]) =>
    names.map((n) => parsed.searchParams.get(n)).find((v) => v) ?? null;
  const socket = parameter("socket", "socketPath", "host");
  const host = parsed.hostname.replace(/^\[|\]$/g, "");
  const database = decoded(parsed.pathname.slice(1), name);
  if (!database) throw new SourceError(`${name} names no database; ${form}`);
  if (!host && !socket) throw new SourceError(`${name} names no host; ${form}`);
  const user = decoded(parsed.username, name);
  const password = decoded(parsed.password, name);
  return {
    format,
    name,
    host: host || "localhost",
    port: parsed.port ? Number(parsed.port) : ports[format],
    user,
    password,
    database,
    socket,
    schema: parameter("schema", "currentSchema"),
    tls: tlsOf(parameter("sslmode", "ssl-mode", "ssl"), parameter("sslrootcert", "ssl-ca"), name),
    connectSeconds: Number(parameter("connect_timeout") ?? 10) || 10,
    secrets: [url.trim(), parsed.href, parsed.password, password, parsed.host, host, user].filter(Boolean),
  };
}

/** A driver's words without anything of the URL in them; a short name is cut out only where it stands alone. */
export function redact(text: string, { secrets, name }: Pick<Address, "secrets" | "name">): string {
  const longestFirst = [...secrets].sort((a, b) => b.length - a.length);
  const parts = longestFirst.map((secret) => {
    const literal = secret.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return secret.length > 12 ? literal : `(?<![\\p{L}\\p{N}_])${literal}(?![\\p{L}\\p{N}_])`;
  });
  return parts.length === 0 ? text : text.replaceAll(new RegExp(parts.join("|"), "gu"), `(${name})`);
}

function decoded(part: string, name: string): string {
  try {
    return decodeURIComponent(part);
  } catch (cause) {
    throw new SourceError(
      `${name} has a % that begins no escaped character; write a % of the password as %25`,
      {
        cause,
      },
    );
  }
}

function tlsOf(mode: string | null, certificates: string | null, name: string): Address["tls"] {
  const ca = certificates === null ? null : certificate(certificates, name);
  switch (mode?.toLowerCase().replaceAll("_", "-")) {
    case undefined:
    case "disable":
    case "disabled":
    case "false":
      return null;
    case "require":
    case "required":
    case "true":
    case "no-verify":
      return { isVerified: ca !== null, ca };
    case "verify-ca":
    case "verify-full":
    case "verify-identity":
      return { isVerified: true, ca };
    default:
      throw new SourceError(
        `${name} asks for sslmode ${mode}, which is not known; use disable, require, verify-ca or verify-full`,
      );
  }
}

function certificate(path: string, name: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    throw new SourceError(`${name} names an sslrootcert that cannot be read: ${path}; correct the path`, {
      cause,
    });
  }
}
