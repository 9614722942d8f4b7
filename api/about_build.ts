import type { Context } from "hono";
import { answer, askedOf, envelope, isKnown, jsonType, notModified, tagOf } from "./answer.ts";
import type { Env, Services } from "./context.ts";
import type { Reading } from "./reader.ts";

/** Answers with the facts of a build and what `make` computes from it; computed once for equal requests. */
export async function aboutBuild(
  c: Context<Env>,
  { reader, cache }: Services,
  build: string | undefined,
  make: (reading: Reading) => Promise<object>,
): Promise<Response> {
  return reader.with(build, async (reading) => {
    const { facts } = reading;
    const tag = tagOf(reading.build, [c.req.path, askedOf(c)]);
    if (isKnown(c, tag)) return notModified(facts, tag);
    const text = await cache.get(tag, async () => {
      const members = Object.entries(await make(reading)).map(([name, value]) => [
        name,
        JSON.stringify(value),
      ]);
      return envelope(facts, Object.fromEntries(members));
    });
    return answer(text, facts, tag, jsonType);
  });
}
