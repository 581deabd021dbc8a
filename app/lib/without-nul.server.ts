import { Transform } from "node:stream";

/**
 * Lets a page through without NUL bytes. React 18 writes into buffers of 2048 bytes and sends one whole when the next
 * character needs more bytes than are left: those stay empty and are sent as NUL, which browsers show as �. HTML itself
 * holds no NUL.
 */
export function withoutNul(): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, chunk.includes(0) ? Buffer.from(chunk.filter((byte) => byte !== 0)) : chunk);
    },
  });
}
