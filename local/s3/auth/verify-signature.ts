import { timingSafeEqual } from 'node:crypto';
import { S3Error } from '../s3-error.ts';
import type { S3Request } from '../s3-request.ts';
import { canonicalRequest, hmac, sha256Hex, signingKey } from './canonical-request.ts';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** What the verified signature says of the body: signed chunks are chained on to it. */
export interface Signature {
  /** Hex SHA-256, `UNSIGNED-PAYLOAD`, or `STREAMING-…`. */
  readonly payload: string;
  readonly value: string;
  readonly key: Buffer;
  readonly date: string;
  readonly scope: string;
}

interface Claim {
  readonly presigned: boolean;
  readonly credential: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  readonly date: string;
  readonly payload: string;
}

const skewMs = 15 * 60_000;
const longestPresignSeconds = 7 * 86_400;

/**
 * Verifies a header or a presigned Signature Version 4 against the one pair of keys of the laptop.
 * @param realNow the real clock in ms, never the demo instant: clients sign with theirs
 * @throws S3Error AccessDenied, InvalidAccessKeyId, RequestTimeTooSkewed, SignatureDoesNotMatch and the malformed kinds
 */
export function verifySignature(request: S3Request, credentials: Credentials, realNow: number): Signature {
  const claim = request.query.has('X-Amz-Algorithm') ? readPresigned(request) : readHeader(request);
  const [accessKeyId, ...scopeParts] = claim.credential.split('/');
  const scope = scopeParts.join('/');
  if (!/^\d{8}\/[a-z0-9-]+\/s3\/aws4_request$/.test(scope)) throw new S3Error('AuthorizationHeaderMalformed');
  if (accessKeyId !== credentials.accessKeyId) throw new S3Error('InvalidAccessKeyId');
  checkTime(request, claim, scope, realNow);
  checkSignedHeaders(request, claim);
  const key = signingKey(credentials.secretAccessKey, scope);
  const canonical = canonicalRequest(request, claim.signedHeaders, claim.payload);
  const expected = hmac(key, ['AWS4-HMAC-SHA256', claim.date, scope, sha256Hex(canonical)].join('\n'));
  if (!sameHex(expected, claim.signature)) throw new S3Error('SignatureDoesNotMatch');
  return { payload: claim.payload, value: claim.signature, key, date: claim.date, scope };
}

export function sameHex(expected: Buffer, hex: string): boolean {
  const given = Buffer.from(hex, 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function readHeader(request: S3Request): Claim {
  const authorization = request.header('authorization');
  if (!authorization) throw new S3Error('AccessDenied');
  const found = /^AWS4-HMAC-SHA256\s+Credential=([^,\s]+),\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]{64})$/.exec(
    authorization.trim(),
  );
  const [, credential, signedHeaders, signature] = found ?? [];
  if (!credential || !signedHeaders || !signature) throw new S3Error('AuthorizationHeaderMalformed');
  const payload = request.header('x-amz-content-sha256');
  if (!payload) throw new S3Error('InvalidRequest', 'Missing required header for this request: x-amz-content-sha256');
  return {
    presigned: false,
    credential,
    signature,
    payload,
    signedHeaders: signedHeaders.split(';'),
    date: request.header('x-amz-date') ?? '',
  };
}

function readPresigned(request: S3Request): Claim {
  const parameter = (name: string) => {
    const value = request.query.get(name);
    if (!value) throw new S3Error('AuthorizationQueryParametersError', `Query-string authentication requires the ${name} parameter`);
    return value;
  };
  if (parameter('X-Amz-Algorithm') !== 'AWS4-HMAC-SHA256') throw new S3Error('AuthorizationQueryParametersError');
  return {
    presigned: true,
    credential: parameter('X-Amz-Credential'),
    signedHeaders: parameter('X-Amz-SignedHeaders').split(';'),
    signature: parameter('X-Amz-Signature'),
    date: parameter('X-Amz-Date'),
    payload: request.query.get('X-Amz-Content-Sha256') ?? request.header('x-amz-content-sha256') ?? 'UNSIGNED-PAYLOAD',
  };
}

function checkTime(request: S3Request, claim: Claim, scope: string, realNow: number): void {
  const signedAt = Date.parse(claim.date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  if (Number.isNaN(signedAt) || !claim.date.startsWith(scope.slice(0, 8))) throw new S3Error('AuthorizationHeaderMalformed');
  if (!claim.presigned) {
    if (Math.abs(realNow - signedAt) > skewMs) throw new S3Error('RequestTimeTooSkewed');
    return;
  }
  const seconds = Number(request.query.get('X-Amz-Expires'));
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > longestPresignSeconds)
    throw new S3Error('AuthorizationQueryParametersError', 'X-Amz-Expires must be between 1 and 604800 seconds');
  if (signedAt - realNow > skewMs) throw new S3Error('AccessDenied', 'Request is not yet valid');
  if (realNow > signedAt + seconds * 1000) throw new S3Error('AccessDenied', 'Request has expired');
}

/** As S3: the host and every x-amz header must be under the signature, else somebody on the way could add one. */
function checkSignedHeaders(request: S3Request, claim: Claim): void {
  const signed = new Set(claim.signedHeaders);
  const unsigned = Object.keys(request.incoming.headers).filter(
    (name) => (name === 'host' || name.startsWith('x-amz-')) && !signed.has(name) && !(claim.presigned && name === 'x-amz-content-sha256'),
  );
  if (unsigned.length > 0)
    throw new S3Error('AccessDenied', `There were headers present in the request which were not signed: ${unsigned.join(', ')}`);
}
