export { type AppOptions, createApp } from "./app.ts";
export { isLoopback } from "./auth.ts";
export { openApiDocument } from "./docs.ts";
export {
  createKey,
  type Identity,
  KeyError,
  type KeyRecord,
  Keys,
  listKeys,
  type NewKey,
  revokeKey,
  type Scope,
  scopes,
} from "./keys.ts";
export { type ServeOptions, type Serving, serve } from "./serve.ts";
export type { CustomerRecord, Segments, Summary } from "./shapes.ts";
export { type ViewId, views } from "./views.ts";
