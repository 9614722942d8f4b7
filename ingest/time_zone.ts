import { z } from "zod";

/** An IANA time zone. */
export const timeZone = z
  .string()
  .refine((zone) => Intl.supportedValuesOf("timeZone").includes(zone) || zone === "UTC", {
    error: (issue) => `unknown time zone: ${issue.input}; use an IANA name such as Asia/Shanghai`,
  });
