import iconv from "iconv-lite";
import type { Encoding } from "../../../source_config.ts";

export interface Decoder {
  /** Text of the next bytes; what ends in the middle of a character waits for the rest. */
  write(bytes: Buffer): string;
  /** What is left: nothing, or U+FFFD for half a character. */
  end(): string;
}

/**
 * A streaming decoder: bytes that are no character become U+FFFD. Not TextDecoder, whose tables differ from one
 * Node release to the next: windows-1252 without its euro sign, EUC-KR without the syllables Windows added.
 */
export function decoderOf(encoding: Encoding): Decoder {
  // Of GB 18030 all tables agree but for 18 signs, and the native one is twice as fast
  if (encoding === "gb18030") {
    const native = new TextDecoder(encoding, { ignoreBOM: true });
    return { write: (bytes) => native.decode(bytes, { stream: true }), end: () => native.decode() };
  }
  const decoder = iconv.getDecoder(encoding);
  return {
    write: (bytes) => decoder.write(bytes),
    end: () => decoder.end() ?? "",
  };
}

export function decode(encoding: Encoding, bytes: Buffer): string {
  const decoder = decoderOf(encoding);
  return decoder.write(bytes) + decoder.end();
}
