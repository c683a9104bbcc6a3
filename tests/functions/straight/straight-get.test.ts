import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createServer as createSecureServer, getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterEach, expect, test } from 'vitest';
import { type SignedGet, straightGet } from '../../../functions/adapters/straight/straight-get.ts';
import { StorageFault } from '../../../functions/faults.ts';
import { selfSigned } from '../../support/self-signed.ts';

const servers: Server[] = [];
const sockets: Socket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const server of servers.splice(0)) server.close();
});

type Serve = (socket: Socket) => unknown;

/** A server that does as it is told once it has been asked. */
async function serving(serve: Serve, server: Server = createServer(), secure = false): Promise<SignedGet> {
  server.on(secure ? 'secureConnection' : 'connection', (socket: Socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.once('data', () => void serve(socket));
  });
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const to = secure ? { protocol: 'https:', hostname: 'localhost' } : { protocol: 'http:', hostname: '127.0.0.1' };
  return { method: 'GET', ...to, port, path: '/k', query: { versionId: 'v/1' }, headers: { host: 'h' } };
}

const patience = { connection: 2_000, silence: 2_000 };
const size = 3_000_000;
const object = Uint8Array.from({ length: size }, (_, index) => (index * 7919) % 251);
const head = `HTTP/1.1 200 OK\r\ncontent-length: ${size}\r\nx-amz-version-id: v/1\r\n\r\n`;

/** Says these and nothing more. */
const says =
  (...parts: readonly (string | Uint8Array)[]): Serve =>
  (socket) => {
    for (const part of parts) socket.write(part);
  };
const saysAndEnds =
  (...parts: readonly (string | Uint8Array)[]): Serve =>
  (socket) => {
    says(...parts)(socket);
    socket.end();
  };
/** Each part goes out by itself. */
const saysSlowly =
  (...parts: readonly (string | Uint8Array)[]): Serve =>
  async (socket) => {
    socket.setNoDelay(true);
    for (const part of parts) await new Promise((done) => socket.write(part, done));
  };
const cut = (bytes: Uint8Array, length: number): Uint8Array[] =>
  Array.from({ length: Math.ceil(bytes.length / length) }, (_, index) => bytes.subarray(index * length, (index + 1) * length));

async function read(request: SignedGet, waits = patience): Promise<Buffer | null> {
  const answer = await straightGet(request, size, waits);
  if (answer === null) return null;
  const pieces: Uint8Array[] = [];
  for await (const piece of answer.pieces) pieces.push(piece.slice());
  return Buffer.concat(pieces);
}
const isObject = (bytes: Buffer | null): boolean => bytes?.equals(object) === true;

const whole: [string, Serve][] = [
  ['at once', says(Buffer.concat([Buffer.from(head), object]))],
  ['whose head comes byte by byte', saysSlowly(...head, object)],
  ['whose head is cut within its end', saysSlowly(head.slice(0, -2), head.slice(-2), object)],
  ['in small pieces', saysSlowly(head, ...cut(object, 16_001))],
  ['and a connection that ends with it', saysAndEnds(head, object)],
];
test.each(whole)('gives the bytes of an object %s', async (_how, serve) => {
  expect(isObject(await read(await serving(serve)))).toBe(true);
});

test('reads over TLS too, of those alone whom the machine trusts', async () => {
  const shown = selfSigned();
  const request = await serving(saysSlowly(head, ...cut(object, 100_000)), createSecureServer(shown), true);
  expect(await read(request)).toBeNull();
  const trusted = getCACertificates('default');
  setDefaultCACertificates([...trusted, shown.cert]);
  try {
    expect(isObject(await read(request))).toBe(true);
    expect(await read({ ...request, hostname: '127.0.0.1' })).toBeNull();
  } finally {
    setDefaultCACertificates(trusted);
  }
});

test('sends what was signed, and that the connection ends with it', async () => {
  const request = await serving((socket) => socket.end());
  const sent = new Promise((resolve) => {
    servers[0]?.on('connection', (socket) => socket.once('data', (bytes) => resolve(bytes.toString())));
  });
  await read({ ...request, headers: { host: 'h', authorization: 'AWS4 x=1' } });
  expect(await sent).toBe('GET /k?versionId=v%2F1 HTTP/1.1\r\nhost: h\r\nauthorization: AWS4 x=1\r\nconnection: close\r\n\r\n');
});

const others: [string, Serve][] = [
  ['an error', says('HTTP/1.1 503 Slow Down\r\ncontent-length: 0\r\n\r\n')],
  ['an error of the same length', says(head.replace('200 OK', '403 Forbidden'), object)],
  ['another length', says(`HTTP/1.1 200 OK\r\ncontent-length: ${size + 1}\r\n\r\n`)],
  ['no length', says('HTTP/1.1 200 OK\r\n\r\n')],
  ['chunks', says(head.replace('\r\n\r\n', '\r\ntransfer-encoding: chunked\r\n\r\n'))],
  ['a range', says(head.replace('200 OK', '206 Partial Content'))],
  ['no HTTP', says('+PONG\r\n\r\n')],
  ['a head without an end', says(`HTTP/1.1 200 OK\r\nx: ${'x'.repeat(1 << 17)}`)],
  ['nothing', saysAndEnds()],
  ['silence', says()],
  ['a reset', (socket) => socket.resetAndDestroy()],
];
test.each(others)('leaves %s to the SDK', async (_what, serve) => {
  expect(await read(await serving(serve), { connection: 2_000, silence: 100 })).toBeNull();
});

test('leaves a server that is not there, and a header that cannot be sent, to the SDK', async () => {
  const request = await serving(says(head, object));
  expect(await read({ ...request, headers: { host: 'h\r\nx: y' } })).toBeNull();
  await new Promise((closed) => servers.splice(0)[0]?.close(closed));
  expect(await read(request)).toBeNull();
});

const broken: [string, Serve, string][] = [
  ['ends early', saysAndEnds(head, object.subarray(0, 100_000)), 'StorageFault'],
  ['stops in the middle', says(head, object.subarray(0, 100_000)), 'TimeoutError'],
];
test.each(broken)('an object that %s is a fault', async (_what, serve, name) => {
  await expect(read(await serving(serve), { connection: 2_000, silence: 500 })).rejects.toThrow(expect.objectContaining({ name }));
});

test('bytes behind the object are a fault where they come with it', async () => {
  const request = await serving(says(Buffer.concat([Buffer.from(head.replace(String(size), '10')), object.subarray(0, 11)])));
  const answer = await straightGet(request, 10, patience);
  await expect(answer?.pieces[Symbol.asyncIterator]().next()).rejects.toThrow(StorageFault);
});

test('a reader that stops early ends the connection', async () => {
  const request = await serving(says(head, object.subarray(0, 1_000_000)));
  const answer = await straightGet(request, size, patience);
  const closed = new Promise((resolve) => sockets[0]?.once('close', resolve));
  for await (const piece of answer?.pieces ?? []) {
    expect(piece.length).toBeGreaterThan(0);
    break;
  }
  await closed;
});

/** Reads on only when no byte has come for longer than the patience with a peer: that silence is the reader's. @returns how much came */
async function readLate(peer: () => Socket, pieces: AsyncIterable<Uint8Array>, seen: (waiting: number) => void): Promise<number> {
  let come = 0;
  for await (const piece of pieces) {
    for (let [before, still] = [Number.NaN, 0]; come === 0 && still < 8; ) {
      still = before === peer().writableLength ? still + 1 : 0;
      before = peer().writableLength;
      await new Promise((later) => setTimeout(later, 50));
    }
    if (come === 0) seen(peer().writableLength);
    come += piece.length;
  }
  return come;
}

const large = new Uint8Array(64_000_000).fill(7);
const headOfLarge = head.replace(String(size), String(large.length));

test('a peer waits while its reader does, however long, and then goes on', async () => {
  const answer = await straightGet(await serving(says(headOfLarge, ...cut(large, 1_000_000))), large.length, {
    connection: 2_000,
    silence: 300,
  });
  let waiting = 0;
  const come = await readLate(
    () => sockets[0] as Socket,
    answer?.pieces as AsyncIterable<Uint8Array>,
    (length) => {
      waiting = length;
    },
  );
  expect(waiting).toBeGreaterThan(0);
  expect(come).toBe(large.length);
});

test('a peer that falls silent after its reader had it wait is a fault too', async () => {
  const request = await serving(says(headOfLarge, ...cut(large, 1_000_000).slice(0, 20)));
  const answer = await straightGet(request, large.length, { connection: 2_000, silence: 300 });
  const reading = readLate(
    () => sockets[0] as Socket,
    answer?.pieces as AsyncIterable<Uint8Array>,
    () => undefined,
  );
  await expect(reading).rejects.toThrow(expect.objectContaining({ name: 'TimeoutError' }));
});
