/**
 * Writings of a day that can be read in one way only, beside ISO 8601: year first. Each has the groups year, month,
 * day, hour, minute, second. Shared by the SQL that stages and the profile that proposes formats.
 */
const time = "(?:[ T]*([0-9]{1,2})[:时時点]([0-9]{2})分?(?::?([0-9]{2})秒?)?)?";
const year = "((?:19|20|21)[0-9]{2})";
export const yearFirst = [
  `^${year} ?年 ?([0-9]{1,2}) ?月 ?([0-9]{1,2}) ?[日号號]?${time}$`,
  `^${year}/([0-9]{1,2})/([0-9]{1,2})${time}$`,
  `^${year}[.] ?([0-9]{1,2})[.] ?([0-9]{1,2})[.]?${time}$`,
  `^${year}-([0-9]{1,2})-([0-9]{1,2})${time}$`,
] as const;
export const compactDay = `^${year}([0-9]{2})([0-9]{2})$`;

/** What databases and spreadsheets write where there is no day: read as missing. */
export const noDays = [
  "0000-00-00",
  "0000-00-00 00:00:00",
  "0000/00/00",
  "00000000",
  "1900-01-00",
  "00.00.0000",
  "00/00/0000",
] as const;

/** Days outside are typing errors, not days. */
export const firstDay = "1900-01-01";
export const lastDay = "2199-12-31";
