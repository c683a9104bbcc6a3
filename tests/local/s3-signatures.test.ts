import { createHash, createHmac } from 'node:crypto';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { credentials, expectRefusal, type RunningS3, startTestS3 } from './s3-fixture.ts';

let s3: RunningS3;
let Bucket: string;
beforeAll(async () => {
  s3 = await startTestS3();
  Bucket = await s3.bucket('plain');
  await s3.client.send(new PutObjectCommand({ Bucket, Key: 'a.txt', Body: 'hello' }));
});
afterAll(() => s3.stop());

describe('signatures in the header', () => {
  const get = (over: object) => s3.newClient(over).send(new GetObjectCommand({ Bucket, Key: 'a.txt' }));

  it('a wrong secret is refused', () =>
    expectRefusal(get({ credentials: { ...credentials, secretAccessKey: 'wrong' } }), 'SignatureDoesNotMatch', 403));

  it('an unknown key is refused', () =>
    expectRefusal(get({ credentials: { ...credentials, accessKeyId: 'other' } }), 'InvalidAccessKeyId', 403));

  it('a clock an hour ahead is refused', () => expectRefusal(get({ systemClockOffset: 3_600_000 }), 'RequestTimeTooSkewed', 403));

  it('object time, which a demo holds still in another year, does not matter', async () => {
    const now = s3.time.now;
    s3.time.now = Date.parse('2031-01-01T00:00:00Z');
    expect((await get({})).$metadata.httpStatusCode).toBe(200);
    s3.time.now = now;
  });

  it('no signature at all is refused', async () => {
    expect((await fetch(`${s3.url}/${Bucket}/a.txt`)).status).toBe(403);
  });
});

describe('presigned', () => {
  const sign = (expiresIn = 60) => getSignedUrl(s3.client, new GetObjectCommand({ Bucket, Key: 'a.txt' }), { expiresIn });

  it('a link to read works', async () => {
    const answer = await fetch(await sign());
    expect([answer.status, await answer.text()]).toEqual([200, 'hello']);
  });

  it('a link to write works, and its bytes and type are kept', async () => {
    const command = new PutObjectCommand({ Bucket, Key: 'pre sìgned+.csv', ContentType: 'text/csv' });
    const url = await getSignedUrl(s3.client, command, { expiresIn: 60 });
    const answer = await fetch(url, { method: 'PUT', body: 'a,b\n', headers: { 'content-type': 'text/csv' } });
    expect([answer.status, answer.headers.get('etag')]).toEqual([200, `"${createHash('md5').update('a,b\n').digest('hex')}"`]);
    const got = await s3.client.send(new GetObjectCommand({ Bucket, Key: 'pre sìgned+.csv' }));
    expect([await got.Body?.transformToString(), got.ContentType]).toEqual(['a,b\n', 'text/csv']);
  });

  it('metadata that the presigner moved into the link is kept', async () => {
    const command = new PutObjectCommand({ Bucket, Key: 'described', Metadata: { a: '1' } });
    const url = await getSignedUrl(s3.client, command, { expiresIn: 60 });
    expect((await fetch(url, { method: 'PUT', body: 'x' })).status).toBe(200);
    expect((await s3.client.send(new GetObjectCommand({ Bucket, Key: 'described' }))).Metadata).toEqual({ a: '1' });
  });

  test.each([
    ['another key', (url: string) => url.replace('a.txt', 'b.txt'), {}],
    ['a longer life', (url: string) => url.replace('X-Amz-Expires=60', 'X-Amz-Expires=6000'), {}],
    ['another method', (url: string) => url, { method: 'PUT', body: 'x' }],
    ['an unsigned header of AWS', (url: string) => url, { headers: { 'x-amz-meta-a': '1' } }],
    ['a life of nine days', (url: string) => url.replace('X-Amz-Expires=60', 'X-Amz-Expires=777600'), {}],
  ])('%s is refused', async (_, change, init) => {
    const answer = await fetch(change(await sign()), init);
    expect([403, 400]).toContain(answer.status);
  });

  it('an expired link is refused', async () => {
    const earlier = new Date(Date.now() - 120_000);
    const url = await getSignedUrl(s3.client, new GetObjectCommand({ Bucket, Key: 'a.txt' }), { expiresIn: 60, signingDate: earlier });
    const answer = await fetch(url);
    expect([answer.status, await answer.text()]).toEqual([403, expect.stringContaining('Request has expired')]);
  });
});

describe('bodies signed chunk by chunk, as the Java SDK and the AWS CLI v2 send them over http', () => {
  const hash = (text: string) => createHash('sha256').update(text).digest('hex');
  const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
  const payload = 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD';

  /** Written from AWS's description ("Signature calculations … multiple chunks"), not from the code under test. */
  async function send(chunks: readonly string[], spoil: (body: string) => string): Promise<Response> {
    const date = new Date().toISOString().replace(/[-:]|\.\d{3}/g, '');
    const scope = `${date.slice(0, 8)}/eu-south-1/s3/aws4_request`;
    const key = scope.split('/').reduce<Buffer>((k, part) => hmac(k, part), Buffer.from(`AWS4${credentials.secretAccessKey}`));
    const length = String(chunks.join('').length);
    const headers = { host: s3.url.slice(7), 'x-amz-content-sha256': payload, 'x-amz-date': date, 'x-amz-decoded-content-length': length };
    const signed = Object.keys(headers).join(';');
    const lines = Object.entries(headers).map(([name, value]) => `${name}:${value}\n`);
    const canonical = ['PUT', `/${Bucket}/chunks`, '', lines.join(''), signed, payload].join('\n');
    const seed = hmac(key, ['AWS4-HMAC-SHA256', date, scope, hash(canonical)].join('\n')).toString('hex');
    let previous = seed;
    const framed = [...chunks, ''].map((chunk) => {
      previous = hmac(key, ['AWS4-HMAC-SHA256-PAYLOAD', date, scope, previous, hash(''), hash(chunk)].join('\n')).toString('hex');
      return `${chunk.length.toString(16)};chunk-signature=${previous}\r\n${chunk}\r\n`;
    });
    const authorization = `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/${scope}, SignedHeaders=${signed}, Signature=${seed}`;
    return fetch(`${s3.url}/${Bucket}/chunks`, { method: 'PUT', body: spoil(framed.join('')), headers: { ...headers, authorization } });
  }

  it('are taken when every signature holds', async () => {
    const answer = await send(['first chunk ', 'second'], (body) => body);
    expect([answer.status, await answer.text()]).toEqual([200, '']);
    const got = await s3.client.send(new GetObjectCommand({ Bucket, Key: 'chunks' }));
    expect(await got.Body?.transformToString()).toBe('first chunk second');
  });

  test.each([
    ['changed on the way', (body: string) => body.replace('second', 'SECOND'), 'SignatureDoesNotMatch'],
    ['cut before the last chunk', (body: string) => body.slice(0, body.indexOf('0;chunk')), 'IncompleteBody'],
    ['without its signatures', (body: string) => body.replace(/;chunk-signature=[0-9a-f]{64}/g, ''), 'SignatureDoesNotMatch'],
    ['of no framing at all', () => 'just bytes, no framing\r\n', 'IncompleteBody'],
  ])('are refused when %s', async (_, spoil, code) => {
    const answer = await send(['first chunk ', 'second'], spoil);
    expect(await answer.text()).toContain(`<Code>${code}</Code>`);
    expect(answer.ok).toBe(false);
  });
});
