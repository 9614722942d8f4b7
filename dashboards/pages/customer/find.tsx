import type { Client } from "../../data/client.ts";
import { useBatch } from "../../data/use_batch.ts";
import { Block } from "../../shell/block.tsx";
import { useApp, useFormat } from "../../shell/context.ts";
import { DataTable } from "../../shell/data_table.tsx";
import { PageHead } from "../../shell/page_head.tsx";
import { customerAddress, Search } from "../../shell/search.tsx";
import { Batched, marks, State } from "../../shell/states.tsx";
import { TierName } from "../../shell/tier.tsx";
import { segmentWord } from "../../words/segment.ts";

const fields = [
  "customer_key",
  "name",
  "tier",
  "rfm_segment",
  "established_value",
  "potential_value",
  "p_alive",
] as const;

const top = (client: Client, request: { signal: AbortSignal }) =>
  client.table("customer_list", { order: ["-established_value"], fields, limit: 20 }, request);

/** The way to a customer: by name or id, or from the most valuable ones. */
export function FindCustomer() {
  const { words } = useApp();
  const batch = useBatch("top", top);
  return (
    <>
      <PageHead title={words.customer.findTitle} />
      <div class="find">
        <p class="muted">{words.customer.findBody}</p>
        <Search id="find" label={words.shell.search} />
      </div>
      <Batched batch={batch} heights={[500]}>
        {(page) => <Top page={page} />}
      </Batched>
    </>
  );
}

function Top({ page }: { page: Awaited<ReturnType<typeof top>> }) {
  const { words } = useApp();
  const { customer: own, columns } = words;
  const format = useFormat(page);
  if (page.rows.length === 0) return <State mark={marks.empty} title={words.shell.notYet} />;
  return (
    <div class="grid">
      <Block id="top" span={12} title={own.topTitle} subtitle={`${own.topSubtitle} · ${page.currency}`}>
        <DataTable
          caption={own.topTitle}
          rows={page.rows}
          keyOf={(row) => row.customer_key}
          linkOf={(row) => customerAddress(row.customer_key)}
          format={format}
          fields={[
            {
              id: "name",
              label: columns.customer,
              value: (row) => row.name,
              show: (row) => row.name ?? own.unnamed,
            },
            { id: "key", label: columns.customer_key, value: (row) => row.customer_key, isMinor: true },
            {
              id: "tier",
              label: columns.tier,
              value: (row) => row.tier,
              show: (row) => <TierName tier={row.tier} />,
            },
            {
              id: "segment",
              label: columns.rfm_segment,
              value: (row) => (row.rfm_segment ? segmentWord(words, row.rfm_segment) : null),
            },
            {
              id: "established",
              label: columns.established_value,
              unit: "money",
              value: (row) => row.established_value,
            },
            {
              id: "potential",
              label: columns.potential_value,
              unit: "money",
              value: (row) => row.potential_value,
            },
            { id: "alive", label: columns.p_alive, unit: "probability", value: (row) => row.p_alive },
          ]}
        />
      </Block>
    </div>
  );
}
