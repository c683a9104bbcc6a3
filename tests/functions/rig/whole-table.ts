import { ListObjectVersionsCommand } from '@aws-sdk/client-s3';
import type { Item } from '../../../functions/ports.ts';
import type { Endpoints, Stores } from './endpoints.ts';
import { tableItems } from './table-items.ts';

/**
 * What of a table must come back from the bucket: everything but who asked last and faults of ours, which pass, and the marks of the rebuild and of the sweep.
 * Of an upload that was replaced no claim comes back: it holds no more. S3's sequencers are in no listing: they leave, from the items and from the end of the sort keys of declarations and receipts.
 */
/** What was asked for and when, and faults of ours. */
const passing = /^(FAULT|RECHECK|DECISION)#/;

export async function lastingItems(endpoints: Pick<Endpoints, 'dynamo'>, table: string): Promise<Item[]> {
  const items = await tableItems(endpoints, table);
  const inForce = new Set(items.map(({ PK, path, digest }) => [PK, path, digest].join('\n')));
  const holds = ({ is, ipa, cup, path, digest }: Item) =>
    is !== 'upload-claim' || inForce.has([`PROJECT#${ipa}#${cup}`, path, digest].join('\n'));
  return items
    .filter((item) => item.PK !== 'REBUILD' && item.PK !== 'SWEEP' && item.SK !== 'ASK' && !passing.test(item.SK) && holds(item))
    .map(
      ({ sequencer: _sequencer, ...item }) =>
        ({ ...item, SK: item.SK.replace(/^(DECLARATION#\w+#[^#]+|RECEIPT#[^#]+)#.*$/, '$1') }) as Item,
    )
    .sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
}

const placeOf = ({ PK, SK, versionId = '', receivedAt = '', sha256 = '' }: Item): string =>
  [PK, SK, versionId, receivedAt, sha256].join('\n');

/** Every version of every object, delete markers too. */
export async function wholeBucket({ s3 }: Pick<Stores, 's3'>, Bucket: string): Promise<string[]> {
  const { Versions = [], DeleteMarkers = [], IsTruncated } = await s3.send(new ListObjectVersionsCommand({ Bucket }));
  if (IsTruncated) throw new Error('more versions than one page: this rig is for small buckets');
  const versions = Versions.map(({ Key, VersionId, ETag, LastModified }) => [Key, VersionId, ETag, LastModified?.toISOString()].join(' '));
  return [...versions, ...DeleteMarkers.map(({ Key, VersionId }) => [Key, VersionId, 'deleted'].join(' '))].sort();
}
