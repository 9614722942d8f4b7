import type { ViewRow } from "../../data/client.ts";
import { useBatch } from "../../data/use_batch.ts";
import type { Format } from "../../format/index.ts";
import { useApp, useFormat } from "../../shell/context.ts";
import { PageHead } from "../../shell/page_head.tsx";
import { Batched, marks, State } from "../../shell/states.tsx";
import { ChurnRanking } from "./churn_blocks.tsx";
import { pooled, statusOf, titleOf } from "./judge.ts";
import { loadModels, type ModelsData } from "./load.ts";
import { Ranking } from "./ranking.tsx";

type Model = ViewRow<"model">;

export const kinds = [
  "transactions",
  "spend",
  "value",
  "churn",
  "segments",
  "products",
  "contractual",
] as const;

export const modelAddress = (id: string): string => `/models/${encodeURIComponent(id)}`;

/** Which models the numbers rest on, and how well they do. */
export function ModelsPage() {
  const { language } = useApp();
  const batch = useBatch(language, (client, request) => loadModels(client, language, request));
  return (
    <Batched batch={batch} heights={[60, 320, 320, 220, 220]}>
      {(data) => <Overview data={data} />}
    </Batched>
  );
}

function Overview({ data }: { data: ModelsData }) {
  const { words } = useApp();
  const format = useFormat(data.models);
  const { models: own } = words;
  const rows = data.models.rows;
  const known = new Set<string>(kinds);
  return (
    <>
      <PageHead title={own.title(data.models.company)}>
        <span class="muted">{own.count(rows.length, format.exact(rows.length, "count"))}</span>
      </PageHead>
      <p class="intro">{own.intro}</p>
      <div class="grid">
        <Ranking data={data} format={format} span={7} />
        <ChurnRanking data={data} format={format} span={5} />
      </div>
      {rows.length === 0 && <State mark={marks.empty} title={words.shell.notYet} />}
      {[...kinds, ...new Set(rows.map((row) => row.kind).filter((kind) => !known.has(kind)))].map((kind) => (
        <Kind
          key={kind}
          kind={kind}
          models={rows.filter((row) => row.kind === kind)}
          data={data}
          format={format}
        />
      ))}
    </>
  );
}

function Kind({
  kind,
  models,
  data,
  format,
}: {
  kind: string;
  models: readonly Model[];
  data: ModelsData;
  format: Format;
}) {
  const { words } = useApp();
  const own = words.models;
  if (models.length === 0) return null;
  const order = Object.keys(own.status);
  const standing = models
    .map((model) => ({ model, status: statusOf(model.model, kind, data) }))
    .sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status));
  const title = Object.hasOwn(own.kind, kind) ? own.kind[kind as keyof typeof own.kind] : kind;
  return (
    <section class="model-kind" aria-label={title}>
      <h2>{title}</h2>
      <ul class="model-cards">
        {standing.map(({ model, status }) => (
          <li key={model.model} class="model-card" data-status={status}>
            <h3>
              <a href={modelAddress(model.model)}>{titleOf(model.model, data, words)}</a>
            </h3>
            <p class="model-status" data-status={status}>
              {own.status[status]}
            </p>
            <p>{model.summary}</p>
            <Figure id={model.model} data={data} format={format} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The one number that says most of how well a model does. */
function Figure({ id, data, format }: { id: string; data: ModelsData; format: Format }) {
  const { words } = useApp();
  const { figure } = words.models;
  const trial = pooled(data).find((row) => row.candidate === id && row.mae !== null);
  const told = data.churn.rows.find((row) => row.candidate === id);
  const write = (value: number | null) => format.axis(value, "number");
  if (trial) return <p class="muted number">{figure.transactions(write(trial.mae), write(trial.auc))}</p>;
  if (told) return <p class="muted number">{figure.churn(write(told.log_loss), write(told.auc))}</p>;
  return null;
}
