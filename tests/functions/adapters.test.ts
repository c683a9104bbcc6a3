import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readEnvironment } from '../../functions/adapters/environment.ts';
import { nodeMeans } from '../../functions/adapters/node-means.ts';
import { createS3Client, s3Evidence } from '../../functions/adapters/s3.ts';
import { StorageFault } from '../../functions/faults.ts';
import { environmentVariables } from '../../infra/definitions/functions.ts';
import { DamagedArchive } from '../../shared/ports.ts';
import { evidenceCases } from './adapters/evidence-cases.ts';
import { recordsCases } from './adapters/records-cases.ts';
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
  test.each(evidenceCases)('$name', ({ run }) => run(endpoints));

  test('an S3 that gives the whole where a range was asked for is our fault, not other evidence', async () => {
    const server = createServer((request, response) => {
      const headers = { 'content-length': '10', 'last-modified': 'Sat, 10 Jan 2026 09:00:00 GMT' };
      response.writeHead(200, headers).end(request.method === 'HEAD' ? undefined : '0123456789');
    });
    const port = await new Promise<number>((ready) => {
      server.listen(0, '127.0.0.1', () => ready((server.address() as AddressInfo).port));
    });
    const credentials = { accessKeyId: 'local', secretAccessKey: 'localsecret' };
    const s3 = createS3Client({ endpoint: `http://127.0.0.1:${port}`, region: 'eu-south-1', credentials, forcePathStyle: true });
    try {
      const object = await s3Evidence(s3, 'attesta').open('uploads/x', 'v1');
      await expect(object.slice(2, 5)).rejects.toThrow(StorageFault);
      expect(Buffer.from(await object.slice(0, 10)).toString()).toBe('0123456789');
    } finally {
      s3.destroy();
      server.close();
    }
  });
});

describe('DynamoDB records', () => {
  test.each(recordsCases)('$name', ({ run }) => run(endpoints));
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

  test('pieces in passing are the same, and their memory goes back when the next is asked for', async () => {
    const rows = Array.from({ length: 100_000 }, (_, at) => `riga;${at}\n`).join('');
    const given: { readonly piece: Uint8Array; readonly copy: Uint8Array }[] = [];
    for await (const piece of nodeMeans.inflate(inPieces(gzipSync(rows)), 'passing')) given.push({ piece, copy: piece.slice() });
    expect(Buffer.concat(given.map(({ copy }) => copy)).toString()).toBe(rows);
    expect(given[0]?.piece.length).toBe(0);
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

describe('environment', () => {
  const empty = Object.fromEntries(Object.keys(environmentVariables).map((variable) => [variable, '']));
  const complete = {
    ATTESTA_BUCKET: 'attesta',
    ATTESTA_TABLE: 'attesta',
    ATTESTA_UPLOADS_QUEUE_URL: 'https://sqs.eu-south-1.amazonaws.com/111122223333/attesta-uploads',
    ATTESTA_ASSESSMENTS_QUEUE_URL: 'https://sqs.eu-south-1.amazonaws.com/111122223333/attesta-assessments',
  };
  test('is read as it is set, and no more than the function uses', () => {
    expect(readEnvironment('ingest', { ...complete, OTHER: 'x' })).toEqual({ ...empty, ...complete });
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
