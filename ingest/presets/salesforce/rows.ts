import type { Condition, Field } from "../../staging/mapping.ts";

export const roles = [
  "accounts",
  "contacts",
  "products",
  "users",
  "campaigns",
  "opportunities",
  "order-items",
  "tasks",
  "events",
  "cases",
] as const;
export type Role = (typeof roles)[number];

/** An id of 18 characters is one of 15 and a check of three: reports write the one, the API the other. */
export const id = (...from: string[]): Field => ({ from, part: "^[0-9A-Za-z]{15}" });
export const yes = ["true", "TRUE", "True", "1"];

export const isKept: Condition = { not: { column: ["IsDeleted", "Deleted"], oneOf: yes } };
export const mayLack = ["IsDeleted", "Deleted", "MasterRecordId", "Master Record ID"];

export const updatedAt = "LastModifiedDate";
