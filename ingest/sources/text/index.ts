export { isGzip, type Unpacked, ungzip } from "./gunzip.ts";
export { type Recognised, recognise } from "./magic.ts";
export { readPiece, unreadable, withFile } from "./readable.ts";
export { type TemporaryFolder, temporaryFolder } from "./temporary.ts";
