import { Snapshots } from "../../../ingest/index.ts";
import { buildsFolder } from "../../../models/index.ts";
import { command } from "../command.ts";

export const undoCommand = command(
  "undo",
  "Go back to the build published before the current one.",
  "tessera undo",
  async ({ project, output }) => {
    const { from, to } = await new Snapshots(buildsFolder(project.config, project.base)).undo();
    output.result({ from, to }, [`Readers see ${to} again; ${from} is kept until it is pruned`]);
  },
);
