import { SourceError } from "../source.ts";
import { type Address, redact } from "./address.ts";

/** What can go wrong with a database, told apart by what its user can do about it. */
export type Trouble =
  | "host"
  | "refused"
  | "unreachable"
  | "login"
  | "database"
  | "tls"
  | "tls-needed"
  | "timeout"
  | "lost"
  | "rights"
  | "table"
  | "query";

const sentences: Record<Trouble, (name: string) => string> = {
  host: (name) => `the host of ${name} is not known; check the host name in the URL`,
  refused: (name) =>
    `nothing listens at the host and port of ${name}; check them in the URL and that the server runs`,
  unreachable: (name) =>
    `the server of ${name} does not answer; check its host and port and that this machine may reach it`,
  login: (name) =>
    `the server of ${name} refuses the user name or the password; correct them in the URL (special characters of a password are written as %..)`,
  database: (name) => `the database that ${name} names does not exist on its server; correct the URL`,
  tls: (name) =>
    `the encrypted connection to ${name} could not be made; check sslmode and sslrootcert in the URL`,
  "tls-needed": (name) =>
    `the server of ${name} wants an encrypted connection or does not let this machine in; add ?sslmode=require to the URL or ask for access`,
  timeout: (name) =>
    `a query on ${name} took too long and was stopped; try again when the server has less to do`,
  lost: (name) => `the server of ${name} closed the connection; run again`,
  rights: (name) => `the user of ${name} may not read what is asked for; grant SELECT on it`,
  table: (name) => `a table that the query names is not in ${name}; correct the query`,
  query: (name) => `the server of ${name} does not accept the query; correct it`,
};

/** Codes of the network that every driver passes on. */
export const networkTroubles: Record<string, Trouble> = {
  ENOTFOUND: "host",
  EAI_AGAIN: "host",
  ECONNREFUSED: "refused",
  ENOENT: "refused",
  ETIMEDOUT: "unreachable",
  EHOSTUNREACH: "unreachable",
  ENETUNREACH: "unreachable",
  ECONNRESET: "lost",
  EPIPE: "lost",
  SELF_SIGNED_CERT_IN_CHAIN: "tls",
  DEPTH_ZERO_SELF_SIGNED_CERT: "tls",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "tls",
  ERR_TLS_CERT_ALTNAME_INVALID: "tls",
  CERT_HAS_EXPIRED: "tls",
};

/** A database that could not be read, said without anything of its URL; `trouble` tells programs which it is. */
export class DatabaseError extends SourceError {
  constructor(
    readonly trouble: Trouble,
    address: Address,
    cause: unknown,
  ) {
    const said = redact(cause instanceof Error ? cause.message : String(cause), address);
    // The driver's own error may hold the connection and its password, so only its words are kept
    super(`${sentences[trouble](address.name)} (the driver says: ${said || "nothing"})`, {
      cause: new Error(said),
    });
  }
}

/** A table that is not there, with those that are. */
export function noSuchTable(
  table: string,
  name: string,
  known: readonly string[],
  cause: unknown,
): SourceError {
  const shown = known.slice(0, 20).join(", ") + (known.length > 20 ? ` and ${known.length - 20} more` : "");
  return new SourceError(
    `there is no table ${table} in ${name}; ${shown ? `there are ${shown}` : "its user sees no table at all"}`,
    { cause },
  );
}
