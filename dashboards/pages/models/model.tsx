import { useBatch } from "../../data/use_batch.ts";
import { useApp, useFormat } from "../../shell/context.ts";
import { PageHead } from "../../shell/page_head.tsx";
import type { Place } from "../../shell/place.ts";
import { Batched, marks, State } from "../../shell/states.tsx";
import { ForecastBlock } from "../executive/forecast.tsx";
import { Deciles, Origins } from "./backtest_blocks.tsx";
import { ChurnCalibration, ChurnRanking, Drivers } from "./churn_blocks.tsx";
import { ClusterChoice } from "./cluster_choice.tsx";
import { Covariates } from "./covariates.tsx";
import { Documentation } from "./documentation.tsx";
import { Fit } from "./fit.tsx";
import { Independence } from "./independence.tsx";
import { statusOf, titleOf } from "./judge.ts";
import { loadModels, type ModelsData } from "./load.ts";
import { Ranking } from "./ranking.tsx";
import { Renewal } from "./renewal.tsx";
import { Weights } from "./weights.tsx";

/** A model's documentation: what is declared of it, what it learnt here, and how well it did. */
export function ModelPage({ place }: { place: Place }) {
  const { language } = useApp();
  const id = decodeURIComponent(place.path.slice("/models/".length));
  const batch = useBatch(`${id} ${language}`, (client, request) => loadModels(client, language, request));
  return (
    <Batched batch={batch} heights={[80, 260, 320, 280, 280]}>
      {(data) => <Page id={id} data={data} />}
    </Batched>
  );
}

function Page({ id, data }: { id: string; data: ModelsData }) {
  const { words } = useApp();
  const own = words.models;
  const format = useFormat(data.models);
  const model = data.models.rows.find((row) => row.model === id);
  const back = (
    <a class="back" href="/models">
      ← {own.back}
    </a>
  );
  if (!model) {
    return (
      <>
        <PageHead title={own.missingTitle(id)}>{back}</PageHead>
        <State mark={marks.nowhere} title={own.missingTitle(id)}>
          <p>{own.missingBody}</p>
        </State>
      </>
    );
  }
  const { kind } = model;
  const title = titleOf(id, data, words);
  const status = statusOf(id, kind, data);
  const shared = { id, data, format };
  const isTried = data.backtest.rows.some((row) => row.candidate === id && row.predicted !== null);
  const isJudged = data.churn.rows.some((row) => row.candidate === id);
  return (
    <>
      <PageHead title={title}>{back}</PageHead>
      <p class="intro">
        <span class="model-status" data-status={status}>
          {own.status[status]}
        </span>{" "}
        · {Object.hasOwn(own.kind, kind) ? own.kind[kind as keyof typeof own.kind] : kind} · {model.summary}
      </p>
      <div class="grid">
        {isTried && (
          <>
            <Origins {...shared} />
            <Deciles {...shared} />
            <Ranking data={data} format={format} span={12} />
          </>
        )}
        {isJudged && (
          <>
            <ChurnCalibration {...shared} />
            <Drivers {...shared} />
            <ChurnRanking data={data} format={format} span={12} />
          </>
        )}
        {id === "mbg_nbd_covariates" && <Covariates data={data} format={format} />}
        {id === "clusters" && <ClusterChoice data={data} format={format} />}
        {kind === "spend" && <Independence data={data} format={format} />}
        {(kind === "contractual" || id === "bg_bb") && <Renewal data={data} format={format} />}
        {id === "clv" && (
          <ForecastBlock
            rows={data.forecast.rows}
            fits={data.fits.rows}
            facts={data.forecast}
            format={format}
          />
        )}
        {id === "loyalty" && (
          <Weights
            format={format}
            rows={data.loyaltyWeights.rows.map(({ score, weight }) => ({
              id: score,
              weight,
              table: "loyalty",
              column: `${score}_score`,
            }))}
          />
        )}
        {id === "model_value" && (
          <Weights
            format={format}
            rows={data.modelValueWeights.rows.map(({ input, weight }) => ({
              id: input,
              weight,
              table: "model_value",
              column: input,
            }))}
          />
        )}
        <Documentation {...shared} title={title} />
        <Fit {...shared} status={status} />
      </div>
    </>
  );
}
