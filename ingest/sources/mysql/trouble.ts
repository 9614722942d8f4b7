import { networkTroubles, type Trouble } from "../database/fault.ts";

const codes: Record<string, Trouble> = {
  ER_ACCESS_DENIED_ERROR: "login",
  ER_DBACCESS_DENIED_ERROR: "rights",
  ER_BAD_DB_ERROR: "database",
  ER_NO_SUCH_TABLE: "table",
  ER_TABLEACCESS_DENIED_ERROR: "rights",
  ER_COLUMNACCESS_DENIED_ERROR: "rights",
  ER_SPECIFIC_ACCESS_DENIED_ERROR: "rights",
  ER_HOST_NOT_PRIVILEGED: "tls-needed",
  ER_SECURE_TRANSPORT_REQUIRED: "tls-needed",
  ER_CON_COUNT_ERROR: "refused",
  ER_QUERY_TIMEOUT: "timeout",
  ER_STATEMENT_TIMEOUT: "timeout",
  PROTOCOL_SEQUENCE_TIMEOUT: "timeout",
  ER_LOCK_WAIT_TIMEOUT: "timeout",
  ER_QUERY_INTERRUPTED: "lost",
  ER_CONNECTION_KILLED: "lost",
  ER_SERVER_SHUTDOWN: "lost",
  PROTOCOL_CONNECTION_LOST: "lost",
  HANDSHAKE_NO_SSL_SUPPORT: "tls",
  HANDSHAKE_SSL_ERROR: "tls",
};

export function troubleOf(cause: unknown): Trouble {
  const { code = "", message = "" } = cause as { code?: string; message?: string };
  const known = codes[code] ?? networkTroubles[code];
  if (known) return known;
  if (/certificate/i.test(message)) return "tls";
  if (/closed state|stood still|socket has been ended/i.test(message)) return "lost";
  return "query";
}
