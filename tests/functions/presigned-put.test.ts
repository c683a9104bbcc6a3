import { createHash } from 'node:crypto';
import { HeadObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { s3Evidence } from '../../functions/adapters/s3.ts';
import { s3Uploads } from '../../functions/adapters/s3-uploads.ts';
import type { SignedPut, UploadStore, WantedPut } from '../../functions/ports.ts';
import { type Endpoints, startEndpoints } from './rig/endpoints.ts';

/** A signature to put one file: what S3 takes with it, and that it takes nothing else. */
let endpoints: Endpoints;
let bucket: string;
let uploads: UploadStore;
beforeAll(async () => {
  endpoints = await startEndpoints();
  bucket = await endpoints.createBucket();
  uploads = s3Uploads(endpoints.s3, bucket);
});
afterAll(() => endpoints.stop());

const text = 'Quando;Macchina;Valore\n';
const sha256Of = (content: string) => createHash('sha256').update(content).digest('hex');
const wanted: WantedPut = {
  key: 'uploads/p_vd/D19B25999990006/protocollo/usage-report/è la cpu+1.csv',
  bytes: text.length,
  sha256: sha256Of(text),
  who: 'ente-1',
  seconds: 900,
};
const put = (signed: SignedPut, body: string, changes: Readonly<Record<string, string | null>> = {}, url = signed.url) => {
  const headers = Object.entries({ ...signed.headers, ...changes }).filter((one): one is [string, string] => one[1] !== null);
  return fetch(url, { method: 'PUT', headers, body });
};
const stored = () => s3Evidence(endpoints.s3, bucket);
async function versions(): Promise<number> {
  let count = 0;
  for await (const _version of stored().versions(wanted.key)) count += 1;
  return count;
}

test('takes the file, keeps the sum of it and who asked', async () => {
  const signed = await uploads.sign(wanted);
  const answer = await put(signed, text, { 'content-type': 'text/csv' });
  expect([answer.status, await answer.text()]).toEqual([200, '']);
  const head = await endpoints.s3.send(new HeadObjectCommand({ Bucket: bucket, Key: wanted.key, ChecksumMode: 'ENABLED' }));
  expect(head).toMatchObject({ ContentLength: text.length, Metadata: { 'attesta-who': 'ente-1' } });
  expect(answer.headers.get('x-amz-version-id')).toBe(head.VersionId);
  expect((await stored().open(wanted.key, head.VersionId as string)).sha256).toBe(wanted.sha256);
});

describe('refuses', () => {
  const other = text.replace('Valore', 'Valori');
  const rows: readonly (readonly [string, number, (signed: SignedPut) => Promise<Response>])[] = [
    ['other bytes of the same length', 400, (signed) => put(signed, other)],
    ['a longer file', 403, (signed) => put(signed, `${text}x`)],
    ['a shorter file', 403, (signed) => put(signed, text.slice(1))],
    ['an empty file', 403, (signed) => put(signed, '')],
    [
      'other bytes with their own sum',
      403,
      (signed) => put(signed, other, { 'x-amz-checksum-sha256': Buffer.from(sha256Of(other), 'hex').toString('base64') }),
    ],
    ['a body without its sum', 403, (signed) => put(signed, text, { 'x-amz-checksum-sha256': null })],
    ['somebody else’s name', 403, (signed) => put(signed, text, { 'x-amz-meta-attesta-who': 'ente-2' })],
    ['no name', 403, (signed) => put(signed, text, { 'x-amz-meta-attesta-who': null })],
    ['more metadata', 403, (signed) => put(signed, text, { 'x-amz-meta-altro': 'x' })],
    ['an encryption of one’s own', 403, (signed) => put(signed, text, { 'x-amz-server-side-encryption': 'AES256' })],
    ['another key', 403, (signed) => put(signed, text, {}, signed.url.replace('usage-report', 'other'))],
    ['another tenant', 403, (signed) => put(signed, text, {}, signed.url.replace('p_vd', 'p_rcm'))],
    ['another version of the past', 403, (signed) => put(signed, text, {}, `${signed.url}&versionId=x`)],
    ['a longer time', 403, (signed) => put(signed, text, {}, signed.url.replace('X-Amz-Expires=900', 'X-Amz-Expires=9000'))],
    ['a removal', 403, (signed) => fetch(signed.url, { method: 'DELETE', headers: signed.headers })],
    ['a reading', 403, (signed) => fetch(signed.url, { headers: signed.headers })],
  ];
  test.each(rows)('%s', async (_what, status, tries) => {
    const before = await versions();
    const answer = await tries(await uploads.sign(wanted));
    expect([answer.status, await answer.text()]).toEqual([
      status,
      expect.stringMatching(/<Code>(SignatureDoesNotMatch|AccessDenied|BadDigest)</),
    ]);
    expect(await versions()).toBe(before);
  });

  test('a file that comes late: the signature holds for its seconds and not one more', async () => {
    const before = await versions();
    const ago = (seconds: number) => s3Uploads(endpoints.s3, bucket, () => Date.now() - seconds * 1000).sign(wanted);
    const late = await put(await ago(902), text);
    expect([late.status, await late.text()]).toEqual([403, expect.stringContaining('Request has expired')]);
    expect(await versions()).toBe(before);
    expect((await put(await ago(880), text)).status).toBe(200);
  });
});

test('says until when it holds', async () => {
  const at = Date.parse('2026-03-20T09:00:00.700Z');
  expect((await s3Uploads(endpoints.s3, bucket, () => at).sign(wanted)).until).toBe('2026-03-20T09:15:00Z');
});

describe('a text in place of another', () => {
  const key = 'uploads/p_vd/D19B25999990006/dossier.yaml';

  test('is put where there is none, and once only', async () => {
    const first = await uploads.replace(key, 'uno', 'ente-1', null);
    expect(first).toEqual(expect.any(String));
    expect(await uploads.replace(key, 'due', 'ente-1', null)).toBeNull();
    const second = await uploads.replace(key, 'due', 'ente-2', first);
    expect(await uploads.replace(key, 'tre', 'ente-1', first)).toBeNull();
    const head = await endpoints.s3.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
    expect([head.VersionId, head.Metadata]).toEqual([second, { 'attesta-who': 'ente-2' }]);
  });

  test('one of many at once is put', async () => {
    const base = await uploads.replace(`${key}2`, 'uno', 'ente-1', null);
    const done = await Promise.all(Array.from({ length: 8 }, (_, n) => uploads.replace(`${key}2`, `di ${n}`, 'ente-1', base)));
    expect(done.filter((version) => version !== null).length).toBe(1);
  });
});
