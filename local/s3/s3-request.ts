import type { IncomingMessage } from 'node:http';
import { S3Error } from './s3-error.ts';

/** One request as S3 sees it. Names are decoded; `rawPath` and `rawQuery` stay as sent, because the signature is over them. */
export interface S3Request {
  readonly incoming: IncomingMessage;
  readonly method: string;
  readonly rawPath: string;
  readonly rawQuery: string;
  /** Empty for the service itself. */
  readonly bucket: string;
  /** Empty for a bucket. */
  readonly key: string;
  readonly query: ReadonlyMap<string, string>;
  /** Upper-case hex, as S3 makes them; goes into the answer and into the event. */
  readonly id: string;
  header(name: string): string | undefined;
  /** Of all headers, those that a presigned link carries in its query included. */
  headerNames(): string[];
}

/**
 * Reads the target by hand: `new URL` would resolve `..` and `//`, which are ordinary parts of an S3 key.
 * @throws S3Error InvalidURI when the escapes are not UTF-8
 */
export function readRequest(incoming: IncomingMessage, id: string): S3Request {
  const target = incoming.url ?? '/';
  const mark = target.indexOf('?');
  const rawPath = mark < 0 ? target : target.slice(0, mark);
  const rawQuery = mark < 0 ? '' : target.slice(mark + 1);
  const slash = rawPath.indexOf('/', 1);
  const query = new Map(queryPairs(rawQuery));
  const hoisted = hoistedHeaders(query);
  return {
    incoming,
    id,
    rawPath,
    rawQuery,
    method: incoming.method ?? 'GET',
    bucket: decode(slash < 0 ? rawPath.slice(1) : rawPath.slice(1, slash)),
    key: slash < 0 ? '' : decode(rawPath.slice(slash + 1)),
    query,
    header(name) {
      const value = incoming.headers[name] ?? hoisted.get(name);
      return Array.isArray(value) ? value.join(',') : value;
    },
    headerNames: () => [...new Set([...Object.keys(incoming.headers), ...hoisted.keys()])],
  };
}

/**
 * A presigner moves the x-amz headers into the query of the link, where S3 honours them. But for checksums: the SDK signs that of the
 * empty body it has when it presigns, and S3 does not hold the upload to it.
 */
function hoistedHeaders(query: ReadonlyMap<string, string>): Map<string, string> {
  if (!query.has('X-Amz-Algorithm')) return new Map();
  return new Map([...query].filter(([name]) => /^x-amz-(meta-|tagging|object-lock-|metadata-directive|copy-source)/.test(name)));
}

/** The pairs of a query in their order; `+` is a space here, unlike in a path. */
export function queryPairs(rawQuery: string): [name: string, value: string][] {
  return rawQuery
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const equals = pair.indexOf('=');
      const name = equals < 0 ? pair : pair.slice(0, equals);
      const value = equals < 0 ? '' : pair.slice(equals + 1);
      return [decode(name.replaceAll('+', ' ')), decode(value.replaceAll('+', ' '))];
    });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new S3Error('InvalidURI');
  }
}

/** A number parameter of a listing. @throws S3Error InvalidArgument when it is not a whole number from 0 on */
export function countParameter(request: S3Request, name: string, otherwise: number): number {
  const text = request.query.get(name);
  if (text === undefined || text === '') return otherwise;
  if (!/^\d{1,9}$/.test(text)) throw new S3Error('InvalidArgument', `Argument ${name} must be an integer between 0 and 2147483647`);
  return Number(text);
}
