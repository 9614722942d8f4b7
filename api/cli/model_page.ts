import type { Warehouse } from "../../ingest/index.ts";

type Language = "en" | "zh";

const headings = {
  en: {
    assumes: "It assumes",
    reads: "It reads",
    gives: "It gives",
    papers: "Sources",
    learnt: "What it learnt here",
    held: "How well it forecast this company's own past",
    churn: "How well it told who would not buy",
    notUsed: "No number of this build rests on it.",
    parameter: ["name", "value", "standard error", "note"],
    origin: (on: string | null) => on ?? "all",
    state: "state",
  },
  zh: {
    assumes: "假设",
    reads: "读取",
    gives: "给出",
    papers: "文献",
    learnt: "在本公司数据上的估计",
    held: "对本公司历史的预测表现",
    churn: "对不再购买客户的判别表现",
    notUsed: "本次构建没有数字基于此模型。",
    parameter: ["名称", "数值", "标准误", "说明"],
    origin: (on: string | null) => on ?? "全部",
    state: "状态",
  },
} as const;

const parts = ["assumes", "reads", "gives", "papers"] as const;

/** A number to six digits, however large or small; nothing where there is none. */
const shown = (value: unknown): string => {
  if (value === null || value === undefined) return "";
  return typeof value === "number" ? String(Number(value.toPrecision(6))) : String(value);
};

const cell = (value: unknown) => shown(value).replaceAll("|", "\\|").replaceAll("\n", " ");
const row = (cells: readonly unknown[]) => `| ${cells.map(cell).join(" | ")} |`;
const table = (head: readonly string[], rows: readonly (readonly unknown[])[]) =>
  [row(head), row(head.map(() => "---")), ...rows.map(row)].join("\n");

/** The ids of all documented models, in their order. */
export const modelIds = async (db: Warehouse): Promise<{ model: string; title: string; kind: string }[]> =>
  db.rows("SELECT model, title, kind FROM meta.model WHERE language = 'en' ORDER BY kind, model");

/**
 * A model's page as Markdown, made of the published build alone: what is declared of it, what its fit learnt, and how
 * it compared. Null for an unknown model.
 */
export async function modelPage(db: Warehouse, id: string, language: Language): Promise<string | null> {
  const words = headings[language];
  const [about] = await db.rows<{ title: string; summary: string }>(
    "SELECT title, summary FROM meta.model WHERE model = $1 AND language = $2",
    [id, language],
  );
  if (!about) return null;
  const statements = await db.rows<{ part: (typeof parts)[number]; statement: string }>(
    "SELECT part, statement FROM meta.model_statement WHERE model = $1 AND language = $2 ORDER BY position",
    [id, language],
  );
  const blocks = [`# ${about.title}`, about.summary];
  for (const part of parts) {
    const own = statements.filter((s) => s.part === part).map((s) => s.statement);
    const mark = (s: string) => (part === "reads" ? `- \`${s}\`` : `- ${s}`);
    if (own.length > 0) blocks.push(`## ${words[part]}`, own.map(mark).join("\n"));
  }
  blocks.push(`## ${words.learnt}`, (await learnt(db, id, language)) ?? words.notUsed);
  const held = await heldOut(db, id, language);
  if (held) blocks.push(`## ${words.held}`, held);
  const churn = await toldApart(db, id);
  if (churn) blocks.push(`## ${words.churn}`, churn);
  return `${blocks.join("\n\n")}\n`;
}

async function learnt(db: Warehouse, id: string, language: Language): Promise<string | null> {
  const rows = await db.rows<Record<"name" | "value" | "standard_error" | "note", unknown>>(
    `SELECT f.name, f.value, f.standard_error, f.note FROM meta.model_fit AS f
     WHERE f.model = $1 OR f.model IN (
       SELECT model FROM meta.model_fit WHERE model <> 'backtest' AND kind = 'state' AND name = 'model' AND note = $1
     )
     ORDER BY f.kind = 'parameter' DESC, f.kind = 'state' DESC, f.name`,
    [id],
  );
  if (rows.length === 0) return null;
  return table(
    headings[language].parameter,
    rows.map((r) => [r.name, r.value, r.standard_error, r.note]),
  );
}

const measures = [
  "actual",
  "predicted",
  "bias",
  "mae",
  "rmse",
  "auc",
  "log_score",
  "log_likelihood",
] as const;

async function heldOut(db: Warehouse, id: string, language: Language): Promise<string | null> {
  const words = headings[language];
  const rows = await db.rows<Record<string, unknown>>(
    `SELECT origin_on::VARCHAR AS origin_on, horizon, state, reason, is_chosen, ${measures.join(", ")}
     FROM mart.backtest WHERE candidate = $1 ORDER BY origin_no = 0, origin_no`,
    [id],
  );
  if (rows.length === 0) return null;
  return table(
    ["origin", "days", words.state, ...measures],
    rows.map((r) => [
      words.origin(r.origin_on as string | null),
      r.horizon,
      `${r.state}${r.reason ? `: ${r.reason}` : ""}${r.is_chosen ? " ✓" : ""}`,
      ...measures.map((m) => r[m]),
    ]),
  );
}

const judged = [
  "customers",
  "log_loss",
  "brier",
  "auc",
  "calibration_slope",
  "calibration_intercept",
] as const;

async function toldApart(db: Warehouse, id: string): Promise<string | null> {
  const rows = await db.rows<Record<string, unknown>>(
    `SELECT candidate, is_chosen, ${judged.join(", ")} FROM mart.churn_comparison
     WHERE EXISTS (SELECT 1 FROM mart.churn_comparison WHERE candidate = $1) ORDER BY log_loss`,
    [id],
  );
  if (rows.length === 0) return null;
  return table(
    ["candidate", ...judged],
    rows.map((r) => [`${r.candidate}${r.is_chosen ? " ✓" : ""}`, ...judged.map((m) => r[m])]),
  );
}
