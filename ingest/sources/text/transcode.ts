import { createReadStream, createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import type { Encoding } from "../../source_config.ts";
import { decoderOf } from "./encoding/decode.ts";
import { unreadable } from "./readable.ts";
import type { Survey, Surveyor } from "./survey.ts";

export interface Transcoded {
  readonly survey: Survey;
  /** Whether U+FFFD stands somewhere, for bytes that are not valid in the encoding. */
  readonly isDamaged: boolean;
}

/** Writes a file anew in UTF-8, a piece at a time. `surveyor` sees what is written. */
export async function transcode(
  from: string,
  to: string,
  encoding: Encoding,
  surveyor: Surveyor,
): Promise<Transcoded> {
  const decoder = decoderOf(encoding);
  let isDamaged = false;
  const encode = (text: string): Buffer => {
    isDamaged ||= text.includes("\uFFFD");
    const bytes = Buffer.from(text, "utf8");
    surveyor.take(bytes);
    return bytes;
  };
  try {
    await pipeline(
      createReadStream(from, { highWaterMark: 1 << 19 }),
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) yield encode(decoder.write(chunk));
        yield encode(decoder.end());
      },
      createWriteStream(to, { highWaterMark: 1 << 20 }),
    );
  } catch (error) {
    throw unreadable(from, error);
  }
  return { survey: surveyor.end(), isDamaged };
}
