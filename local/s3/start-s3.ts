import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { DatabaseSync } from 'node:sqlite';
import { listenOnLoopback } from '../machine/listen-on-loopback.ts';
import { lockDirectory } from '../machine/lock-directory.ts';
import { type Credentials, verifySignature } from './auth/verify-signature.ts';
import { allowLoopbackPages, answerPreflight } from './cors.ts';
import { createOutbox } from './outbox.ts';
import { sendError } from './respond.ts';
import { dispatch } from './routes.ts';
import { S3Error } from './s3-error.ts';
import { readRequest } from './s3-request.ts';
import type { S3Store } from './s3-store.ts';
import { openBlobs } from './store/blobs.ts';
import { openObjectRows } from './store/object-rows.ts';
import { createS3Tables } from './store/tables.ts';
import { timeHeader } from './time-header.ts';

export interface S3Options {
  /** Holds the objects' bytes; this process alone may use it. */
  readonly directory: string;
  /** 0 for any free one. */
  readonly port: number;
  readonly credentials: Credentials;
  /** Object time in ms: what LastModified and the events say. May stand still (the demo instant). */
  readonly clock: () => number;
  /** Opened by `openDatabase`; the queues live in the same one. Closed by the caller, after `stop`. */
  readonly database: DatabaseSync;
}

export interface S3Endpoint {
  readonly port: number;
  /** Lets running requests end (at most 5 s), then closes every connection. */
  stop(): Promise<void>;
  /** Called soon after commits that put events into the outbox, once for several; never after `stop`. */
  onEvent(listener: () => void): void;
}

/**
 * Starts the S3 endpoint on 127.0.0.1 (DESIGN §6, "Laptop").
 * @param realClock ms; checks the age of signatures, which clients make with their real clock even in a demo
 * @throws PortInUse, DirectoryInUse: plain messages for the terminal
 */
export async function startS3(options: S3Options, realClock: () => number = Date.now): Promise<S3Endpoint> {
  const lock = lockDirectory(options.directory);
  const events = listenersOnLaterTurn();
  const store = openStore(options, events.announce);
  const server = createServer((incoming, response) => void answer(store, options.credentials, realClock, incoming, response));
  // uploads may take as long as they need; the pool of the SDK keeps connections for longer than Node's 5 s
  server.requestTimeout = 0;
  server.keepAliveTimeout = 65_000;
  try {
    const port = await listenOnLoopback(server, options.port, 'ATTESTA_S3_PORT');
    return {
      port,
      onEvent: events.add,
      async stop() {
        await close(server);
        events.silence();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

function openStore({ directory, database, clock }: S3Options, announce: () => void): S3Store {
  createS3Tables(database);
  createOutbox(database);
  const rows = openObjectRows(database);
  const blobs = openBlobs(directory);
  blobs.sweep((blob) => rows.isReferenced(blob));
  return { database, rows, blobs, announce, objectTime: () => Math.floor(clock() / 1000) * 1000 };
}

/** The answer to a PUT does not wait for the listeners, and a burst of PUTs makes one call. */
function listenersOnLaterTurn() {
  const listeners: (() => void)[] = [];
  let pending: NodeJS.Immediate | null = null;
  const tell = () => {
    pending = null;
    for (const listener of listeners) listener();
  };
  return {
    add: (listener: () => void) => void listeners.push(listener),
    announce: () => {
      pending ??= setImmediate(tell);
    },
    silence: () => {
      if (pending) clearImmediate(pending);
      listeners.length = 0;
    },
  };
}

async function answer(
  store: S3Store,
  credentials: Credentials,
  realClock: () => number,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const id = randomBytes(8).toString('hex').toUpperCase();
  response.setHeader('x-amz-request-id', id);
  response.setHeader('server', 'AttestaS3');
  response.setHeader(timeHeader, new Date(store.objectTime()).toISOString());
  allowLoopbackPages(incoming, response);
  try {
    if (incoming.method === 'OPTIONS') return answerPreflight(incoming, response);
    const request = readRequest(incoming, id);
    const signature = verifySignature(request, credentials, realClock());
    await dispatch({ store, request, signature, response });
  } catch (error) {
    // what is left of the body must be read, or the client sees a broken pipe in place of the reason
    incoming.resume();
    sendError(response, { id, method: incoming.method ?? '', path: incoming.url ?? '' }, asS3Error(error, response));
  }
}

function asS3Error(error: unknown, response: ServerResponse): S3Error {
  if (error instanceof S3Error) return error;
  // a client that goes away in the middle of a download is nobody's fault
  if (!response.destroyed) console.error('S3 endpoint:', error);
  return new S3Error('InternalError');
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const impatience = setTimeout(() => server.closeAllConnections(), 5000);
    server.close(() => {
      clearTimeout(impatience);
      resolve();
    });
    server.closeIdleConnections();
  });
}
