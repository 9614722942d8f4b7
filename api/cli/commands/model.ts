import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { command } from "../command.ts";
import { NotFoundError } from "../exit.ts";
import { modelIds, modelPage } from "../model_page.ts";
import { languageOf, published } from "../published.ts";

interface Options {
  lang?: string;
  into?: string;
}

export const modelCommand = command<Options>(
  "model",
  "Say what a model assumes, reads and gives, and how well it does on this company's own data.",
  "tessera model pareto_nbd\n  tessera model --into model-pages",
  async ({ project, output, options, args }) => {
    const lang = languageOf(project, options.lang);
    const asked = args[0];
    const { into } = options;
    const { models, pages } = await published(project, async (db) => {
      const known = await modelIds(db);
      const wanted = asked ? [asked] : into === undefined ? [] : known.map(({ model }) => model);
      const texts: [id: string, text: string][] = [];
      for (const id of wanted) {
        const text = await modelPage(db, id, lang);
        if (text === null) {
          const ids = known.map(({ model }) => model).join(", ");
          throw new NotFoundError(`no such model: ${id}; take one of ${ids}`);
        }
        texts.push([id, text]);
      }
      return { models: known, pages: texts };
    });
    if (into !== undefined) {
      await mkdir(into, { recursive: true });
      const written = pages.map(([id]) => join(into, `${id}.md`));
      for (const [i, [, text]] of pages.entries()) await writeFile(written[i]!, text);
      output.result(written, written);
    } else if (asked === undefined) {
      output.result(
        models,
        models.map(({ model, title, kind }) => `${model.padEnd(24)}${kind.padEnd(14)}${title}`),
      );
    } else {
      const text = pages[0]![1];
      output.result({ model: asked, page: text }, [text]);
    }
  },
)
  .argument("[model]", "its id; all of them are listed without one")
  .option("--lang <language>", "language of the page: en or zh")
  .option("--into <folder>", "write the page, or all pages, as Markdown files");
