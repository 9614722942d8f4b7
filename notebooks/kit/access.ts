import { type Client, createClient, ProblemError } from "../../api/client.ts";

/** The dashboards' place for the key, so that it is asked for once a tab; closing the tab forgets it. */
const stored = "tessera.key";

export const key = {
  read: (): string | undefined => sessionStorage.getItem(stored) ?? undefined,
  write: (text: string): void => sessionStorage.setItem(stored, text),
};

/** Reads the published build from the server that the page came from. */
export const client: Client = createClient({ key: key.read });

export const needsKey = (error: unknown): boolean => error instanceof ProblemError && error.status === 401;

/** What went wrong and what to do, for a reader. */
export function explain(error: unknown): string {
  if (!(error instanceof ProblemError)) return `The server did not answer: ${error}. Is it running?`;
  if (error.status === 403) return `This key may not read these tables: ${error.message}.`;
  return `The server answered: ${error.message}.`;
}
