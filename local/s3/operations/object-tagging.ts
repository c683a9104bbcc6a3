import { receiveText } from '../body/receive-body.ts';
import { sendDocument, sendEmpty } from '../respond.ts';
import type { BucketOperation } from '../s3-call.ts';
import { childrenNamed, childText, readXml } from '../xml.ts';
import { checkTags, versionHeaders } from './describe-object.ts';
import { findObject } from './find-object.ts';

export const getObjectTagging: BucketOperation = ({ store, request, response, bucket }) => {
  const row = findObject(store, bucket.name, request.key, request.query.get('versionId'));
  const tags = row.tags.map(
    (tag) =>
      [
        'Tag',
        [
          ['Key', tag.key],
          ['Value', tag.value],
        ],
      ] as const,
  );
  sendDocument(response, ['Tagging', [['TagSet', tags]]], versionHeaders(row));
};

export const putObjectTagging: BucketOperation = async ({ store, request, signature, response, bucket }) => {
  const root = readXml(await receiveText(request, signature));
  const tags = childrenNamed(root, 'TagSet')
    .flatMap((set) => childrenNamed(set, 'Tag'))
    .map((node) => ({ key: childText(node, 'Key') ?? '', value: childText(node, 'Value') ?? '' }));
  checkTags(tags);
  const row = findObject(store, bucket.name, request.key, request.query.get('versionId'));
  store.rows.sql('UPDATE s3_object SET tags = ? WHERE seq = ?').run(JSON.stringify(tags), row.seq);
  sendEmpty(response, 200, versionHeaders(row));
};

export const deleteObjectTagging: BucketOperation = ({ store, request, response, bucket }) => {
  const row = findObject(store, bucket.name, request.key, request.query.get('versionId'));
  store.rows.sql("UPDATE s3_object SET tags = '[]' WHERE seq = ?").run(row.seq);
  sendEmpty(response, 204, versionHeaders(row));
};
