import { z } from "zod";

/** Names that were given later, such as Asia/Kolkata, are known to the formatter but in no list of it. */
function isZone(zone: string): boolean {
  if (zone === "UTC") return true;
  if (!/^[A-Z]\w*\//.test(zone)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** An IANA time zone. */
export const timeZone = z.string().refine(isZone, {
  error: (issue) => `unknown time zone: ${issue.input}; use an IANA name such as Asia/Shanghai`,
});
