import { createHash } from "node:crypto";
import { join } from "node:path";
import {
  type ConfigInput,
  Look,
  type LookOptions,
  type Proposal,
  parseConfig,
  type Told,
  type Warehouse,
} from "../../../ingest/index.ts";
import { coreContent, TestCompany } from "../company.ts";

export interface Looked {
  readonly proposal: Proposal;
  readonly input: ConfigInput;
  readonly text: string;
}

/** What init makes of a folder or URL, taking every guess. */
export async function lookAt(
  target: string,
  base: string,
  told: Partial<Told> = {},
  options: LookOptions = {},
): Promise<Looked> {
  const look = await Look.at(target, options);
  try {
    const proposal = await look.propose({
      answers: new Map(),
      company: look.suggested,
      isNamed: false,
      currency: undefined,
      timeZone: { value: "UTC", isTold: true },
      ...told,
    });
    return { proposal, ...look.write(proposal, base, target) };
  } finally {
    look.close();
  }
}

/** A company that has nothing but a folder of exports, until init says what they are. */
export class NewCompany extends TestCompany {
  readonly exports = join(this.base, "exports");

  file(name: string, content: string | Uint8Array): this {
    return this.write(join("exports", name), content) as this;
  }

  /** Takes what init proposes for the folder as its configuration. */
  async init(told: Partial<Told> = {}, options: LookOptions = {}): Promise<Looked> {
    const looked = await lookAt(this.exports, this.base, told, options);
    if (looked.input.sources.length > 0) this.take(looked.input);
    return looked;
  }

  take(input: ConfigInput): this {
    Object.assign(this, { config: parseConfig(input) });
    return this;
  }
}

/** A hash of every core table, each sorted. */
export const coreHash = async (db: Warehouse): Promise<string> =>
  createHash("sha256")
    .update(JSON.stringify(await coreContent(db)))
    .digest("hex");

/** Source column, or field, behind each canonical column of an entity: what a reader of the configuration sees. */
export function mapped({ input }: Looked, source: string, entity: string): Record<string, unknown> {
  const found = input.sources.find((s) => s.name === source);
  const mapping = (found?.entities as Record<string, { columns: Record<string, unknown> }> | undefined)?.[
    entity
  ];
  if (!mapping)
    throw new Error(
      `no ${entity} in ${source}: ${input.sources.map((s) => `${s.name} (${Object.keys(s.entities)})`).join(", ")}`,
    );
  return mapping.columns;
}
