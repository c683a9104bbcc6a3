import { S3Error } from '../s3-error.ts';
import { queryPairs, type S3Request } from '../s3-request.ts';
import { lockFromHeaders } from '../store/object-lock.ts';
import type { BucketRow, Description, ObjectRow, Tag } from '../store/object-rows.ts';

const kept = ['content-type', 'cache-control', 'content-disposition', 'content-language', 'expires'];

/** What the headers of a PUT say of the object. The framing `aws-chunked` is about the request and is not kept. */
export function describeObject(request: S3Request, bucket: BucketRow): Description {
  const headers: Record<string, string> = { 'content-type': 'application/octet-stream' };
  for (const name of request.headerNames()) {
    const value = request.header(name);
    if (value !== undefined && value !== '' && (kept.includes(name) || name.startsWith('x-amz-meta-'))) headers[name] = value;
  }
  const encoding = (request.header('content-encoding') ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== 'aws-chunked')
    .join(',');
  if (encoding !== '') headers['content-encoding'] = encoding;
  return { headers, tags: checkTags(tagsFromHeader(request)), lock: lockFromHeaders(request, bucket) };
}

function tagsFromHeader(request: S3Request): Tag[] {
  return queryPairs(request.header('x-amz-tagging') ?? '').map(([key, value]) => ({ key, value }));
}

/** @throws S3Error InvalidTag (limits of S3: 10 tags, keys of 128, values of 256 characters) */
export function checkTags(tags: readonly Tag[]): readonly Tag[] {
  const unique = new Set(tags.map((tag) => tag.key));
  if (unique.size !== tags.length || tags.length > 10) throw new S3Error('InvalidTag');
  if (tags.some((tag) => tag.key === '' || tag.key.length > 128 || tag.value.length > 256)) throw new S3Error('InvalidTag');
  return tags;
}

/** Headers that an answer about a version carries whatever the operation. */
export function versionHeaders(row: ObjectRow): Record<string, string> {
  return row.version === 'null' ? {} : { 'x-amz-version-id': row.version };
}
