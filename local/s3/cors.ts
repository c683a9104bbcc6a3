import type { IncomingMessage, ServerResponse } from 'node:http';

/** The console of the laptop is a page on loopback; pages from anywhere else get no CORS headers and so cannot read or write. */
const loopbackOrigin = /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?$/;

const exposed = ['ETag', 'x-amz-version-id', 'x-amz-request-id', 'x-amz-delete-marker', 'Content-Range'].concat(
  ['crc32', 'crc32c', 'crc64nvme', 'sha1', 'sha256'].map((name) => `x-amz-checksum-${name}`),
);

/** Lets a page on loopback read the answer, errors included. */
export function allowLoopbackPages(incoming: IncomingMessage, response: ServerResponse): void {
  const { origin } = incoming.headers;
  response.setHeader('vary', 'Origin');
  if (origin === undefined || !loopbackOrigin.test(origin)) return;
  response.setHeader('access-control-allow-origin', origin);
  response.setHeader('access-control-expose-headers', exposed.join(', '));
}

/** Answers a preflight, which browsers send unsigned. */
export function answerPreflight(incoming: IncomingMessage, response: ServerResponse): void {
  const { origin } = incoming.headers;
  const asked = incoming.headers['access-control-request-headers'];
  if (origin === undefined || !loopbackOrigin.test(origin)) {
    response.writeHead(403).end();
    return;
  }
  response.setHeader('access-control-allow-methods', 'GET, HEAD, PUT, POST, DELETE');
  if (asked) response.setHeader('access-control-allow-headers', asked);
  response.setHeader('access-control-max-age', '3000');
  // a page served from elsewhere on the machine asks for this before it may reach loopback (Private Network Access)
  if (incoming.headers['access-control-request-private-network'] === 'true')
    response.setHeader('access-control-allow-private-network', 'true');
  response.writeHead(200, { 'content-length': 0 }).end();
}
