export { type Address, parseAddress } from "./address.ts";
export { type Catalogue, catalogue, type Sample, sample } from "./catalogue.ts";
export { DatabaseError } from "./fault.ts";
export { linesSelect } from "./lines.ts";
export { openSession } from "./open.ts";
export type { CatalogueTable, DatabaseSession, Relation, Since, SourceColumn } from "./session.ts";
