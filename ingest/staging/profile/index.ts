export { type DayProfile, profileDays } from "./days.ts";
export { type NumberProfile, profileNumbers } from "./numbers.ts";
