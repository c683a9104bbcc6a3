import { gzipSync } from 'node:zlib';
import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dynamoRecords } from '../../functions/adapters/dynamodb.ts';
import { readEnvironment } from '../../functions/adapters/environment.ts';
import { nodeMeans } from '../../functions/adapters/node-means.ts';
import { s3Evidence } from '../../functions/adapters/s3.ts';
import { UnknownCursor } from '../../functions/faults.ts';
import type { IndexPage, PutGuard, RecordsTable } from '../../functions/ports.ts';
import { DamagedArchive } from '../../shared/ports.ts';
import { type Endpoints, startEndpoints } from './rig/endpoints.ts';

let endpoints: Endpoints;
beforeAll(async () => {
  endpoints = await startEndpoints();
});
afterAll(() => endpoints.stop());

async function bytesOf(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}

describe('S3 evidence', () => {
  const first = Uint8Array.from({ length: 300_000 }, (_, index) => (index * 7919) % 251);

  async function twoVersions() {
    const bucket = await endpoints.createBucket();
    const put = async (content: Uint8Array, at: string) => {
      endpoints.setTime(at);
      return (await endpoints.s3.send(new PutObjectCommand({ Bucket: bucket, Key: 'uploads/x', Body: content }))).VersionId as string;
    };
    const versions = [await put(first, '2026-01-10T09:00:00Z'), await put(Uint8Array.of(1, 2, 3), '2026-01-11T09:00:00Z')] as const;
    return { evidence: s3Evidence(endpoints.s3, bucket), versions };
  }

  test('opens the version asked for, as often as asked, also after a pass that stopped early', async () => {
    const { evidence, versions } = await twoVersions();
    const object = await evidence.open('uploads/x', versions[0]);
    expect(object).toMatchObject({ size: 300_000, lastModified: '2026-01-10T09:00:00Z', versionId: versions[0] });
    for await (const chunk of object.stream()) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
    expect(await bytesOf(object.stream())).toEqual(first);
    expect(await bytesOf(object.stream())).toEqual(first);
  });

  test.each([
    { start: 0, end: 10, length: 10 },
    { start: 299_990, end: 400_000, length: 10 },
    { start: 17, end: 17, length: 0 },
    { start: 300_000, end: 300_010, length: 0 },
    { start: 100_000, end: 200_001, length: 100_001 },
  ])('slice [$start, $end) is clipped to the object', async ({ start, end, length }) => {
    const { evidence, versions } = await twoVersions();
    const slice = await (await evidence.open('uploads/x', versions[0])).slice(start, end);
    expect(slice.length).toBe(length);
    expect(slice).toEqual(first.slice(start, end));
  });

  test('a version that does not exist is our fault', async () => {
    const { evidence } = await twoVersions();
    await expect(evidence.open('uploads/x', 'nosuchversion')).rejects.toThrow();
  });

  test('putOnce keeps the first content, also when ten write at once; read gives null where there is nothing', async () => {
    const evidence = s3Evidence(endpoints.s3, await endpoints.createBucket());
    expect(await evidence.read('digests/a.json')).toBeNull();
    await evidence.putOnce('digests/a.json', '{"first":"è"}');
    await Promise.all(Array.from({ length: 10 }, () => evidence.putOnce('digests/a.json', '{"second":1}')));
    expect(await evidence.read('digests/a.json')).toBe('{"first":"è"}');
  });
});

describe('DynamoDB records', () => {
  let records: RecordsTable;
  beforeAll(async () => {
    records = dynamoRecords(endpoints.dynamo, await endpoints.createTable());
  });

  const cases: { guard: PutGuard; stored: string | null; put: string; happens: boolean }[] = [
    { guard: { when: 'absent' }, stored: null, put: 'b', happens: true },
    { guard: { when: 'absent' }, stored: 'a', put: 'b', happens: false },
    { guard: { when: 'stored', attribute: 'order', is: '<' }, stored: null, put: 'b', happens: true },
    { guard: { when: 'stored', attribute: 'order', is: '<' }, stored: 'a', put: 'b', happens: true },
    { guard: { when: 'stored', attribute: 'order', is: '<' }, stored: 'b', put: 'b', happens: false },
    { guard: { when: 'stored', attribute: 'order', is: '<=' }, stored: 'b', put: 'b', happens: true },
    { guard: { when: 'stored', attribute: 'order', is: '<=' }, stored: 'c', put: 'b', happens: false },
    { guard: { when: 'stored', attribute: 'order', is: '>' }, stored: 'c', put: 'b', happens: true },
    { guard: { when: 'stored', attribute: 'order', is: '>' }, stored: 'b', put: 'b', happens: false },
  ];
  test.each(cases)('$guard over $stored lets $put happen: $happens', async ({ guard, stored, put, happens }) => {
    const key = { PK: `guard-${JSON.stringify(guard)}-${stored}-${put}`, SK: 'x' };
    if (stored) await records.put({ ...key, order: stored, mark: 'old' }, { when: 'absent' });
    expect(await records.put({ ...key, order: put, mark: 'new' }, guard)).toBe(happens);
    expect(await records.get(key)).toEqual({ ...key, order: happens ? put : stored, mark: happens ? 'new' : 'old' });
  });

  test('query gives every page of a prefix in order, and the last alone', async () => {
    const filling = 'x'.repeat(120_000);
    for (let n = 1; n <= 20; n++) {
      await records.put({ PK: 'many', SK: `RECORD#${String(n).padStart(8, '0')}`, filling }, { when: 'absent' });
    }
    await records.put({ PK: 'many', SK: 'RECEIPT#1' }, { when: 'absent' });
    const items = (await records.query('many', 'RECORD#')) as { SK: string }[];
    expect(items.map((item) => item.SK)).toEqual(Array.from({ length: 20 }, (_, n) => `RECORD#${String(n + 1).padStart(8, '0')}`));
    expect(await records.query('many', 'RECORD#', 'last')).toMatchObject([{ SK: 'RECORD#00000020' }]);
    expect(await records.query('many', 'NOTHING#', 'last')).toEqual([]);
  });
});

describe('inflate', () => {
  const packed = gzipSync(Buffer.from('riga;valore\n'.repeat(50_000)));
  async function* inPieces(bytes: Uint8Array, fault?: Error) {
    for (let start = 0; start < bytes.length; start += 100) yield bytes.subarray(start, start + 100);
    if (fault) throw fault;
  }

  test('gives the bytes of every member', async () => {
    const two = Buffer.concat([packed, gzipSync(Buffer.from('fine'))]);
    expect(Buffer.from(await bytesOf(nodeMeans.inflate(inPieces(two)))).toString()).toBe(`${'riga;valore\n'.repeat(50_000)}fine`);
  });

  test('tells a truncated archive from a corrupt one', async () => {
    const cut = bytesOf(nodeMeans.inflate(inPieces(packed.subarray(0, packed.length - 20))));
    await expect(cut).rejects.toEqual(new DamagedArchive('truncated'));
    const broken = Buffer.from(packed);
    broken.fill(0xff, 200, 400);
    await expect(bytesOf(nodeMeans.inflate(inPieces(broken)))).rejects.toEqual(new DamagedArchive('corrupt'));
    await expect(bytesOf(nodeMeans.inflate(inPieces(Buffer.from('not gzip at all'))))).rejects.toEqual(new DamagedArchive('corrupt'));
  });

  test('a fault of the source is ours and passes through as it is', async () => {
    const fault = new Error('connection lost');
    await expect(bytesOf(nodeMeans.inflate(inPieces(packed.subarray(0, 300), fault)))).rejects.toBe(fault);
  });

  test('a reader that stops early ends the source', async () => {
    let ended = false;
    async function* source() {
      try {
        for (;;) yield packed;
      } finally {
        ended = true;
      }
    }
    for await (const chunk of nodeMeans.inflate(source())) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
    await expect.poll(() => ended).toBe(true);
  });
});

describe('what a page of an index and a list of versions give', () => {
  const put = (records: RecordsTable, n: number, dueOn: string) =>
    records.put({ PK: `PROJECT#p#${n}`, SK: 'PROJECT', dueQueue: 'recheck', dueOn }, { when: 'absent' });

  test('an index in pages: each item once, none after the limit; a cursor that is none is told so', async () => {
    const records = dynamoRecords(endpoints.dynamo, await endpoints.createTable());
    for (let n = 0; n < 7; n++) await put(records, n, `2026-03-0${n + 1}#p#${n}`);
    const seen: unknown[] = [];
    let after: string | null = null;
    let pages = 0;
    do {
      const page: IndexPage = await records.queryIndex('due', 'recheck', { upTo: '2026-03-05~', limit: 2, after });
      seen.push(...page.items.map((item) => (item as { dueOn: string }).dueOn));
      after = page.next;
      pages += 1;
    } while (after !== null);
    expect(seen).toEqual([1, 2, 3, 4, 5].map((n) => `2026-03-0${n}#p#${n - 1}`));
    expect(pages).toBeGreaterThanOrEqual(3);
    for (const wrong of ['x', Buffer.from('[1,2,3]').toString('base64url'), Buffer.from('["a","b"]').toString('base64url')]) {
      await expect(records.queryIndex('due', 'recheck', { after: wrong })).rejects.toThrow(UnknownCursor);
    }
  });

  test('versions of every key, of one key the newest first, delete markers left out', async () => {
    const bucket = await endpoints.createBucket();
    const put = async (Key: string, at: string) => {
      endpoints.setTime(at);
      return (await endpoints.s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body: at }))).VersionId as string;
    };
    const [b1, a1, b2] = [
      await put('uploads/b', '2026-01-10T09:00:00Z'),
      await put('uploads/a', '2026-01-10T09:00:01Z'),
      await put('uploads/b', '2026-01-10T09:00:02Z'),
    ];
    await put('records/x', '2026-01-10T09:00:03Z');
    await endpoints.s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: 'uploads/a' }));
    const found = [];
    for await (const version of s3Evidence(endpoints.s3, bucket).versions('uploads/')) found.push(version);
    expect(found).toEqual([
      { key: 'uploads/a', versionId: a1, lastModified: '2026-01-10T09:00:01Z', isLatest: false, size: 20 },
      { key: 'uploads/b', versionId: b2, lastModified: '2026-01-10T09:00:02Z', isLatest: true, size: 20 },
      { key: 'uploads/b', versionId: b1, lastModified: '2026-01-10T09:00:00Z', isLatest: false, size: 20 },
    ]);
  });
});

describe('environment', () => {
  const complete = {
    ATTESTA_BUCKET: 'attesta',
    ATTESTA_TABLE: 'attesta',
    ATTESTA_UPLOADS_QUEUE_URL: 'https://sqs.eu-south-1.amazonaws.com/111122223333/attesta-uploads',
    ATTESTA_ASSESSMENTS_QUEUE_URL: 'https://sqs.eu-south-1.amazonaws.com/111122223333/attesta-assessments',
  };
  test('is read as it is set, and no more than the function uses', () => {
    expect(readEnvironment('ingest', { ...complete, OTHER: 'x' })).toEqual(complete);
    const { ATTESTA_TABLE, ATTESTA_ASSESSMENTS_QUEUE_URL } = complete;
    expect(readEnvironment('recheck', { ATTESTA_TABLE, ATTESTA_ASSESSMENTS_QUEUE_URL })).toMatchObject({
      ATTESTA_TABLE,
      ATTESTA_BUCKET: '',
    });
  });
  test.each(['ingest', 'assess'])('stops the cold start of %s when it is not set', async (name) => {
    await expect(import(`../../functions/${name}/handler.ts`)).rejects.toThrow(/ATTESTA_BUCKET \(name of the bucket\): not set/);
  });
  test('names every variable that is missing or wrong', () => {
    const wrong = { ...complete, ATTESTA_TABLE: undefined, ATTESTA_UPLOADS_QUEUE_URL: 'uploads' };
    expect(() => readEnvironment('ingest', wrong)).toThrow(
      /ATTESTA_TABLE \(name of the table\): not set\nATTESTA_UPLOADS_QUEUE_URL .*Invalid URL/,
    );
  });
});
