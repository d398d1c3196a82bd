/** Frames of a WebSocket (RFC 6455, section 5): read from a client, written to one. */

/** What a frame is. */
export const OPCODE = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

/** A whole message, its pieces put together. */
export interface Frame {
  opcode: number;
  payload: Uint8Array;
}

/** A frame to a client, which is never masked. */
export function encodeFrame(opcode: number, payload: Uint8Array): Uint8Array {
  const { length } = payload;
  const extra = length < 126 ? 0 : length < 65_536 ? 2 : 8;
  const bytes = new Uint8Array(2 + extra + length);
  bytes[0] = 0x80 | opcode;
  const view = new DataView(bytes.buffer);
  bytes[1] = extra === 0 ? length : extra === 2 ? 126 : 127;
  if (extra === 2) view.setUint16(2, length);
  if (extra === 8) view.setBigUint64(2, BigInt(length));
  bytes.set(payload, 2 + extra);
  return bytes;
}

/** A reader that is given bytes as they come, and yields every message that is whole. */
export function createFrameReader(): (bytes: Uint8Array) => Generator<Frame> {
  let kept = new Uint8Array();
  let begun: Frame | undefined;
  return function* read(bytes) {
    const all = new Uint8Array(kept.length + bytes.length);
    all.set(kept);
    all.set(bytes, kept.length);
    let at = 0;
    for (let piece = decode(all, at); piece; piece = decode(all, at)) {
      at = piece.end;
      const isControl = piece.opcode >= OPCODE.close;
      if (isControl) {
        yield { opcode: piece.opcode, payload: piece.payload };
        continue;
      }
      begun = begun ? { ...begun, payload: concat(begun.payload, piece.payload) } : piece;
      if (!piece.last) continue;
      yield { opcode: begun.opcode, payload: begun.payload };
      begun = undefined;
    }
    kept = all.slice(at);
  };
}

interface Piece extends Frame {
  last: boolean;
  end: number;
}

/** The frame that begins at a place, when all of it is there. */
function decode(bytes: Uint8Array, at: number): Piece | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  if (bytes.length < at + 2) return undefined;
  const short = view.getUint8(at + 1) & 0x7f;
  const extra = short < 126 ? 0 : short === 126 ? 2 : 8;
  const maskAt = at + 2 + extra;
  if (bytes.length < maskAt + 4) return undefined;
  const length = extra === 0 ? short : extra === 2 ? view.getUint16(at + 2) : Number(view.getBigUint64(at + 2));
  const start = maskAt + 4;
  if (bytes.length < start + length) return undefined;
  const payload = bytes.slice(start, start + length);
  for (let i = 0; i < length; i++) payload[i] = (payload[i] ?? 0) ^ view.getUint8(maskAt + (i & 3));
  const first = view.getUint8(at);
  return { opcode: first & 0x0f, last: (first & 0x80) !== 0, payload, end: start + length };
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
