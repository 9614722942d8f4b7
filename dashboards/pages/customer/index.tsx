import { useBatch } from "../../data/use_batch.ts";
import { useApp, useFormat } from "../../shell/context.ts";
import { PageHead } from "../../shell/page_head.tsx";
import type { Place } from "../../shell/place.ts";
import { Search } from "../../shell/search.tsx";
import { Batched, marks, State } from "../../shell/states.tsx";
import { History } from "./history.tsx";
import { Loyalty, ModelValue } from "./indices.tsx";
import { TierLift } from "./lift.tsx";
import { Contacts, Orders, Products } from "./lists.tsx";
import { type CustomerData, loadCustomer } from "./load.ts";
import { Mix } from "./mix.tsx";
import { NextProducts } from "./next_products.tsx";
import { Profile } from "./profile.tsx";
import { Profit } from "./profit.tsx";
import { Quarters } from "./quarters.tsx";
import { Scores } from "./scores.tsx";
import { Timeline } from "./timeline.tsx";
import { ValueBlock } from "./value.tsx";

/** All that is known of one customer. */
export function CustomerPage({ place }: { place: Place }) {
  const { language, words } = useApp();
  const key = decodeURIComponent(place.path.slice("/customers/".length));
  const batch = useBatch(`${key} ${language}`, (client, request) =>
    loadCustomer(client, key, language, request),
  );
  const missing = (
    <>
      <PageHead title={words.customer.findTitle} />
      <State mark={marks.nowhere} title={words.customer.missingTitle(key)}>
        <p>{words.customer.missingBody}</p>
        <Search id="search-here" label={words.shell.search} />
      </State>
    </>
  );
  return (
    <Batched batch={batch} missing={missing} heights={[90, 300, 300, 280, 280]}>
      {(data) => <Record data={data} />}
    </Batched>
  );
}

function Record({ data }: { data: CustomerData }) {
  const { words } = useApp();
  const { record } = data;
  const format = useFormat(record);
  return (
    <>
      <PageHead title={record.customer.name ?? words.customer.unnamed}>
        <span class="muted">{record.customer_key}</span>
      </PageHead>
      <Profile record={record} format={format} />
      <div class="grid">
        <Scores data={data} format={format} />
        <Timeline data={data} format={format} />
        {record.transaction_score ? (
          <>
            <ValueBlock record={record} format={format} />
            <History record={record} format={format} />
            <TierLift record={record} format={format} />
            <Loyalty record={record} format={format} />
            <ModelValue record={record} format={format} />
            <Profit record={record} format={format} />
            <NextProducts record={record} format={format} />
            <Quarters record={record} format={format} />
            <Products record={record} format={format} />
            <Mix record={record} format={format} />
            <Orders data={data} format={format} />
          </>
        ) : (
          <>
            <Quarters record={record} format={format} />
            <ValueBlock record={record} format={format} />
            <Profit record={record} format={format} />
            <History record={record} format={format} />
            <TierLift record={record} format={format} />
            <Loyalty record={record} format={format} />
            <ModelValue record={record} format={format} />
          </>
        )}
        <Contacts data={data} format={format} />
      </div>
    </>
  );
}
