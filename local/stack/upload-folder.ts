import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ListObjectsV2Command, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { keys, type ProjectKey, readDossierPath } from '../../shared/model/keys.ts';
import { filesBelow } from '../folder/files-below.ts';
import { isFolderOnly } from '../folder/read-dossier-folder.ts';
import { laptop } from './settings.ts';

/** Mappings before what they explain and the declaration last: then the first judgement already sees everything. */
const order = { mapping: 0, evidence: 1, refused: 1, declaration: 2 } as const;

/**
 * Uploads a dossier folder as `aws s3 cp --recursive DIR` would, but for what is of the folder only and what is there already with the
 * same bytes. Resolves to the number of files sent; each of them was acknowledged.
 */
export async function uploadFolder(s3: S3Client, folder: string, project: ProjectKey): Promise<number> {
  const paths = (await filesBelow(folder)).filter((path) => !isFolderOnly(path)).map(readDossierPath);
  const present = await etagsBelow(s3, keys.upload(project, ''));
  let sent = 0;
  for (const stage of [0, 1, 2]) {
    const now = paths.filter(({ is }) => order[is] === stage);
    const results = await Promise.all(now.map(({ path }) => put(s3, join(folder, path), keys.upload(project, path), present)));
    sent += results.filter(Boolean).length;
  }
  return sent;
}

async function put(s3: S3Client, file: string, Key: string, present: ReadonlyMap<string, string>): Promise<boolean> {
  const Body = await readFile(file);
  if (present.get(Key) === createHash('md5').update(Body).digest('hex')) return false;
  await s3.send(new PutObjectCommand({ Bucket: laptop.bucket, Key, Body }));
  return true;
}

/** The ETag of an object that was put in one piece is the MD5 of its bytes. */
async function etagsBelow(s3: S3Client, Prefix: string): Promise<ReadonlyMap<string, string>> {
  const etags = new Map<string, string>();
  let ContinuationToken: string | undefined;
  do {
    const page = await s3.send(new ListObjectsV2Command({ Bucket: laptop.bucket, Prefix, ContinuationToken }));
    for (const { Key, ETag } of page.Contents ?? []) if (Key && ETag) etags.set(Key, ETag.replaceAll('"', ''));
    ContinuationToken = page.NextContinuationToken;
  } while (ContinuationToken);
  return etags;
}
