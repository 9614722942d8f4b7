import type { Client } from "../../data/client.ts";
import { together } from "../../data/together.ts";

export type DataPageData = Awaited<ReturnType<typeof loadDataPage>>;

const all = { limit: 1000 };

export async function loadDataPage(client: Client, request: { signal: AbortSignal }) {
  const [tables, { stale }] = await Promise.all([
    together(() => ({
      differenceTotals: client.table("system_difference_total", all, request),
      differences: client.table("system_difference", { limit: 50, order: ["-size"] }, request),
      build: client.table("build", all, request),
      sources: client.table("source", all, request),
      quality: client.table("data_quality", all, request),
      columns: client.table("data_quality_column", { ...all, order: ["completeness", "source"] }, request),
      references: client.table("data_quality_reference", { ...all, order: ["-unknown"] }, request),
      drift: client.table("drift", { ...all, order: ["-loaded_at"] }, request),
      quarantine: client.table("quarantine_reason", { ...all, order: ["-amount", "-rows"] }, request),
      checks: client.table("check", { ...all, order: ["is_passed", "severity"] }, request),
      models: client.table("model_fit", all, request),
    })),
    client.builds(request),
  ]);
  return { ...tables, stale };
}
