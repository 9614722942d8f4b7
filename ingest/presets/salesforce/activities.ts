import type { Field } from "../../staging/mapping.ts";
import type { Export } from "../files.ts";
import { id, isKept, mayLack, type Role, updatedAt, yes } from "./rows.ts";

/** Tasks, events and cases, with days read by `day`. */
export function activities(day: (...from: string[]) => Field): Export<Role>[] {
  return [
    {
      role: "tasks",
      usual: ["**/*[Tt]ask*"],
      optional: [...mayLack, "IsClosed", "Closed"],
      essential: ["customer_id"],
      entities: {
        interaction: {
          columns: {
            interaction_id: id("Id", "Activity ID"),
            customer_id: id("AccountId", "Account ID"),
            kind: {
              from: ["Type", "TaskSubtype", "Task Subtype"],
              values: {
                Call: "call",
                Email: "email",
                ListEmail: "email",
                Meeting: "meeting",
                Visit: "visit",
                Chat: "chat",
              },
              otherwise: "other",
            },
            direction: {
              from: ["CallType", "Call Type"],
              values: { Inbound: "inbound", Outbound: "outbound", Internal: "outbound" },
            },
            day: day("ActivityDate", "Due Date", "Date", "CompletedDateTime", "CreatedDate", "Created Date"),
            subject: { from: ["Subject"] },
            owner_id: id("OwnerId", "Owner ID"),
          },
          // What is still to be done has not happened.
          where: {
            all: [
              isKept,
              {
                any: [
                  { column: ["IsClosed", "Closed"], oneOf: yes },
                  { column: ["Status"], equals: "Completed" },
                ],
              },
            ],
          },
          updatedAt,
        },
      },
    },
    {
      role: "events",
      usual: ["**/*[Ee]vent*"],
      optional: [...mayLack, "IsChild", "Is Child"],
      essential: ["customer_id"],
      entities: {
        interaction: {
          columns: {
            interaction_id: id("Id", "Activity ID"),
            customer_id: id("AccountId", "Account ID"),
            kind: {
              from: ["Type"],
              values: { Call: "call", Visit: "visit", Email: "email" },
              otherwise: "meeting",
            },
            day: day("ActivityDate", "Date", "StartDateTime", "Start"),
            subject: { from: ["Subject"] },
            owner_id: id("OwnerId", "Owner ID"),
          },
          // A meeting of several has a row for each who is invited.
          where: { all: [isKept, { not: { column: ["IsChild", "Is Child"], oneOf: yes } }] },
          updatedAt,
        },
      },
    },
    {
      role: "cases",
      usual: ["**/*[Cc]ase*"],
      optional: mayLack,
      essential: ["customer_id"],
      entities: {
        interaction: {
          columns: {
            interaction_id: id("Id", "Case ID"),
            customer_id: id("AccountId", "Account ID"),
            kind: { from: ["Type"], values: { Complaint: "complaint" }, otherwise: "service" },
            direction: { value: "inbound" },
            opened_at: day("CreatedDate", "Date/Time Opened", "Opened Date"),
            resolved_at: day("ClosedDate", "Date/Time Closed", "Closed Date"),
            subject: { from: ["Subject"] },
            owner_id: id("OwnerId", "Owner ID"),
          },
          where: isKept,
          updatedAt,
        },
      },
    },
  ];
}
