/** Month names of the languages whose words do not contradict each other, full and as they are cut short. */
const names: readonly (readonly string[])[] = [
  ["january", "januar", "jänner", "janvier", "enero", "gennaio", "januari", "janeiro"],
  ["february", "februar", "feber", "février", "febrero", "febbraio", "februari", "fevereiro"],
  ["march", "märz", "maerz", "mars", "marzo", "maart", "março"],
  ["april", "avril", "abril", "aprile"],
  ["may", "mai", "mayo", "maggio", "mei", "maio"],
  ["june", "juni", "juin", "junio", "giugno", "junho"],
  ["july", "juli", "juillet", "julio", "luglio", "julho"],
  ["august", "août", "agosto", "augustus"],
  ["september", "septembre", "septiembre", "settembre", "setembro"],
  ["october", "oktober", "octobre", "octubre", "ottobre", "outubro"],
  ["november", "novembre", "noviembre", "novembro"],
  ["december", "dezember", "décembre", "diciembre", "dicembre", "dezembro"],
];
const short: readonly (readonly string[])[] = [
  ["jan", "jän", "janv", "ene", "gen"],
  ["feb", "févr", "fév", "fev"],
  ["mar", "mär", "mrz", "mrt"],
  ["apr", "avr", "abr"],
  ["mag"],
  ["jun", "giu"],
  ["jul", "juil", "lug"],
  ["aug", "aoû", "ago"],
  ["sep", "sept", "set"],
  ["oct", "okt", "ott", "out"],
  ["nov"],
  ["dec", "dez", "déc", "dic"],
];

export const englishMonths = names.map(([english]) => `${english![0]!.toUpperCase()}${english!.slice(1)}`);

/** Every spelling of a month in lower case, and the month's number from 1. */
export const monthOf: ReadonlyMap<string, number> = new Map(
  names.flatMap((full, i) => [...full, ...short[i]!].map((word) => [word, i + 1] as const)),
);

/** A word that may be a month's name; a full stop may end a short one. */
export const monthWord = "([A-Za-zäéûç]{3,})";
