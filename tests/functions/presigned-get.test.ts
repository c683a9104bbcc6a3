import { PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attachment, s3Downloads } from '../../functions/adapters/s3-downloads.ts';
import { whoMetadata } from '../../functions/adapters/s3-uploads.ts';
import { type Endpoints, startEndpoints } from './rig/endpoints.ts';

/** A signature to have one version of one file: that one, as a file, for a while. */
let endpoints: Endpoints;
let bucket: string;
beforeAll(async () => {
  endpoints = await startEndpoints();
  bucket = await endpoints.createBucket();
});
afterAll(() => endpoints.stop());

const key = 'uploads/p_vd/D19B25999990006/protocollo/usage-report/è la cpu+1 «ok».csv';
const put = async (text: string, who?: string): Promise<string> => {
  const metadata = who === undefined ? {} : { Metadata: { [whoMetadata]: who } };
  const { VersionId = '' } = await endpoints.s3.send(
    new PutObjectCommand({ Bucket: bucket, Key: key, Body: text, ContentType: 'text/html', ...metadata }),
  );
  return VersionId;
};
const sign = (versionId: string, clock?: () => number) =>
  s3Downloads(endpoints.s3, bucket, clock).sign({ key, versionId, filename: 'è la cpu+1 «ok».csv', seconds: 300 });

test('gives the very version, also once another took its place, as a file and never as a page', async () => {
  const first = await put('<b>prima</b>');
  const second = await put('seconda');
  const answer = await fetch((await sign(first)).url);
  expect([answer.status, await answer.text()]).toEqual([200, '<b>prima</b>']);
  expect(answer.headers.get('content-type')).toBe('application/octet-stream');
  expect(answer.headers.get('cache-control')).toBe('private, no-store');
  expect(answer.headers.get('content-disposition')).toBe(
    `attachment; filename="_ la cpu+1 _ok_.csv"; filename*=UTF-8''%C3%A8%20la%20cpu%2B1%20%C2%ABok%C2%BB.csv`,
  );
  expect(await (await fetch((await sign(second)).url)).text()).toBe('seconda');
});

describe('is good for nothing else', () => {
  test.each<[string, (url: URL) => void]>([
    ['another version', (url) => url.searchParams.set('versionId', 'another')],
    ['the latest version', (url) => url.searchParams.delete('versionId')],
    ['another file', (url) => (url.pathname = url.pathname.replace('cpu', 'ram'))],
    ['a page of the bucket', (url) => url.searchParams.set('response-content-disposition', 'inline')],
    ['a longer while', (url) => url.searchParams.set('X-Amz-Expires', '86400')],
  ])('%s', async (_what, change) => {
    const url = new URL((await sign(await put('testo'))).url);
    change(url);
    expect((await fetch(url)).status).toBe(403);
  });

  test('a while later', async () => {
    const { url, until } = await sign(await put('testo'), () => Date.now() - 301_000);
    expect((await fetch(url)).status).toBe(403);
    expect(Date.parse(until)).toBeLessThan(Date.now());
  });

  test.each(['PUT', 'DELETE'])('%s', async (method) => {
    expect((await fetch((await sign(await put('testo'))).url, { method })).status).toBe(403);
  });
});

test('who put it is told where it came through the API', async () => {
  const downloads = s3Downloads(endpoints.s3, bucket);
  expect(await downloads.whoPut(key, await put('x', 'ente-1'))).toBe('ente-1');
  expect(await downloads.whoPut(key, await put('x'))).toBeNull();
});

test.each([
  ['report.csv', 'attachment; filename="report.csv"; filename*=UTF-8\'\'report.csv'],
  ['a"b\\c%d.csv', 'attachment; filename="a_b_c_d.csv"; filename*=UTF-8\'\'a%22b%5Cc%25d.csv'],
  ["l'uso (1).csv", `attachment; filename="l'uso (1).csv"; filename*=UTF-8''l%27uso%20%281%29.csv`],
  ['riga\r\nX-Altro: 1', `attachment; filename="riga__X-Altro: 1"; filename*=UTF-8''riga%0D%0AX-Altro%3A%201`],
])('%o is handed over as %s', (filename, header) => {
  expect(attachment(filename)).toBe(header);
});
