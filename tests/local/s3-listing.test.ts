import {
  DeleteObjectCommand,
  DeleteObjectsCommand,
  ListObjectsCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { firstKeyBeyond } from '../../local/s3/operations/list-page.ts';
import { expectRefusal, type RunningS3, startTestS3 } from './s3-fixture.ts';

let s3: RunningS3;
beforeAll(async () => {
  s3 = await startTestS3();
});
afterAll(() => s3.stop());

const put = (Bucket: string, Key: string) => s3.client.send(new PutObjectCommand({ Bucket, Key, Body: 'x' }));
const utf8Order = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** All pages of a listing, the requests counted. */
async function listAll(Bucket: string, query: object): Promise<{ keys: string[]; prefixes: string[]; pages: number }> {
  const all = { keys: [] as string[], prefixes: [] as string[], pages: 0 };
  let ContinuationToken: string | undefined;
  do {
    const page = await s3.client.send(new ListObjectsV2Command({ Bucket, ...query, ContinuationToken }));
    all.keys.push(...(page.Contents ?? []).map((one) => one.Key as string));
    all.prefixes.push(...(page.CommonPrefixes ?? []).map((one) => one.Prefix as string));
    all.pages += 1;
    ContinuationToken = page.NextContinuationToken;
  } while (ContinuationToken);
  return all;
}

describe('ListObjectsV2', () => {
  let Bucket: string;
  // U+FF5E sorts before U+1D11E in UTF-8 and after it in UTF-16
  const keys = [
    'a',
    'a b',
    'a%2F',
    'a+b',
    'a/',
    'a/1',
    'a/2/x',
    'a/2/y',
    'a0',
    'b/è',
    'b/é',
    'b/～',
    'b/𝄞',
    'p/0/f',
    'p/1/f',
    'p/2/f',
    'z&<>',
  ];
  beforeAll(async () => {
    Bucket = await s3.bucket('plain');
    for (const key of [...keys].reverse()) await put(Bucket, key);
  });

  test.each([1, 2, 3, 7, 1000])('pages of %i give every key once, in UTF-8 order', async (MaxKeys) => {
    const all = await listAll(Bucket, { MaxKeys });
    expect(all.keys).toEqual([...keys].sort(utf8Order));
    expect(all.pages).toBe(Math.ceil(keys.length / MaxKeys));
  });

  test.each([
    ['a prefix', { Prefix: 'b/' }, ['b/è', 'b/é', 'b/～', 'b/𝄞'], []],
    ['a delimiter', { Delimiter: '/' }, ['a', 'a b', 'a%2F', 'a+b', 'a0', 'z&<>'], ['a/', 'b/', 'p/']],
    ['both', { Prefix: 'a/', Delimiter: '/' }, ['a/', 'a/1'], ['a/2/']],
    ['both, one at a time', { Prefix: 'p/', Delimiter: '/', MaxKeys: 1 }, [], ['p/0/', 'p/1/', 'p/2/']],
    ['a start', { StartAfter: 'p/1/f' }, ['p/2/f', 'z&<>'], []],
    ['a start before the prefix', { StartAfter: 'a', Prefix: 'p/' }, ['p/0/f', 'p/1/f', 'p/2/f'], []],
    ['a prefix nobody has', { Prefix: 'q' }, [], []],
    ['no room', { MaxKeys: 0 }, [], []],
  ])('%s', async (_, query, wantedKeys, wantedPrefixes) => {
    const all = await listAll(Bucket, query);
    expect([all.keys, all.prefixes]).toEqual([wantedKeys, wantedPrefixes]);
  });

  it('escapes names when asked to', async () => {
    const page = await s3.client.send(new ListObjectsV2Command({ Bucket, EncodingType: 'url', Prefix: 'a', MaxKeys: 6 }));
    expect(page.Contents?.map((one) => one.Key)).toEqual(['a', 'a%20b', 'a%252F', 'a%2Bb', 'a/', 'a/1']);
  });

  it('refuses a token of its own making', () =>
    expectRefusal(s3.client.send(new ListObjectsV2Command({ Bucket, ContinuationToken: 'nonsense' })), 'InvalidArgument', 400));

  it('the first version of the API goes on from the last name', async () => {
    const seen: string[] = [];
    let Marker: string | undefined;
    do {
      const page = await s3.client.send(new ListObjectsCommand({ Bucket, Delimiter: '/', MaxKeys: 2, Marker }));
      seen.push(
        ...(page.Contents ?? []).map((one) => one.Key as string),
        ...(page.CommonPrefixes ?? []).map((one) => one.Prefix as string),
      );
      Marker = page.NextMarker;
    } while (Marker);
    expect(seen.sort(utf8Order)).toEqual(['a', 'a b', 'a%2F', 'a+b', 'a/', 'a0', 'b/', 'p/', 'z&<>']);
  });
});

describe('many keys', () => {
  it('a folder of 1,100 costs one page at the delimiter and two without', async () => {
    const Bucket = await s3.bucket('plain');
    const insert = s3.database.prepare(
      "INSERT INTO s3_object SELECT ?, bucket, 'many/' || ?, version, marker, blob, size, etag, modified, headers, checksums, checksum_type, tags, lock_mode, lock_until, legal_hold FROM s3_object WHERE bucket = ? AND key = 'one'",
    );
    await put(Bucket, 'one');
    s3.database.exec('BEGIN');
    for (let i = 0; i < 1100; i++) insert.run(1_000_000 + i, String(i).padStart(5, '0'), Bucket);
    s3.database.exec('COMMIT');
    const flat = await listAll(Bucket, { Prefix: 'many/' });
    expect([flat.keys.length, new Set(flat.keys).size, flat.pages]).toEqual([1100, 1100, 2]);
    expect(await listAll(Bucket, { Delimiter: '/' })).toEqual({ keys: ['one'], prefixes: ['many/'], pages: 1 });
  });
});

describe('ListObjectVersions', () => {
  let Bucket: string;
  let made: [key: string, version: string][];
  beforeAll(async () => {
    Bucket = await s3.bucket('versioned');
    const written: [string, string][] = [];
    for (const key of ['b', 'a', 'a', 'c/1', 'a']) written.push([key, (await put(Bucket, key)).VersionId as string]);
    const marker = await s3.client.send(new DeleteObjectCommand({ Bucket, Key: 'b' }));
    written.push(['b', marker.VersionId as string]);
    const newestFirst = written.reverse();
    made = ['a', 'b', 'c/1'].flatMap((key) => newestFirst.filter(([one]) => one === key));
  });

  async function allVersions(query: object, afterPage: (versions: [string, string][]) => Promise<unknown> = async () => {}) {
    const seen: [string, string][] = [];
    let markers: { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined } = {};
    for (;;) {
      const page = await s3.client.send(new ListObjectVersionsCommand({ Bucket, ...query, ...markers }));
      const rows = [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])].map((one): [string, string] => [
        one.Key as string,
        one.VersionId as string,
      ]);
      seen.push(...rows);
      if (!page.IsTruncated) return seen;
      markers = { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker };
      await afterPage(rows);
    }
  }
  const sorted = (rows: readonly [string, string][]) => rows.map((row) => row.join(' ')).sort();

  test.each([1, 2, 4, 1000])('pages of %i give every version and marker once', async (MaxKeys) => {
    expect(sorted(await allVersions({ MaxKeys }))).toEqual(sorted(made));
  });

  it('within a key the newest comes first, and it alone is the latest', async () => {
    const page = await s3.client.send(new ListObjectVersionsCommand({ Bucket, Prefix: 'a' }));
    expect(page.Versions?.map((one) => [one.VersionId, one.IsLatest])).toEqual(
      made.slice(0, 3).map(([, version], i) => [version, i === 0]),
    );
  });

  it('rolls up at a delimiter', async () => {
    const page = await s3.client.send(new ListObjectVersionsCommand({ Bucket, Delimiter: '/' }));
    expect(page.CommonPrefixes).toEqual([{ Prefix: 'c/' }]);
  });

  it('goes on where it was although the page was deleted meanwhile: how a bucket is emptied', async () => {
    const seen = await allVersions({ MaxKeys: 2 }, (rows) =>
      s3.client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: rows.map(([Key, VersionId]) => ({ Key, VersionId })) } })),
    );
    expect(sorted(seen)).toEqual(sorted(made));
  });
});

describe('the first key beyond a prefix', () => {
  it('is greater than every key with the prefix, and nothing lies between', () => {
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(text, text, (prefix, rest) => {
        const beyond = firstKeyBeyond(prefix);
        if (beyond === null) return /^\u{10ffff}*$/u.test(prefix);
        if (utf8Order(prefix + rest, beyond) >= 0) return false;
        return rest.startsWith(prefix) || utf8Order(rest, prefix) < 0 || utf8Order(rest, beyond) >= 0;
      }),
    );
  });
});
