import { expect, test } from "vitest";
import type { Damage } from "./case.ts";
import { meet } from "./case.ts";
import { containers } from "./containers.ts";
import { rows } from "./rows.ts";
import { texts } from "./texts.ts";

const all: readonly Damage[] = [...texts, ...rows, ...containers];

test.each(all)("$what", async (damage) => {
  const met = await meet(damage);
  if (damage.stop) expect(met.stop).toMatch(damage.stop);
  else expect(met.stop).toBeNull();
  expect(met.stop ?? "").not.toMatch(/\n\s+at |TypeError|undefined|\[object/);
  if (damage.aside) expect(met.aside).toEqual(damage.aside);
  if (damage.staged !== undefined) expect(met.staged).toBe(damage.staged);
  if (damage.superseded !== undefined) expect(met.superseded).toBe(damage.superseded);
  expect(met.read).toBe(met.staged + met.superseded + met.quarantined);
});

test("forty kinds and more are here", () => {
  expect(new Set(all.map((damage) => damage.what)).size).toBeGreaterThanOrEqual(36);
});
