import { isIP, type OnReadOpts, connect as openPlain, type Socket } from 'node:net';
import { setImmediate } from 'node:timers';
import { connect as openSecure } from 'node:tls';
import type { Patience } from '../patience.ts';
import { gatherPieces } from './gathered-pieces.ts';

/** Where a request goes. */
export interface Peer {
  readonly secure: boolean;
  readonly hostname: string;
  readonly port: number;
}

/** What a peer answers, in pieces: each may be overwritten when the next is asked for. */
export interface SocketPieces {
  /** null: the peer has ended. Rejects with what the socket says, or with a `TimeoutError`. */
  next(): Promise<Uint8Array | null>;
  close(): void;
}

/**
 * Sends a request and reads what comes straight into a few buffers that are filled again and again. A stream of Node's gives every piece
 * fresh memory, and `node:http` copies it once more: that took twice as long as the bytes take to come.
 *
 * Pieces are handed over once in a turn of the loop, so that records of TLS, of 16 KiB, come as many together. While enough of them wait the
 * socket is not read from, and the peer has to wait too.
 */
export function sendForPieces(peer: Peer, request: string, patience: Patience): SocketPieces {
  const gathered = gatherPieces();
  let asked: { resolve(piece: Uint8Array | null): void; reject(error: unknown): void } | null = null;
  let ended: { readonly error: Error | null } | null = null;
  let isDue = false;
  let isStopped = false;

  const answer = (): void => {
    isDue = false;
    if (asked === null) return;
    const piece = gathered.take();
    if (piece === null && ended === null) return;
    const { resolve, reject } = asked;
    asked = null;
    if (piece === null && ended?.error) reject(ended.error);
    else resolve(piece);
  };
  const answerSoon = (): void => {
    if (isDue || asked === null) return;
    isDue = true;
    setImmediate(answer);
  };
  const end = (error: Error | null): void => {
    ended ??= { error };
    answerSoon();
  };

  const socket = open(peer, {
    buffer: () => gathered.room(),
    callback(length) {
      gathered.filled(length);
      answerSoon();
      isStopped = gathered.isFull();
      // Who is not listened to cannot break a silence.
      if (isStopped) socket.setTimeout(0);
      return !isStopped;
    },
  });
  socket.once('error', end);
  socket.once('close', () => end(null));
  socket.once('connect', () => socket.setTimeout(patience.silence));
  socket.on('timeout', () => socket.destroy(Object.assign(new Error('a peer says nothing more'), { name: 'TimeoutError' })));
  socket.setTimeout(patience.connection);
  socket.write(request);

  const listenAgain = (): void => {
    isStopped = false;
    socket.setTimeout(patience.silence);
    socket.resume();
  };
  return {
    next() {
      const { promise, ...settle } = Promise.withResolvers<Uint8Array | null>();
      asked = settle;
      answer();
      if (isStopped && !gathered.isFull()) listenAgain();
      return promise;
    },
    close: () => void socket.destroy(),
  };
}

function open({ secure, hostname, port }: Peer, onread: OnReadOpts): Socket {
  const to = { host: hostname, port, onread };
  if (!secure) return openPlain(to);
  // Of Node's own certificates; of an address there is no name to ask for.
  return openSecure(isIP(hostname) === 0 ? { ...to, servername: hostname } : to);
}
