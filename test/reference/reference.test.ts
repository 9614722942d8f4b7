import { describe, expect, test } from "vitest";
import { cdnowAnswers } from "./answers/cdnow.ts";
import { cohortAnswers } from "./answers/cohort.ts";
import { dataAnswers } from "./answers/data.ts";
import { goldenAnswers } from "./answers/golden.ts";
import { periodAnswers } from "./answers/periods.ts";
import { differences } from "./close.ts";
import { type Entry, entries, hasReference } from "./entry.ts";
import { answeredIn, unanswered, unansweredParts } from "./unanswered.ts";

const answers = [dataAnswers, goldenAnswers, cohortAnswers, periodAnswers, cdnowAnswers];

/** Without the parts that no data here can answer. */
function asked(entry: Entry): Entry {
  const without = unansweredParts[entry.quantity] ?? [];
  if (without.length === 0) return entry;
  const kept = Object.entries(entry.expected as object).filter(([name]) => !without.includes(name));
  return { ...entry, expected: Object.fromEntries(kept) };
}

function firstAnswer(entry: Entry): unknown {
  for (const of of answers) {
    const found = of(entry);
    if (found !== undefined) return found;
  }
  return undefined;
}

const ours = entries
  .map((entry, place) => ({ entry, place }))
  .filter(({ entry }) => !unanswered(entry) && !answeredIn(entry));
const others = entries
  .map((entry, place) => ({ entry, place }))
  .filter(({ entry }) => unanswered(entry) ?? answeredIn(entry));
const name = ({ entry, place }: { entry: Entry; place: number }) =>
  `${place}: ${entry.model}, ${entry.quantity}`.slice(0, 110);

describe.skipIf(!hasReference)("the list of reference numbers (needs ../shared/reference)", () => {
  test.each(ours.map((one) => [name(one), one.entry] as const))("%s", (_, entry) => {
    const wanted = asked(entry);
    const answer = firstAnswer(wanted);
    expect(answer, "nothing answers the entry").toBeDefined();
    expect(differences(answer, wanted)).toEqual([]);
  });

  for (const one of others) {
    const why = unanswered(one.entry) ?? `in ${answeredIn(one.entry)}`;
    test.todo(`${name(one)}: ${why}`);
  }

  test("has no more than eight entries that nothing here answers", () => {
    expect(others.filter(({ entry }) => unanswered(entry)).length).toBeLessThanOrEqual(8);
  });
});
