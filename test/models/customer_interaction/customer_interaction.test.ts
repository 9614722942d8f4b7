import { expect, test } from "vitest";
import { customerInteraction } from "../../../models/customer_interaction/index.ts";
import { rowsOf, star } from "../contract.ts";

test("interactions of known customers, with hours to resolve while resolved and the name of who handled them", async () => {
  const db = await star(
    {
      "core.owner": [{ owner_key: "o", name: "Olu" }],
      "core.interaction": [
        {
          interaction_key: "1",
          customer_key: "a",
          day: "2025-01-05",
          kind: "complaint",
          direction: "inbound",
          opened_at: "2025-01-05T22:00:00Z",
          resolved_at: "2025-01-07T00:30:00Z",
          satisfaction: 4,
          subject: "Broken",
          owner_key: "o",
        },
        {
          interaction_key: "2",
          customer_key: "a",
          day: "2025-01-06",
          kind: "call",
          opened_at: "2025-01-06T08:00:00Z",
        },
        { interaction_key: "3", customer_key: null, day: "2025-01-06", kind: "call" },
      ],
    },
    { as_of: "2025-06-30" },
  );
  expect(await rowsOf(db, customerInteraction)).toEqual([
    {
      interaction_key: "1",
      customer_key: "a",
      day: "2025-01-05",
      kind: "complaint",
      direction: "inbound",
      opened_at: "2025-01-05T22:00:00.000Z",
      resolved_at: "2025-01-07T00:30:00.000Z",
      hours_to_resolve: 26.5,
      satisfaction: 4,
      subject: "Broken",
      owner_name: "Olu",
    },
    {
      interaction_key: "2",
      customer_key: "a",
      day: "2025-01-06",
      kind: "call",
      direction: null,
      opened_at: "2025-01-06T08:00:00.000Z",
      resolved_at: null,
      hours_to_resolve: null,
      satisfaction: null,
      subject: null,
      owner_name: null,
    },
  ]);
  db.close();
});
