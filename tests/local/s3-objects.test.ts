import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectAttributesCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  PutObjectCommand,
  PutObjectTaggingCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { expectRefusal, type RunningS3, startTestS3, unevenBytes } from './s3-fixture.ts';

let s3: RunningS3;
let Bucket: string;
beforeAll(async () => {
  s3 = await startTestS3();
  Bucket = await s3.bucket('plain');
});
afterAll(() => s3.stop());

const put = (Key: string, Body: string | Buffer = Key) => s3.client.send(new PutObjectCommand({ Bucket, Key, Body }));
const read = async (Key: string, more = {}) => {
  const got = await s3.client.send(new GetObjectCommand({ Bucket, Key, ...more }));
  return Buffer.from((await got.Body?.transformToByteArray()) ?? []);
};

describe('bytes and descriptions', () => {
  it('gives back what was put: bytes, type, encoding, metadata, length, MD5 as entity tag, whole seconds of object time', async () => {
    const described = {
      ContentType: 'text/csv',
      ContentEncoding: 'gzip',
      CacheControl: 'no-store',
      Metadata: { csp: 'acme', 'run-id': '7' },
    };
    const Body = unevenBytes(70_001);
    const made = await s3.client.send(new PutObjectCommand({ Bucket, Key: 'whole', Body, ...described }));
    expect(made.ETag).toBe(`"${createHash('md5').update(Body).digest('hex')}"`);
    const head = await s3.client.send(new HeadObjectCommand({ Bucket, Key: 'whole' }));
    expect(head).toMatchObject({ ...described, ContentLength: 70_001, LastModified: new Date('2026-03-20T09:00:00Z') });
    expect((await read('whole')).equals(Body)).toBe(true);
  });

  it('takes the aws-chunked framing off a streamed upload', async () => {
    const Body = unevenBytes(300_007);
    const stream = Readable.from([Body.subarray(0, 1), Body.subarray(1, 65_536), Body.subarray(65_536)]);
    await s3.client.send(new PutObjectCommand({ Bucket, Key: 'streamed', Body: stream, ContentLength: Body.length }));
    const head = await s3.client.send(new HeadObjectCommand({ Bucket, Key: 'streamed' }));
    expect([head.ContentLength, head.ContentEncoding]).toEqual([300_007, undefined]);
    expect((await read('streamed')).equals(Body)).toBe(true);
  });

  it('stores an empty object', async () => {
    await s3.client.send(new PutObjectCommand({ Bucket, Key: 'empty', Body: Buffer.alloc(0), ContentLength: 0 }));
    expect((await read('empty')).length).toBe(0);
  });

  test.each([
    'dir with space/è+a&b=1.csv',
    'x//y.csv',
    "a(1)~!*'.csv",
    '日本/レポート.csv',
    'dot/../up/./x',
    '100%25+%.csv',
    'quote".csv',
    '<a>.csv',
    '𝄞 beyond.csv',
    'tab\tcr\rlf\n',
  ])('keeps the key %j', async (key) => {
    await put(key);
    expect((await read(key)).toString()).toBe(key);
  });

  it('refuses a key of more than 1024 bytes', () => expectRefusal(put('è'.repeat(513)), 'KeyTooLongError', 400));
});

describe('ranges of a ten-byte object', () => {
  beforeAll(() => put('ten', '0123456789'));

  test.each([
    ['bytes=6-8', '678', 'bytes 6-8/10', 206],
    ['bytes=6-', '6789', 'bytes 6-9/10', 206],
    ['bytes=6-99', '6789', 'bytes 6-9/10', 206],
    ['bytes=-3', '789', 'bytes 7-9/10', 206],
    ['bytes=-99', '0123456789', 'bytes 0-9/10', 206],
    ['bytes=0-0', '0', 'bytes 0-0/10', 206],
    ['bytes=3-1', '0123456789', undefined, 200],
    ['bytes=0-1,4-5', '0123456789', undefined, 200],
    ['lines=1-2', '0123456789', undefined, 200],
  ])('%s', async (Range, wanted, contentRange, status) => {
    const got = await s3.client.send(new GetObjectCommand({ Bucket, Key: 'ten', Range }));
    expect([await got.Body?.transformToString(), got.ContentRange, got.$metadata.httpStatusCode]).toEqual([wanted, contentRange, status]);
  });

  test.each(['bytes=10-', 'bytes=-0'])('%s cannot be satisfied', (Range) => expectRefusal(read('ten', { Range }), 'InvalidRange', 416));
});

describe('what is not there', () => {
  test.each([
    ['a key', () => read('absent'), 'NoSuchKey', 404],
    ['the head of a key', () => s3.client.send(new HeadObjectCommand({ Bucket, Key: 'absent' })), 'NotFound', 404],
    ['a bucket', () => s3.client.send(new GetObjectCommand({ Bucket: 'no-such', Key: 'x' })), 'NoSuchBucket', 404],
    ['a version', () => read('ten', { VersionId: 'f'.repeat(32) }), 'NoSuchVersion', 404],
  ])('%s', (_, ask, name, status) => expectRefusal(ask(), name, status));

  it('deletes it without complaint', async () => {
    const done = await s3.client.send(new DeleteObjectCommand({ Bucket, Key: 'absent' }));
    expect(done.$metadata.httpStatusCode).toBe(204);
  });
});

describe('conditions', () => {
  let ETag: string;
  beforeAll(async () => {
    ETag = (await put('condition', 'first')).ETag as string;
  });
  const day = 86_400_000;
  const modified = Date.parse('2026-03-20T09:00:00Z');

  test.each([
    ['IfMatch of another', () => ({ IfMatch: '"00"' }), 'PreconditionFailed', 412],
    ['IfNoneMatch of the same', () => ({ IfNoneMatch: ETag }), '304', 304],
    ['IfModifiedSince later', () => ({ IfModifiedSince: new Date(modified + day) }), '304', 304],
    ['IfUnmodifiedSince earlier', () => ({ IfUnmodifiedSince: new Date(modified - day) }), 'PreconditionFailed', 412],
  ])('a read with %s is refused', async (_, condition, name, status) => {
    const error = await read('condition', condition()).then(
      () => null,
      (rejected) => rejected,
    );
    expect(error?.$metadata?.httpStatusCode).toBe(status);
    if (status !== 304) expect(error?.name).toBe(name);
  });

  test.each([
    ['IfMatch of the same', () => ({ IfMatch: ETag })],
    ['IfNoneMatch of another', () => ({ IfNoneMatch: '"00"' })],
    ['IfModifiedSince earlier', () => ({ IfModifiedSince: new Date(modified - day) })],
  ])('a read with %s is answered', async (_, condition) => {
    expect((await read('condition', condition())).toString()).toBe('first');
  });

  test.each([
    ['If-None-Match: * over an object', 'condition', { IfNoneMatch: '*' }, 'PreconditionFailed', 412],
    ['If-Match of a stale tag', 'condition', { IfMatch: '"00"' }, 'PreconditionFailed', 412],
    ['If-Match of nothing', 'absent', { IfMatch: '"00"' }, 'NoSuchKey', 404],
    ['If-None-Match of a tag', 'condition', { IfNoneMatch: '"00"' }, 'NotImplemented', 501],
  ])('a write with %s is refused and changes nothing', async (_, Key, condition, name, status) => {
    await expectRefusal(s3.client.send(new PutObjectCommand({ Bucket, Key, Body: 'other', ...condition })), name, status);
    expect((await read('condition')).toString()).toBe('first');
  });

  it('a write with If-Match of the current tag is done', async () => {
    const { ETag: current } = await put('replaced', '1');
    await s3.client.send(new PutObjectCommand({ Bucket, Key: 'replaced', Body: '2', IfMatch: current }));
    expect((await read('replaced')).toString()).toBe('2');
  });

  it('of 20 racing writes with If-None-Match: * one wins', async () => {
    const race = Array.from({ length: 20 }, (_, i) => new PutObjectCommand({ Bucket, Key: 'race', Body: `${i}`, IfNoneMatch: '*' }));
    const outcomes = await Promise.allSettled(race.map((command) => s3.client.send(command)));
    const winner = outcomes.findIndex((outcome) => outcome.status === 'fulfilled');
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    expect((await read('race')).toString()).toBe(`${winner}`);
  });
});

describe('copies, tags, attributes', () => {
  beforeAll(() =>
    s3.client.send(new PutObjectCommand({ Bucket, Key: 'sòurce +', Body: 'bytes', Metadata: { a: '1' }, Tagging: 'k=v%20w' })),
  );
  const source = () => `${Bucket}/${encodeURIComponent('sòurce +')}`;

  it('copies bytes, metadata and tags, and the copy outlives its source', async () => {
    await s3.client.send(new CopyObjectCommand({ Bucket, Key: 'copy', CopySource: source() }));
    await put('sòurce +', 'changed');
    expect((await read('copy')).toString()).toBe('bytes');
    const tags = await s3.client.send(new GetObjectTaggingCommand({ Bucket, Key: 'copy' }));
    expect(tags.TagSet).toEqual([{ Key: 'k', Value: 'v w' }]);
    expect((await s3.client.send(new HeadObjectCommand({ Bucket, Key: 'copy' }))).Metadata).toEqual({ a: '1' });
  });

  it('replaces the metadata of a copy when told to', async () => {
    const directive = { MetadataDirective: 'REPLACE' as const, Metadata: { b: '2' } };
    await s3.client.send(new CopyObjectCommand({ Bucket, Key: 'described', CopySource: source(), ...directive }));
    expect((await s3.client.send(new HeadObjectCommand({ Bucket, Key: 'described' }))).Metadata).toEqual({ b: '2' });
  });

  it('refuses a copy onto itself that changes nothing', () =>
    expectRefusal(s3.client.send(new CopyObjectCommand({ Bucket, Key: 'sòurce +', CopySource: source() })), 'InvalidRequest', 400));

  it('replaces tags, and refuses eleven', async () => {
    const tag = (count: number) => ({ TagSet: Array.from({ length: count }, (_, i) => ({ Key: `k${i}`, Value: '<&>' })) });
    await s3.client.send(new PutObjectTaggingCommand({ Bucket, Key: 'copy', Tagging: tag(2) }));
    await expectRefusal(s3.client.send(new PutObjectTaggingCommand({ Bucket, Key: 'copy', Tagging: tag(11) })), 'InvalidTag', 400);
    expect((await s3.client.send(new GetObjectTaggingCommand({ Bucket, Key: 'copy' }))).TagSet).toEqual(tag(2).TagSet);
  });

  it('tells attributes', async () => {
    const ask = new GetObjectAttributesCommand({ Bucket, Key: 'copy', ObjectAttributes: ['ETag', 'ObjectSize', 'Checksum'] });
    const told = await s3.client.send(ask);
    expect(told).toMatchObject({
      ETag: createHash('md5').update('bytes').digest('hex'),
      ObjectSize: 5,
      Checksum: { ChecksumType: 'FULL_OBJECT' },
    });
  });
});
