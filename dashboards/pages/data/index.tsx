import { useEffect } from "preact/hooks";
import { useBatch } from "../../data/use_batch.ts";
import { useApp, useFormat } from "../../shell/context.ts";
import { PageHead } from "../../shell/page_head.tsx";
import { Batched } from "../../shell/states.tsx";
import { BuildBlock } from "./build.tsx";
import { Checks } from "./checks.tsx";
import { Completeness } from "./completeness.tsx";
import { Dictionary } from "./dictionary.tsx";
import { Differences } from "./differences.tsx";
import { Drift, Stopped } from "./drift.tsx";
import { type DataPageData, loadDataPage } from "./load.ts";
import { Models } from "./models.tsx";
import { QualityBlock } from "./quality.tsx";
import { References } from "./references.tsx";
import { Quarantine, Sources } from "./rows.tsx";

/** Where the numbers come from and whether they add up. */
export function DataPage() {
  const batch = useBatch("data", loadDataPage);
  return <Batched batch={batch}>{(data) => <Blocks data={data} />}</Batched>;
}

function Blocks({ data }: { data: DataPageData }) {
  const { words } = useApp();
  const format = useFormat(data.build);
  useEffect(() => {
    if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, []);
  return (
    <>
      <PageHead title={words.data.title(data.build.company)} />
      <div class="grid">
        <Stopped data={data} format={format} />
        <QualityBlock data={data} format={format} />
        <Quarantine data={data} format={format} />
        <Completeness data={data} format={format} />
        <References data={data} format={format} />
        <Differences data={data} format={format} />
        <Drift data={data} format={format} />
        <Sources data={data} format={format} />
        <Checks data={data} format={format} />
        <BuildBlock data={data} format={format} />
        <Models data={data} format={format} />
        <Dictionary format={format} />
      </div>
    </>
  );
}
