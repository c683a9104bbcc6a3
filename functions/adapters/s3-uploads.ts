import { createHash } from 'node:crypto';
import { HeadObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { StorageFault } from '../faults.ts';
import type { UploadStore, WantedPut } from '../ports.ts';

/** In the object's own metadata, where it lives as long as the evidence: who asked to put it, by the user id alone. */
export const whoMetadata = 'attesta-who';

/** Headers that must be sent and not stand in the address: S3 checks a body against a header, and against nothing else. */
const asHeaders = ['x-amz-checksum-sha256', `x-amz-meta-${whoMetadata}`] as const;

/** @param clock milliseconds: the real one, whatever instant a laptop shows, because S3 checks signatures by its own */
export function s3Uploads(s3: S3Client, bucket: string, clock: () => number = Date.now): UploadStore {
  return {
    async sign({ key, bytes, sha256, who, seconds }) {
      // Loaded on demand: of all functions and requests only this one signs for others.
      const { getSignedUrl } = await import('@aws-sdk/s3-request-presigner');
      const now = Math.floor(clock() / 1000) * 1000;
      const command = new PutObjectCommand({ Bucket: bucket, Key: key, ContentLength: bytes, ...described({ sha256, who }) });
      const url = await getSignedUrl(s3, command, {
        expiresIn: seconds,
        signingDate: new Date(now),
        unhoistableHeaders: new Set(asHeaders),
      });
      assertSigned(url);
      const headers = { 'x-amz-checksum-sha256': base64Of(sha256), [`x-amz-meta-${whoMetadata}`]: who };
      return { url, headers, until: `${new Date(now + seconds * 1000).toISOString().slice(0, 19)}Z` };
    },
    async replace(key, text, who, over) {
      const body = new TextEncoder().encode(text);
      const sha256 = createHash('sha256').update(body).digest('hex');
      try {
        const condition = over === null ? { IfNoneMatch: '*' } : { IfMatch: await etagOf(s3, bucket, key, over) };
        const command = new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, ...described({ sha256, who }), ...condition });
        const { VersionId } = await s3.send(command);
        if (!VersionId) throw new StorageFault(`${key} was put and has no version`);
        return VersionId;
      } catch (error) {
        if (error instanceof Error && overtaken.has(error.name)) return null;
        throw error;
      }
    },
  };
}

/** How S3 says that a key does not hold what a condition names: another object, none any more, or two writers at one instant. */
const overtaken: ReadonlySet<string> = new Set(['PreconditionFailed', 'ConditionalRequestConflict', 'NoSuchKey']);

const base64Of = (sha256: string): string => Buffer.from(sha256, 'hex').toString('base64');

const described = ({ sha256, who }: Pick<WantedPut, 'sha256' | 'who'>) => ({
  ChecksumSHA256: base64Of(sha256),
  Metadata: { [whoMetadata]: who },
});

async function etagOf(s3: S3Client, bucket: string, key: string, versionId: string): Promise<string> {
  const { ETag } = await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: key, VersionId: versionId }));
  if (!ETag) throw new StorageFault(`S3 tells no ETag of ${key}@${versionId}`);
  return ETag;
}

/** What is not signed is not checked: an SDK that signs less than this would open the door to any file. */
function assertSigned(url: string): void {
  const signed = new URL(url).searchParams.get('X-Amz-SignedHeaders')?.split(';') ?? [];
  const missing = ['content-length', 'host', ...asHeaders].filter((name) => !signed.includes(name));
  if (missing.length > 0) throw new StorageFault(`a signature leaves out ${missing.join(', ')}`);
}
