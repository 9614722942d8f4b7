import { moneySteps } from "../../charts/index.ts";
import type { CustomerRecord, Facts } from "../../data/client.ts";
import type { Format } from "../../format/index.ts";
import { Block } from "../../shell/block.tsx";
import { Chart } from "../../shell/chart.tsx";
import { useApp } from "../../shell/context.ts";
import { DataTable } from "../../shell/data_table.tsx";
import { marks, State } from "../../shell/states.tsx";

/** What the customer brings, what it could bring, and how the second was kept so far. */
export function ValueBlock({ record, format }: { record: CustomerRecord & Facts; format: Format }) {
  const { words, dictionary } = useApp();
  const { customer: own } = words;
  const { value } = record;
  if (!value) return null;
  const money = (amount: number | null) => format.compact(amount, "money");
  const steps = [
    { label: own.forecastPart, column: "forecast_value", amount: value.forecast_value, isTotal: false },
    {
      label: own.pipelinePart,
      column: "pipeline_beyond_forecast",
      amount: value.pipeline_beyond_forecast,
      isTotal: false,
    },
    {
      label: own.headroomPart,
      column: "headroom_beyond_forecast",
      amount: value.headroom_beyond_forecast ?? 0,
      isTotal: false,
    },
    { label: own.attainable, column: "attainable_value", amount: value.attainable_value, isTotal: true },
  ];
  const title = own.valueTitle(money(value.established_value), money(value.attainable_value));
  const facts = [
    {
      label: own.established,
      shown: money(value.established_value),
      more: "",
      column: "established_value",
    },
    { label: own.potential, shown: money(value.potential_value), more: "", column: "potential_value" },
    {
      label: own.wallet,
      shown: format.compact(value.share_of_wallet, "share"),
      more:
        value.wallet_source === "given"
          ? own.walletGiven
          : value.wallet_source === "peer_benchmark"
            ? own.walletPeers(format.exact(value.peers, "count"))
            : own.walletNone,
      column: "share_of_wallet",
    },
    {
      label: own.conversion,
      shown: format.compact(value.conversion, "rate"),
      more:
        value.conversion !== null && value.conversion_from
          ? own.conversionSince(format.day(value.conversion_from))
          : own.conversionNone,
      column: "conversion",
    },
  ];
  return (
    <Block
      id="value"
      span={7}
      title={title}
      subtitle={own.valueSubtitle(record.currency)}
      defined={[
        ...steps.map(({ column, label }) => ["customer_value", column, label] as const),
        ...facts.map(({ column, label }) => ["customer_value", column, label] as const),
      ]}
      table={() => (
        <DataTable
          caption={title}
          rows={steps}
          keyOf={(step) => step.column}
          format={format}
          fields={[
            { id: "part", label: words.models.part, value: (step) => step.label },
            { id: "amount", label: own.amount, unit: "money", value: (step) => step.amount },
          ]}
        />
      )}
    >
      {steps.every((step) => step.amount === 0) ? (
        <State mark={marks.empty} title={own.valueNone} isInline />
      ) : (
        <Chart
          id={record.build}
          title={title}
          format={format}
          draw={(options) => moneySteps(steps, options)}
        />
      )}
      <dl class="facts apart">
        {facts.map(({ label, shown, more, column }) => (
          <div key={column} data-tip={label} data-definition={dictionary.define("customer_value", column)}>
            <dt>{label}</dt>
            <dd>
              {shown}
              {more && <span class="sub muted">{more}</span>}
            </dd>
          </div>
        ))}
      </dl>
      {value.reasons.length > 0 && (
        <ul class="reasons notes">
          {value.reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
    </Block>
  );
}
