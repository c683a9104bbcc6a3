import { StorageFault } from '../../faults.ts';
import type { Patience } from '../patience.ts';
import { type AnswerHead, LONGEST_HEAD, readAnswerHead } from './answer-head.ts';
import { type SocketPieces, sendForPieces } from './socket-pieces.ts';

/** A signed request as the SDK hands it to whoever sends it. */
export interface SignedGet {
  readonly method: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number | undefined;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | string[] | null>> | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

export interface StraightAnswer {
  readonly head: AnswerHead;
  /** The whole object, and no byte more or less: else a `StorageFault`. Each piece may be overwritten when the next is asked for. */
  readonly pieces: AsyncIterable<Uint8Array>;
}

/**
 * Gets an object of so many bytes over a connection of its own. null: S3 does not simply give it (an error, another length, no connection),
 * and the same request is to be sent as any other, which knows what to do about it.
 */
export async function straightGet(request: SignedGet, size: number, patience: Patience): Promise<StraightAnswer | null> {
  const sent = textOf(request);
  if (sent === null) return null;
  const secure = request.protocol === 'https:';
  const peer = { secure, hostname: request.hostname.replace(/^\[|\]$/g, ''), port: request.port ?? (secure ? 443 : 80) };
  const answer = sendForPieces(peer, sent, patience);
  const begun = await readHead(answer).catch(() => null);
  if (begun !== null && isWhole(begun.head, size)) return { head: begun.head, pieces: bodyOf(answer, begun.rest, size) };
  answer.close();
  return null;
}

/** null: nothing that can be written as it is. */
function textOf({ method, path, query = {}, headers }: SignedGet): string | null {
  const asked = Object.entries(query).flatMap(([name, values]) =>
    [values ?? []].flat().map((value) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`),
  );
  const target = asked.length > 0 ? `${path}?${asked.join('&')}` : path;
  const fields = Object.entries({ ...headers, connection: 'close' }).map(([name, value]) => `${name}: ${value}`);
  const lines = [`${method} ${target} HTTP/1.1`, ...fields];
  return method === 'GET' && lines.every((line) => /^[\x20-\x7e]+$/.test(line)) ? `${lines.join('\r\n')}\r\n\r\n` : null;
}

const isWhole = ({ status, headers }: AnswerHead, size: number): boolean =>
  status === 200 && headers['content-length'] === String(size) && !('transfer-encoding' in headers);

const END = '\r\n\r\n';

async function readHead(answer: SocketPieces): Promise<{ readonly head: AnswerHead; readonly rest: Uint8Array } | null> {
  let text = '';
  for (let piece = await answer.next(); piece !== null; piece = await answer.next()) {
    const before = text.length;
    // A character a byte: what stands behind the head is found again by its length.
    text += Buffer.from(piece.buffer, piece.byteOffset, Math.min(piece.length, LONGEST_HEAD)).toString('latin1');
    const end = text.indexOf(END);
    if (end >= 0) {
      const head = readAnswerHead(text.slice(0, end));
      return head && { head, rest: piece.subarray(end + END.length - before) };
    }
    if (text.length >= LONGEST_HEAD) return null;
  }
  return null;
}

async function* bodyOf(answer: SocketPieces, first: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  let come = 0;
  try {
    for (let piece: Uint8Array | null = first; piece !== null; piece = come < size ? await answer.next() : null) {
      come += piece.length;
      if (come > size) throw new StorageFault(`S3 gave more than the ${size} bytes of an object`);
      if (piece.length > 0) yield piece;
    }
    if (come < size) throw new StorageFault(`S3 gave ${come} bytes of the ${size} of an object`);
  } finally {
    answer.close();
  }
}
