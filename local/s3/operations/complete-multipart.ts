import { createHash } from 'node:crypto';
import { type ChecksumName, type Checksums, checksumNamed, startChecksum } from '../body/checksums.ts';
import { receiveText } from '../body/receive-body.ts';
import { sendDocument } from '../respond.ts';
import type { BucketOperation } from '../s3-call.ts';
import { S3Error } from '../s3-error.ts';
import type { S3Request } from '../s3-request.ts';
import type { S3Store } from '../s3-store.ts';
import { deleteUpload, findUpload, type PartRow, partsOf, type UploadRow } from '../store/part-rows.ts';
import { removeUnreferenced, writeObject } from '../store/write-object.ts';
import { childrenNamed, childText, readXml, type XmlNode } from '../xml.ts';
import { versionHeaders } from './describe-object.ts';
import { uploadOf } from './multipart.ts';

const smallestPart = 5 * 1024 ** 2;

/** Joins the parts into one blob, then writes the object, its event and the end of the upload in one transaction. */
export const completeMultipartUpload: BucketOperation = async (call) => {
  const { store, request, response, bucket } = call;
  const upload = uploadOf(call);
  const all = partsOf(store, upload.id);
  const root = readXml(await receiveText(request, call.signature));
  const chosen = chooseParts(childrenNamed(root, 'Part'), all, upload.checksum);
  const { blob, checksums } = await joinParts(store, upload, chosen);
  checkWholeChecksum(request, upload, checksums, () => removeUnreferenced(store, [blob]));
  const etag = `${createHash('md5')
    .update(Buffer.from(chosen.map((part) => part.md5).join(''), 'hex'))
    .digest('hex')}-${chosen.length}`;
  const row = writeObject(
    store,
    request,
    {
      blob,
      etag,
      checksums,
      bucket: bucket.name,
      key: request.key,
      size: chosen.reduce((sum, part) => sum + part.size, 0),
      checksumType: upload.checksumType,
      description: upload.description,
      reason: 'CompleteMultipartUpload',
    },
    () => {
      findUpload(store, bucket.name, request.key, upload.id);
      deleteUpload(store, upload.id);
    },
  );
  removeUnreferenced(
    store,
    all.map((part) => part.blob),
  );
  sendDocument(
    response,
    [
      'CompleteMultipartUploadResult',
      [
        ['Location', `http://${request.header('host')}${request.rawPath}`],
        ['Bucket', bucket.name],
        ['Key', request.key],
        ['ETag', `"${etag}"`],
        ...Object.entries(checksums).map(([name, value]) => [`Checksum${name.toUpperCase()}`, value] as const),
        ['ChecksumType', row.checksumType],
      ],
    ],
    versionHeaders(row),
  );
};

/** @throws S3Error MalformedXML, InvalidPartOrder, InvalidPart, EntityTooSmall */
function chooseParts(wanted: readonly XmlNode[], have: readonly PartRow[], checksum: ChecksumName | null): PartRow[] {
  if (wanted.length === 0) throw new S3Error('MalformedXML');
  let previous = 0;
  const chosen = wanted.map((node) => {
    const number = Number(childText(node, 'PartNumber'));
    const etag = childText(node, 'ETag')?.replaceAll('"', '');
    if (number <= previous) throw new S3Error('InvalidPartOrder');
    previous = number;
    const part = have.find((one) => one.number === number && one.md5 === etag);
    if (!part) throw new S3Error('InvalidPart');
    const stated = checksum === null ? undefined : childText(node, `Checksum${checksum.toUpperCase()}`);
    if (checksum !== null && stated !== undefined && part.checksums[checksum] !== stated) throw new S3Error('InvalidPart');
    return part;
  });
  if (chosen.slice(0, -1).some((part) => part.size < smallestPart)) throw new S3Error('EntityTooSmall');
  return chosen;
}

async function joinParts(store: S3Store, upload: UploadRow, parts: readonly PartRow[]): Promise<{ blob: string; checksums: Checksums }> {
  const name = upload.checksum ?? 'crc64nvme';
  const running = startChecksum(name);
  async function* bytes() {
    for (const part of parts) {
      if (part.size === 0) continue;
      for await (const piece of store.blobs.read(part.blob, 0, part.size - 1)) {
        running.update(piece as Buffer);
        yield piece as Buffer;
      }
    }
  }
  const { blob } = await store.blobs.write((sink) => sink(bytes()));
  const value = upload.checksumType === 'FULL_OBJECT' ? running.digest().toString('base64') : compositeOf(name, parts);
  return { blob, checksums: value === null ? {} : { [name]: value } };
}

/** The checksum of the parts' checksums, with their number (S3 user guide, "Composite checksums"). */
function compositeOf(name: ChecksumName, parts: readonly PartRow[]): string | null {
  const running = startChecksum(name);
  for (const part of parts) {
    const value = part.checksums[name];
    if (value === undefined) return null;
    running.update(Buffer.from(value, 'base64'));
  }
  return `${running.digest().toString('base64')}-${parts.length}`;
}

/** The client may state the checksum of the whole object. @throws S3Error BadDigest */
function checkWholeChecksum(request: S3Request, upload: UploadRow, checksums: Checksums, discard: () => void): void {
  for (const name of Object.keys(request.incoming.headers)) {
    if (!name.startsWith('x-amz-checksum-') || name === 'x-amz-checksum-type') continue;
    const algorithm = checksumNamed(name);
    const stated = request.header(name)?.replace(/-\d+$/, '');
    const computed = algorithm === null ? undefined : checksums[algorithm]?.replace(/-\d+$/, '');
    if (computed === undefined || upload.checksum === null || stated === computed) continue;
    discard();
    throw new S3Error('BadDigest', `The ${name} you specified did not match the calculated checksum.`);
  }
}
