import { Transform } from "node:stream";

const stallMilliseconds = 600_000;

/** Passes bytes on, tells how many, and fails when none come for ten minutes: a dead network makes no noise. */
export function watched(tell: (bytes: number) => void): Transform {
  const fail = () => stream.destroy(new Error("connection stood still for ten minutes"));
  let timer = setTimeout(fail, stallMilliseconds);
  const stream = new Transform({
    highWaterMark: 1 << 20,
    transform(piece: Buffer, _, done) {
      timer.refresh();
      tell(piece.length);
      done(null, piece);
    },
    destroy(error, done) {
      clearTimeout(timer);
      done(error);
    },
  });
  timer = timer.refresh();
  return stream;
}
