import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { SiteObject } from './site-objects.ts';

/**
 * Puts the files of the console, one after the other. Nothing is removed: a page that somebody has open may still ask for a script of the
 * build before, and what is no longer asked for costs next to nothing.
 */
export async function putSite(s3: S3Client, bucket: string, objects: readonly SiteObject[]): Promise<void> {
  for (const { key, type, caching, bytes } of objects)
    await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: bytes, ContentType: type, CacheControl: caching }));
}
