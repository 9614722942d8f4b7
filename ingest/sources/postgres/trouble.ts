import { networkTroubles, type Trouble } from "../database/fault.ts";

/** SQLSTATE codes, or their first two letters, which are their class. */
const states: Record<string, Trouble> = {
  "28": "login",
  "3D": "database",
  "08": "lost",
  "57P01": "lost",
  "57P02": "lost",
  "57P03": "refused",
  "57014": "timeout",
  "55P03": "timeout",
  "25P03": "timeout",
  "42501": "rights",
  "42P01": "table",
  "3F000": "table",
  "53300": "refused",
};

export function troubleOf(cause: unknown): Trouble {
  const { code = "", message = "" } = cause as { code?: string; message?: string };
  if (/no encryption|SSL off|pg_hba/.test(message)) return "tls-needed";
  if (/does not support SSL|certificate/i.test(message)) return "tls";
  const known = networkTroubles[code] ?? states[code] ?? states[code.slice(0, 2)];
  if (known) return known;
  if (/timeout|timed out/i.test(message)) return "unreachable";
  if (/terminated|not queryable|closed|stood still/i.test(message)) return "lost";
  return "query";
}
