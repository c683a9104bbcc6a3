import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  UploadPartCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { expectRefusal, type RunningS3, startTestS3, unevenBytes } from './s3-fixture.ts';

const mib = 1024 ** 2;
let s3: RunningS3;
let Bucket: string;
beforeAll(async () => {
  s3 = await startTestS3();
  Bucket = await s3.bucket('versioned');
});
afterAll(() => s3.stop());

const begin = async (Key: string) => (await s3.client.send(new CreateMultipartUploadCommand({ Bucket, Key }))).UploadId;
const part = async (Key: string, UploadId: string | undefined, PartNumber: number, Body: Buffer): Promise<CompletedPart> => {
  const { ETag } = await s3.client.send(new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body }));
  return { ETag, PartNumber };
};
const complete = (Key: string, UploadId: string | undefined, Parts: CompletedPart[]) =>
  s3.client.send(new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts } }));
const read = async (Key: string) =>
  Buffer.from((await (await s3.client.send(new GetObjectCommand({ Bucket, Key }))).Body?.transformToByteArray()) ?? []);
const filesOnDisk = () => readdirSync(join(s3.directory, 's3', 'blobs')).length;

describe('multipart uploads', () => {
  it('lib-storage streams 12 MiB of unknown length in three parts, byte for byte', async () => {
    const body = unevenBytes(12 * mib);
    const pieces = Array.from({ length: 192 }, (_, i) => body.subarray(i * 65_536, (i + 1) * 65_536));
    const upload = new Upload({ client: s3.client, params: { Bucket, Key: 'big', Body: Readable.from(pieces) }, partSize: 5 * mib });
    const done = await upload.done();
    const md5 = (bytes: Buffer) => createHash('md5').update(bytes).digest();
    const parts = [body.subarray(0, 5 * mib), body.subarray(5 * mib, 10 * mib), body.subarray(10 * mib)].map(md5);
    expect(done.ETag).toBe(`"${md5(Buffer.concat(parts)).toString('hex')}-3"`);
    expect((await read('big')).equals(body)).toBe(true);
  });

  it('a part sent again replaces the first, parts left out are dropped, and no bytes stay behind', async () => {
    const before = filesOnDisk();
    const id = await begin('parts');
    await part('parts', id, 1, Buffer.alloc(5 * mib, 'x'));
    const one = await part('parts', id, 1, Buffer.alloc(5 * mib, 'a'));
    await part('parts', id, 2, Buffer.from('left out'));
    const three = await part('parts', id, 3, Buffer.from('end'));
    await complete('parts', id, [one, three]);
    const bytes = await read('parts');
    expect([bytes.length, bytes.subarray(-4).toString()]).toEqual([5 * mib + 3, 'aend']);
    expect(filesOnDisk()).toBe(before + 1);
    await expectRefusal(complete('parts', id, [one, three]), 'NoSuchUpload', 404);
  });

  it('an abort forgets the parts', async () => {
    const before = filesOnDisk();
    const id = await begin('aborted');
    await part('aborted', id, 1, Buffer.from('x'));
    const listed = await s3.client.send(new ListPartsCommand({ Bucket, Key: 'aborted', UploadId: id }));
    const uploads = await s3.client.send(new ListMultipartUploadsCommand({ Bucket, Prefix: 'ab' }));
    expect([listed.Parts?.map((one) => one.Size), uploads.Uploads?.map((one) => one.Key)]).toEqual([[1], ['aborted']]);
    await s3.client.send(new AbortMultipartUploadCommand({ Bucket, Key: 'aborted', UploadId: id }));
    expect(filesOnDisk()).toBe(before);
    await expectRefusal(s3.client.send(new ListPartsCommand({ Bucket, Key: 'aborted', UploadId: id })), 'NoSuchUpload', 404);
  });

  it('copies a range of another object as a part', async () => {
    const id = await begin('part copy');
    const copied = new UploadPartCopyCommand({
      ...{ Bucket, Key: 'part copy', UploadId: id, PartNumber: 1, CopySource: `${Bucket}/big`, CopySourceRange: 'bytes=100-5242979' },
    });
    const { CopyPartResult } = await s3.client.send(copied);
    await complete('part copy', id, [{ PartNumber: 1, ETag: CopyPartResult?.ETag }]);
    expect((await read('part copy')).equals(unevenBytes(12 * mib).subarray(100, 5_242_980))).toBe(true);
  });

  test.each<[string, (one: CompletedPart, two: CompletedPart) => CompletedPart[], string]>([
    ['no part', () => [], 'MalformedXML'],
    ['an unknown part', (one) => [one, { PartNumber: 9, ETag: one.ETag }], 'InvalidPart'],
    ['another tag', (one) => [{ ...one, ETag: '"00"' }], 'InvalidPart'],
    ['a wrong order', (one, two) => [two, one], 'InvalidPartOrder'],
    ['a small part that is not the last', (one, two) => [one, two], 'EntityTooSmall'],
  ])('%s is refused', async (_, choose, name) => {
    const id = await begin('refused');
    const one = await part('refused', id, 1, Buffer.from('1'));
    const two = await part('refused', id, 2, Buffer.from('2'));
    await expectRefusal(complete('refused', id, choose(one, two)), name, 400);
  });
});
