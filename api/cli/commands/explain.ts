import { Snapshots } from "../../../ingest/index.ts";
import { buildsFolder } from "../../../models/index.ts";
import { readCustomer } from "../../index.ts";
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
      const record = await readCustomer(lease, args[0]!, lang);
      if (!record) throw new NotFoundError(`no such customer: ${args[0]}; ids are written system:id`);
      output.result(record, describeCustomer(record, project.config.company.baseCurrency, lang));
    } finally {
      lease.release();
      await snapshots.close();
    }
  },
)
  .argument("<customer>", "id, as system:id")
  .option("--lang <language>", "language of the reasons: en or zh");
