import { ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import { keys, type ProjectKey, readUploadKey } from '../../shared/model/keys.ts';
import { laptop } from './settings.ts';

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
