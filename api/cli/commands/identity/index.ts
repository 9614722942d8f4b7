import { Command } from "commander";
import { deciding } from "./decide.ts";
import { collisions, log, queue, show } from "./look.ts";

export const identityCommand = new Command("identity").description(
  "Which records are one customer: the pairs in doubt, decisions about them, customers of two owners.",
);
for (const one of [queue, show, ...deciding, log, collisions]) identityCommand.addCommand(one);
