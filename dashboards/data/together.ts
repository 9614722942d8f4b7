import type { Facts } from "./client.ts";

type Answers = Record<string, Promise<Pick<Facts, "build">>>;

/**
 * Sends a page's requests at once and waits for all of them. When a publish came in between, so that answers are of
 * two builds, it asks again: a page shows one build or says that it cannot.
 */
export async function together<T extends Answers>(ask: () => T): Promise<{ [K in keyof T]: Awaited<T[K]> }> {
  for (let attempt = 0; attempt < 3; attempt++) {
    const asked = ask();
    const answers = await Promise.all(Object.values(asked));
    if (new Set(answers.map((answer) => answer.build)).size <= 1) {
      return Object.fromEntries(Object.keys(asked).map((name, i) => [name, answers[i]])) as {
        [K in keyof T]: Awaited<T[K]>;
      };
    }
  }
  throw new Error("builds were published while the page was being read");
}
