import type { Draft } from "./draft.ts";
import { isTruth } from "./draft.ts";
import { documentState, translate } from "./meanings.ts";

/** Leaves out documents that never came to be: drafts, those not approved, cancelled or deleted. */
export function onlyValid(draft: Draft): void {
  const { heads } = draft;
  const status = heads.first(["document_status", "status"], (c) => c.distinct <= 20);
  if (status && !draft.isUsed(status)) {
    const { values, unknown } = translate(status, documentState);
    const valid = Object.keys(values).filter((v) => values[v] === "valid");
    const isTelling = heads.isWhole(status, ["document_status"]) || valid.length < Object.keys(values).length;
    if (valid.length > 0 && unknown.length === 0 && isTelling) {
      const left = Object.keys(values).filter((v) => !valid.includes(v));
      const condition =
        valid.length === 1
          ? { column: status.name, equals: valid[0]! }
          : { column: status.name, oneOf: valid };
      const why =
        left.length > 0 ? `only valid documents; left out: ${left.join(", ")}` : "only valid documents";
      draft.condition(condition, "guessed", why);
    }
  }
  const gone = heads.first(
    ["cancelled", "deleted"],
    (c) =>
      c.distinct <= 3 &&
      c.values.every((v) => isTruth(v.value) !== null || ["A", "B", "V"].includes(v.value)),
  );
  if (!gone || draft.isUsed(gone)) return;
  const isLettered = gone.values.some((v) => ["A", "B"].includes(v.value));
  const yes = isLettered ? ["B"] : gone.values.filter((v) => isTruth(v.value) === true).map((v) => v.value);
  if (yes.length === 0) return;
  const condition = { not: { column: gone.name, oneOf: yes } };
  draft.condition(condition, "guessed", `${gone.name} says which are void`);
}
