import { Snapshots } from "../../../ingest/index.ts";
import { buildsFolder } from "../../../models/index.ts";
import { command } from "../command.ts";

export const buildsCommand = command(
  "builds",
  "List the builds, the published one first.",
  "tessera builds --json",
  async ({ project, output }) => {
    const snapshots = new Snapshots(buildsFolder(project.config, project.base));
    const [history, shelved] = await Promise.all([snapshots.history(), snapshots.list()]);
    const builds = [...new Set([...history, ...shelved])]
      .filter((id) => shelved.includes(id))
      .map((id) => ({
        build: id,
        state: id === history[0] ? "published" : history.includes(id) ? "earlier" : "built",
      }));
    output.result(
      builds,
      builds.length > 0 ? builds.map((b) => `${b.build}  ${b.state}`) : ["No builds yet: run `tessera run`"],
    );
  },
);
