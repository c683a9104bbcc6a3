import { ListObjectsV2Command, ListObjectVersionsCommand, type ObjectVersion, type S3Client } from '@aws-sdk/client-s3';
import type { UploadLine } from '../../functions/read-model.ts';
import { keys, type ProjectKey, readUploadKey } from '../../shared/model/keys.ts';
import { laptop } from './settings.ts';

/** An object that S3 has and of which the table says nothing yet. */
export interface ReceivedUpload {
  readonly path: string;
  readonly receivedAt: string;
}

/** Current uploads of a project that nobody has read yet: they wait in the queue, or failed without leaving a word. By path. */
export async function receivedUploads(s3: S3Client, project: ProjectKey, known: readonly UploadLine[]): Promise<readonly ReceivedUpload[]> {
  const read = new Set(known.map(({ path, versionId }) => `${path}@${versionId}`));
  const prefix = keys.upload(project, '');
  const found: ReceivedUpload[] = [];
  for await (const { Key = '', VersionId, LastModified, IsLatest } of versionsBelow(s3, prefix)) {
    const path = Key.slice(prefix.length);
    const receivedAt = `${LastModified?.toISOString().slice(0, 19)}Z`;
    if (IsLatest && !read.has(`${path}@${VersionId}`) && !isOlderDeclaration(path, receivedAt, known)) found.push({ path, receivedAt });
  }
  return found;
}

async function* versionsBelow(s3: S3Client, Prefix: string): AsyncGenerator<ObjectVersion> {
  let at: { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined } = {};
  for (;;) {
    const page = await s3.send(new ListObjectVersionsCommand({ Bucket: laptop.bucket, Prefix, ...at }));
    yield* page.Versions ?? [];
    if (!page.IsTruncated) return;
    at = { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker };
  }
}

/** Of two keys for the declaration the table shows only what is in force and what is invalid after it. */
const isOlderDeclaration = (path: string, receivedAt: string, known: readonly UploadLine[]): boolean =>
  /^dossier\.(yaml|json)$/.test(path) &&
  known.some((line) => /^declaration/.test(line.state) && line.receivedAt !== null && line.receivedAt >= receivedAt);

/** Projects that have uploads and were never judged, not even as awaiting their declaration: by CUP, whoever the entity is. */
export async function projectsWithUploads(s3: S3Client, cup: string): Promise<readonly ProjectKey[]> {
  const { CommonPrefixes = [] } = await s3.send(new ListObjectsV2Command({ Bucket: laptop.bucket, Prefix: 'uploads/', Delimiter: '/' }));
  const projects: ProjectKey[] = [];
  for (const { Prefix = '' } of CommonPrefixes) {
    const place = readUploadKey(`${Prefix}${cup}/any`);
    if (!place) continue;
    const { KeyCount = 0 } = await s3.send(new ListObjectsV2Command({ Bucket: laptop.bucket, Prefix: keys.upload(place, ''), MaxKeys: 1 }));
    if (KeyCount > 0) projects.push({ ipa: place.ipa, cup: place.cup });
  }
  return projects;
}
