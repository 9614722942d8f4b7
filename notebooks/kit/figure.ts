import type { Facts } from "../../api/client.ts";
import { element } from "./element.ts";
import { formats } from "./format.ts";

/** Where the numbers of an answer come from, in a line. */
export function provenance({ as_of, build, currency, is_simulated }: Facts): string {
  const parts = [`As of ${formats(currency).day(as_of)}`, `build ${build}`, currency];
  return [...parts, ...(is_simulated ? ["simulated company"] : [])].join(" · ");
}

export interface FigureParts {
  /** The answer in a sentence. */
  readonly title: string;
  /** Measure, unit, period. */
  readonly subtitle: string;
  readonly content: Element | readonly Element[];
  /** The same numbers as a table, one key away. */
  readonly data?: HTMLElement;
  /** The answer that the numbers come from. */
  readonly facts: Facts;
}

/** A figure that says its message, its measure and where its numbers come from. */
export function figure({ title, subtitle, content, data, facts }: FigureParts): HTMLElement {
  return element(
    "figure",
    {},
    element("h3", {}, title),
    element("p", { class: "subtitle" }, subtitle),
    ...[content].flat(),
    data && element("details", { class: "data" }, element("summary", {}, "Numbers"), data),
    element("figcaption", {}, provenance(facts)),
  );
}
