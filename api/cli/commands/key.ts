import { Command } from "commander";
import { createKey, listKeys, revokeKey } from "../../keys.ts";
import { command } from "../command.ts";
import { UsageError } from "../exit.ts";
import { keysFile } from "../project.ts";

interface CreateOptions {
  days?: string;
  decide?: boolean;
}

const create = command<CreateOptions>(
  "create",
  "Make a key for one client system. It is shown once; only its hash is kept.",
  "tessera key create crm --days 365",
  async ({ project, output, options, args }) => {
    const days = options.days === undefined ? undefined : Number(options.days);
    if (days !== undefined && !(days > 0))
      throw new UsageError(`--days is not a number of days: ${options.days}`);
    const now = new Date();
    const expiresAt = days === undefined ? undefined : new Date(now.getTime() + days * 86_400_000);
    const made = await createKey(
      keysFile(project),
      {
        name: args[0]!,
        scopes: options.decide ? ["read", "decide"] : ["read"],
        ...(expiresAt ? { expiresAt } : {}),
      },
      now,
    );
    output.result(made, [`${made.key}`, `Keep it now: it cannot be shown again (id ${made.id})`]);
  },
)
  .argument("<name>", "the system that will use it")
  .option("--days <n>", "days until it expires; never by default")
  .option("--decide", "let it say which records are one customer, too");

const list = command("list", "List the keys.", "tessera key list", async ({ project, output }) => {
  const keys = listKeys(keysFile(project));
  const state = (k: (typeof keys)[number]) =>
    k.revoked_at ? `revoked ${k.revoked_at}` : k.expires_at ? `until ${k.expires_at}` : "no end";
  output.result(
    keys,
    keys.length > 0
      ? keys.map((k) => `${k.id}  ${k.name}  ${state(k)}`)
      : ["No keys yet: tessera key create <name>"],
  );
});

const revoke = command(
  "revoke",
  "End a key at once.",
  "tessera key revoke 1a2b3c4d",
  async ({ project, output, args }) => {
    const ended = await revokeKey(keysFile(project), args[0]!, new Date());
    output.result(ended, [`Key ${ended.id} (${ended.name}) is revoked`]);
  },
).argument("<id>", "id of the key");

export const keyCommand = new Command("key")
  .description("Make, list and revoke API keys.")
  .addCommand(create)
  .addCommand(list)
  .addCommand(revoke);
