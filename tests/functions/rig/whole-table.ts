import { ListObjectVersionsCommand } from '@aws-sdk/client-s3';
import type { Item } from '../../../functions/ports.ts';
import type { Endpoints, Stores } from './endpoints.ts';
import { tableItems } from './table-items.ts';

/**
 * What of a table must come back from the bucket: everything but who asked last and faults of ours, which pass, and the mark of the rebuild.
 * S3's sequencers are in no listing: they leave, from the items and from the end of the declarations' sort keys.
 */
export async function lastingItems(endpoints: Pick<Endpoints, 'dynamo'>, table: string): Promise<Item[]> {
  const items = await tableItems(endpoints, table);
  return items
    .filter(({ PK, SK }) => PK !== 'REBUILD' && SK !== 'ASK' && !SK.startsWith('FAULT#'))
    .map(({ sequencer: _sequencer, ...item }) => ({ ...item, SK: item.SK.replace(/^(DECLARATION#\w+#[^#]+)#.*$/, '$1') }) as Item)
    .sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
}

const placeOf = ({ PK, SK, versionId = '' }: Item): string => [PK, SK, versionId].join('\n');

/** Every version of every object, delete markers too. */
export async function wholeBucket({ s3 }: Pick<Stores, 's3'>, Bucket: string): Promise<string[]> {
  const { Versions = [], DeleteMarkers = [], IsTruncated } = await s3.send(new ListObjectVersionsCommand({ Bucket }));
  if (IsTruncated) throw new Error('more versions than one page: this rig is for small buckets');
  const versions = Versions.map(({ Key, VersionId, ETag, LastModified }) => [Key, VersionId, ETag, LastModified?.toISOString()].join(' '));
  return [...versions, ...DeleteMarkers.map(({ Key, VersionId }) => [Key, VersionId, 'deleted'].join(' '))].sort();
}
