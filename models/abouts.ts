import type { About } from "./about.ts";

/** Every model that has a page of documentation. */
export const abouts: readonly About[] = [];
