import { GetObjectCommand, HeadObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { StorageFault } from '../faults.ts';
import type { DownloadStore } from '../ports.ts';
import { whoMetadata } from './s3-uploads.ts';

/** @param clock milliseconds: the real one, whatever instant a laptop shows, because S3 checks signatures by its own */
export function s3Downloads(s3: S3Client, bucket: string, clock: () => number = Date.now): DownloadStore {
  return {
    async whoPut(key, versionId) {
      const { Metadata } = await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: key, VersionId: versionId }));
      return Metadata?.[whoMetadata] ?? null;
    },
    async sign({ key, versionId, filename, seconds }) {
      // Loaded on demand: few requests sign for others.
      const { getSignedUrl } = await import('@aws-sdk/s3-request-presigner');
      const now = Math.floor(clock() / 1000) * 1000;
      const command = new GetObjectCommand({
        Bucket: bucket,
        Key: key,
        VersionId: versionId,
        ResponseContentDisposition: attachment(filename),
        // What somebody sent is never shown as a page of the bucket's.
        ResponseContentType: 'application/octet-stream',
        ResponseCacheControl: 'private, no-store',
      });
      const url = await getSignedUrl(s3, command, { expiresIn: seconds, signingDate: new Date(now) });
      const asked = new URL(url).searchParams;
      if (asked.get('versionId') !== versionId || !asked.has('response-content-disposition'))
        throw new StorageFault('a signature to download leaves out the version or how it is to be handed over');
      return { url, until: `${new Date(now + seconds * 1000).toISOString().slice(0, 19)}Z` };
    },
  };
}

/** RFC 6266: a name that every client reads, and the true one for those that read RFC 8187. */
export function attachment(filename: string): string {
  const plain = filename.normalize('NFC').replace(/[^\x20-\x7e]|["\\%]/gu, '_');
  const exact = encodeURIComponent(filename.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
}
