import { useEffect, useState } from "preact/hooks";
import { useApp } from "../shell/context.ts";
import { type Client, client, ProblemError } from "./client.ts";

export type Problem =
  | { readonly kind: "failed"; readonly message: string }
  | { readonly kind: "forbidden" }
  | { readonly kind: "missing" };

/** What a page knows of its data. A value stays on screen while newer data are read or could not be. */
export interface Batch<T> {
  readonly value: T | null;
  readonly isLoading: boolean;
  readonly problem: Problem | null;
  readonly retry: () => void;
}

/** Reads data when the page opens and whenever `id` changes; an older reading that is under way is cancelled. */
export function useBatch<T>(
  id: string,
  load: (client: Client, request: { signal: AbortSignal }) => Promise<T>,
): Batch<T> {
  const { askKey } = useApp();
  const [attempt, setAttempt] = useState(0);
  const [batch, setBatch] = useState<Omit<Batch<T>, "retry">>({
    value: null,
    isLoading: true,
    problem: null,
  });

  // `id` stands for everything that `load` closes over.
  useEffect(() => {
    const controller = new AbortController();
    setBatch(({ value }) => ({ value, isLoading: true, problem: null }));
    load(client, { signal: controller.signal }).then(
      (value) => {
        if (!controller.signal.aborted) setBatch({ value, isLoading: false, problem: null });
      },
      (cause: unknown) => {
        if (controller.signal.aborted) return;
        if (cause instanceof ProblemError && cause.status === 401) askKey();
        setBatch(({ value }) => ({ value, isLoading: false, problem: problemOf(cause) }));
      },
    );
    return () => controller.abort();
  }, [id, attempt]);

  return { ...batch, retry: () => setAttempt((n) => n + 1) };
}

function problemOf(cause: unknown): Problem {
  if (!(cause instanceof ProblemError)) {
    return { kind: "failed", message: cause instanceof Error ? cause.message : String(cause) };
  }
  if (cause.status === 403) return { kind: "forbidden" };
  if (cause.status === 404) return { kind: "missing" };
  return { kind: "failed", message: `${cause.status} ${cause.message}` };
}
