import type { CustomerRecord } from "../../index.ts";
import { partNames, readRecords, recordMembers } from "../../record.ts";
import { currentKey } from "../../resolve.ts";
import { command } from "../command.ts";
import { describeCustomer } from "../describe.ts";
import { NotFoundError } from "../exit.ts";
import { languageOf, published } from "../published.ts";

interface Options {
  lang?: string;
}

export const explainCommand = command<Options>(
  "explain",
  "Say what is known of one customer and why it has the tier and scores it has.",
  "tessera explain erp:C00042",
  async ({ project, output, options, args }) => {
    const lang = languageOf(project, options.lang);
    const asked = args[0]!;
    const [key, texts] = await published(project, async (db) => {
      const current = await currentKey(db, asked);
      return [current, (await readRecords(db, [current], partNames, lang)).get(current)] as const;
    });
    if (!texts) throw new NotFoundError(`no such customer: ${asked}; ids are written system:id`);
    const members = Object.entries(recordMembers(texts, partNames)).map(([name, json]) => [
      name,
      JSON.parse(json),
    ]);
    const record = { customer_key: key, ...Object.fromEntries(members) } as CustomerRecord;
    output.result(record, describeCustomer(record, project.config.company.baseCurrency, lang));
  },
)
  .argument("<customer>", "id, as system:id")
  .option("--lang <language>", "language of the reasons: en or zh");
