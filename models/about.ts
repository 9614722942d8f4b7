/** A sentence in both languages. */
export interface Bilingual {
  readonly en: string;
  readonly zh: string;
}

export const kinds = [
  "transactions",
  "spend",
  "contractual",
  "value",
  "churn",
  "segments",
  "products",
] as const;

/** What a model's page of documentation says of it, beside what it learnt and how well it did in the build. */
export interface About {
  /** As in meta.model_fit, such as pareto_nbd. */
  readonly id: string;
  /** As the field writes it, such as Pareto/NBD. */
  readonly title: string;
  readonly kind: (typeof kinds)[number];
  /** What it is for. */
  readonly summary: Bilingual;
  /** One sentence an assumption; what the user would have to believe. */
  readonly assumes: readonly Bilingual[];
  /** Published or internal columns it reads, such as mart.customer_rfm.frequency. */
  readonly reads: readonly string[];
  /** What it gives, one sentence a quantity. */
  readonly gives: readonly Bilingual[];
  readonly papers: readonly string[];
}
