import type { ComponentChildren } from "preact";
import type { Batch } from "../data/use_batch.ts";
import { useApp } from "./context.ts";

/** A message in place of content: what is so, why, and what to do next. */
export function State({
  mark,
  title,
  children,
  isInline = false,
}: {
  mark: string;
  title: string;
  children?: ComponentChildren;
  isInline?: boolean;
}) {
  return (
    <div class={isInline ? "state inline" : "state"} role="status">
      <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.5" aria-hidden="true">
        <path d={mark} stroke-linecap="round" stroke-linejoin="round" />
      </svg>
      <h2>{title}</h2>
      {children}
    </div>
  );
}

export const marks = {
  empty: "M4 7h16v12H4zM4 7l2.5-3h11L20 7M9 12h6",
  done: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8 12.5l2.7 2.7L16 9.5",
  error: "M12 3l9.5 17h-19zM12 10v4m0 3v.01",
  key: "M14.5 9.5a4 4 0 1 0-3.4 4L13 15h2v2h2v2h3v-3l-5.6-5.4z",
  nowhere: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9 9l6 6m0-6l-6 6",
};

/** The shape of what comes. */
export function Skeleton({ heights }: { heights: readonly number[] }) {
  const { words } = useApp();
  return (
    <div class="grid" aria-busy="true">
      <span class="hidden" role="status">
        {words.shell.loading}
      </span>
      {heights.map((height, i) => (
        <div
          key={`${i}-${height}`}
          class={`skeleton ${i === 0 ? "span-12" : "span-6"}`}
          style={{ height: `${height}px` }}
        />
      ))}
    </div>
  );
}

/**
 * A page's content in each of its states. Content that was read stays, under a notice, when newer could not be read.
 */
export function Batched<T>({
  batch,
  heights = [120, 320, 320, 280, 280],
  missing,
  children,
}: {
  batch: Batch<T>;
  heights?: readonly number[];
  missing?: ComponentChildren;
  children: (value: T) => ComponentChildren;
}) {
  const { words } = useApp();
  const { value, isLoading, problem, retry } = batch;
  if (problem?.kind === "missing" && missing) return <>{missing}</>;
  const again = (
    <button type="button" class="button" onClick={retry}>
      {words.shell.retry}
    </button>
  );
  if (value === null) {
    if (isLoading || !problem) return <Skeleton heights={heights} />;
    if (problem.kind === "forbidden") {
      return (
        <State mark={marks.key} title={words.shell.forbiddenTitle}>
          <p>{words.shell.forbiddenBody}</p>
        </State>
      );
    }
    const what = problem.kind === "failed" ? problem.message : "404";
    return (
      <State mark={marks.error} title={words.shell.failedTitle}>
        <p>{words.shell.failedBody(what || words.shell.unreachable)}</p>
        {again}
      </State>
    );
  }
  return (
    <div class={isLoading ? "refreshing" : undefined} aria-busy={isLoading}>
      {problem?.kind === "failed" && (
        <State mark={marks.error} title={words.shell.failedTitle} isInline>
          <p>
            {words.shell.failedBody(problem.message)} {words.shell.failedHolds}
          </p>
          {again}
        </State>
      )}
      {children(value)}
    </div>
  );
}
