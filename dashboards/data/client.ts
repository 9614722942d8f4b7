import { type Client, createClient, type ViewRow } from "../../api/client.ts";

export {
  type Client,
  type CustomerRecord,
  type Facts,
  ProblemError,
  type Stale,
  type Summary,
  type TableDoc,
  type ViewId,
  type ViewRow,
  type Where,
} from "../../api/client.ts";

export type Tier = ViewRow<"customer_tier">["tier"];
export type ListRow = ViewRow<"customer_list">;

export const tiers: readonly Tier[] = ["high", "potential", "secondary", "low"];

const storedKey = "tessera.key";

/** The key lives in the tab only: closing it forgets the key. */
export const apiKey = {
  read: (): string | undefined => sessionStorage.getItem(storedKey) ?? undefined,
  write: (key: string): void => sessionStorage.setItem(storedKey, key),
};

export const client: Client = createClient({ key: apiKey.read, fetch: (...request) => fetch(...request) });
