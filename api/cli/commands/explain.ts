import { Snapshots } from "../../../ingest/index.ts";
import { buildsFolder } from "../../../models/index.ts";
import type { CustomerRecord } from "../../index.ts";
import { partNames, readRecords, recordMembers } from "../../record.ts";
import { currentKey } from "../../resolve.ts";
import { command } from "../command.ts";
import { describeCustomer } from "../describe.ts";
import { NotFoundError, UsageError } from "../exit.ts";

interface Options {
  lang?: string;
}

export const explainCommand = command<Options>(
  "explain",
  "Say what is known of one customer and why it has the tier and scores it has.",
  "tessera explain erp:C00042",
  async ({ project, output, options, args }) => {
    const lang = options.lang ?? project.config.company.language;
    if (lang !== "en" && lang !== "zh") throw new UsageError(`unknown language: ${lang}; use en or zh`);
    const snapshots = new Snapshots(buildsFolder(project.config, project.base));
    const lease = await snapshots.lease();
    try {
      const asked = args[0]!;
      const key = await lease.use((db) => currentKey(db, asked));
      const texts = (await lease.use((db) => readRecords(db, [key], partNames, lang))).get(key);
      if (!texts) throw new NotFoundError(`no such customer: ${asked}; ids are written system:id`);
      const members = Object.entries(recordMembers(texts, partNames)).map(([name, json]) => [
        name,
        JSON.parse(json),
      ]);
      const record = { customer_key: key, ...Object.fromEntries(members) } as CustomerRecord;
      output.result(record, describeCustomer(record, project.config.company.baseCurrency, lang));
    } finally {
      lease.release();
      await snapshots.close();
    }
  },
)
  .argument("<customer>", "id, as system:id")
  .option("--lang <language>", "language of the reasons: en or zh");
