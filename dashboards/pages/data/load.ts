import type { Client } from "../../data/client.ts";
import { together } from "../../data/together.ts";

export type DataPageData = Awaited<ReturnType<typeof loadDataPage>>;

const all = { limit: 1000 };

export async function loadDataPage(client: Client, request: { signal: AbortSignal }) {
  return together(() => ({
    build: client.table("build", all, request),
    sources: client.table("source", all, request),
    reconciliation: client.table("reconciliation", all, request),
    quarantine: client.table("quarantine_reason", { ...all, order: ["-rows"] }, request),
    checks: client.table("check", { ...all, order: ["is_passed", "severity"] }, request),
    models: client.table("model_fit", all, request),
  }));
}
