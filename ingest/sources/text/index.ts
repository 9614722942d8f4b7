export { type Detected, trusted } from "./encoding/detect.ts";
export { isGzip, type Unpacked, ungzip } from "./gunzip.ts";
export { type Recognised, recognise } from "./magic.ts";
export { openText, type Text, type TextOptions } from "./open.ts";
export { readPiece, unreadable, withFile } from "./readable.ts";
export { Sink } from "./sink.ts";
export { type Survey, survey } from "./survey.ts";
export { type TemporaryFolder, temporaryFolder } from "./temporary.ts";
