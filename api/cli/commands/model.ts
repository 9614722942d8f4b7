import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Snapshots } from "../../../ingest/index.ts";
import { buildsFolder } from "../../../models/index.ts";
import { command } from "../command.ts";
import { NotFoundError, UsageError } from "../exit.ts";
import { modelIds, modelPage } from "../model_page.ts";

interface Options {
  lang?: string;
  into?: string;
}

export const modelCommand = command<Options>(
  "model",
  "Say what a model assumes, reads and gives, and how well it does on this company's own data.",
  "tessera model pareto_nbd\n  tessera model --into model-pages",
  async ({ project, output, options, args }) => {
    const lang = options.lang ?? project.config.company.language;
    if (lang !== "en" && lang !== "zh") throw new UsageError(`unknown language: ${lang}; use en or zh`);
    const snapshots = new Snapshots(buildsFolder(project.config, project.base));
    const lease = await snapshots.lease();
    try {
      const models = await lease.use(modelIds);
      const page = async (id: string) => {
        const text = await lease.use((db) => modelPage(db, id, lang));
        if (text === null) {
          const known = models.map(({ model }) => model).join(", ");
          throw new NotFoundError(`no such model: ${id}; take one of ${known}`);
        }
        return text;
      };
      const asked = args[0];
      if (options.into !== undefined) {
        await mkdir(options.into, { recursive: true });
        const written: string[] = [];
        for (const { model } of asked ? [{ model: asked }] : models) {
          const path = join(options.into, `${model}.md`);
          await writeFile(path, await page(model));
          written.push(path);
        }
        output.result(written, written);
      } else if (asked === undefined) {
        output.result(
          models,
          models.map(({ model, title, kind }) => `${model.padEnd(24)}${kind.padEnd(14)}${title}`),
        );
      } else {
        const text = await page(asked);
        output.result({ model: asked, page: text }, [text]);
      }
    } finally {
      lease.release();
      await snapshots.close();
    }
  },
)
  .argument("[model]", "its id; all of them are listed without one")
  .option("--lang <language>", "language of the page: en or zh")
  .option("--into <folder>", "write the page, or all pages, as Markdown files");
