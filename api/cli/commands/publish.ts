import { publish } from "../../../models/index.ts";
import { command } from "../command.ts";

export const publishCommand = command(
  "publish",
  "Let readers see a build: the latest one, or the one named.",
  "tessera publish",
  async ({ project, output, args }) => {
    const published = await publish(project.config, project.base, args[0]);
    output.result(published, [`Published ${published.build}`]);
  },
).argument("[build]", "id of a build");
