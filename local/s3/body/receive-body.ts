import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Signature } from '../auth/verify-signature.ts';
import { S3Error } from '../s3-error.ts';
import type { S3Request } from '../s3-request.ts';
import { decodeAwsChunked } from './aws-chunked.ts';
import {
  type ChecksumName,
  type Checksums,
  checksumLength,
  checksumNamed,
  checksumNames,
  type RunningChecksum,
  startChecksum,
} from './checksums.ts';
import { checkChunkSignatures, unsignedChunks } from './chunk-signatures.ts';

export interface ReceivedBody {
  readonly size: number;
  /** Hex. */
  readonly md5: string;
  readonly checksums: Checksums;
}

const largestBody = 5 * 1024 ** 3;

/**
 * Streams the body of a request, framing taken off, into `sink`, and checks everything the client said of it: length, MD5,
 * SHA-256 of the signature, signatures of the chunks, flexible checksums in headers and trailers.
 * @param extra checksums to compute although the client names none
 * @throws S3Error BadDigest, IncompleteBody, XAmzContentSHA256Mismatch, …; the sink then holds bytes to be thrown away
 */
export async function receiveBody(
  request: S3Request,
  signature: Signature,
  sink: (bytes: AsyncIterable<Buffer>) => Promise<void>,
  extra: readonly ChecksumName[] = [],
): Promise<ReceivedBody> {
  if (Number(request.header('content-length') ?? 0) > largestBody) throw new S3Error('EntityTooLarge');
  const chunked = signature.payload.startsWith('STREAMING-') ? openChunked(signature) : null;
  const named = namedChecksums(request);
  const computed = [...new Set([...named, ...extra])];
  const running = new Map<ChecksumName | 'md5', RunningChecksum>([...computed, 'md5' as const].map((name) => [name, startChecksum(name)]));
  const signed = /^[0-9a-f]{64}$/.test(signature.payload) ? startChecksum('sha256') : null;
  let size = 0;
  const tap = new Transform({
    transform(bytes: Buffer, _encoding, done) {
      size += bytes.length;
      for (const one of running.values()) one.update(bytes);
      signed?.update(bytes);
      done(null, bytes);
    },
  });
  const { incoming } = request;
  const flow = chunked ? pipeline(incoming, chunked.decoder, tap, sink) : pipeline(incoming, tap, sink);
  await flow.catch(blameTheClient);

  const broken = chunked?.fault();
  if (broken) throw broken;
  const declared = request.header('x-amz-decoded-content-length');
  if (declared !== undefined && Number(declared) !== size) throw new S3Error('IncompleteBody');
  if (signed && signed.digest().toString('hex') !== signature.payload) throw new S3Error('XAmzContentSHA256Mismatch');
  const md5 = running.get('md5')?.digest() ?? Buffer.alloc(0);
  checkMd5(request.header('content-md5'), md5);
  const checksums = Object.fromEntries(computed.map((name) => [name, running.get(name)?.digest().toString('base64')])) as Checksums;
  for (const name of named) checkOne(name, statedChecksum(request, chunked?.trailers, name), checksums[name]);
  return { size, md5: md5.toString('hex'), checksums };
}

/** The whole of a small body (XML) as text, under the same checks. @throws S3Error EntityTooLarge over 2 MiB */
export async function receiveText(request: S3Request, signature: Signature): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  await receiveBody(request, signature, async (bytes) => {
    for await (const piece of bytes) {
      size += piece.length;
      if (size > 2 * 1024 ** 2) throw new S3Error('EntityTooLarge');
      pieces.push(piece);
    }
  });
  return Buffer.concat(pieces).toString('utf8');
}

function openChunked(signature: Signature) {
  const known = ['STREAMING-UNSIGNED-PAYLOAD-TRAILER', 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD', 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER'];
  if (!known.includes(signature.payload)) throw new S3Error('NotImplemented', `${signature.payload} is not supported here`);
  const signed = signature.payload.startsWith('STREAMING-AWS4');
  return decodeAwsChunked(signed ? checkChunkSignatures(signature) : unsignedChunks, signed && signature.payload.endsWith('-TRAILER'));
}

/** The algorithms the client names: by a value in a header, by a trailer to come, or by asking for one. */
function namedChecksums(request: S3Request): ChecksumName[] {
  const inHeaders = checksumNames.filter((name) => request.header(`x-amz-checksum-${name}`) !== undefined);
  const inTrailer = (request.header('x-amz-trailer') ?? '').split(',').map(checksumNamed);
  const asked = checksumNamed(request.header('x-amz-sdk-checksum-algorithm') ?? '');
  return [...new Set([...inHeaders, ...inTrailer, asked])].filter((name) => name !== null);
}

function statedChecksum(request: S3Request, trailers: ReadonlyMap<string, string> | undefined, name: ChecksumName): string | undefined {
  const header = `x-amz-checksum-${name}`;
  const announced = (request.header('x-amz-trailer') ?? '').toLowerCase().includes(header);
  if (announced && !trailers?.has(header)) throw new S3Error('MalformedTrailerError');
  return request.header(header) ?? trailers?.get(header);
}

function checkOne(name: ChecksumName, stated: string | undefined, computed: string | undefined): void {
  if (stated === undefined || stated === computed) return;
  const label = name.toUpperCase();
  const wellFormed = Buffer.from(stated, 'base64').length === checksumLength[name];
  if (!wellFormed) throw new S3Error('InvalidRequest', `Value for x-amz-checksum-${name} header is invalid.`);
  throw new S3Error('BadDigest', `The ${label} you specified did not match the calculated checksum.`);
}

function checkMd5(stated: string | undefined, computed: Buffer): void {
  if (stated === undefined) return;
  const given = Buffer.from(stated, 'base64');
  if (given.length !== 16) throw new S3Error('InvalidDigest');
  if (!given.equals(computed)) throw new S3Error('BadDigest');
}

/** A connection that breaks in the middle of a body is the client's doing, not a fault of ours. */
function blameTheClient(error: NodeJS.ErrnoException): never {
  if (error.code === 'ECONNRESET' || error.code === 'ERR_STREAM_PREMATURE_CLOSE') throw new S3Error('IncompleteBody');
  throw error;
}
