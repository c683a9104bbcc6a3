import { GetObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ConsoleConfig } from '../../console/config.ts';
import { consoleHeaders } from '../../infra/definitions/console.ts';
import { builtConsole } from '../../local/console/built-console.ts';
import { consoleSite } from '../../local/console/console-site.ts';
import { siteFiles } from '../../local/console/site-files.ts';
import { putSite } from '../../local/publish/put-site.ts';
import { siteObjects } from '../../local/publish/site-objects.ts';
import { type RunningS3, startTestS3 } from '../local/s3-fixture.ts';
import { cloudFrontInSmall } from './cloudfront-in-small.ts';
import { type ReadTemplate, synthesise } from './synthesised.ts';

/** The console as `attesta publish` puts it into a bucket and CloudFront serves it from there, against the laptop's own server. */
const context = { jwtIssuer: 'https://accesso.valdoro.example/attesta', jwtAudience: 'console' };

let s3: RunningS3;
let there: (request: Request) => Promise<Response>;
let here: (request: Request) => Promise<Response> | Response;
let paths: readonly string[];
let template: ReadTemplate;
const asked: { readonly there: string[]; readonly here: string[] } = { there: [], here: [] };

beforeAll(async () => {
  template = synthesise({ context }).console as ReadTemplate;
  const config = JSON.parse(template.outputs.ConsoleConfig as string) as ConsoleConfig;
  const folder = await builtConsole();
  const files = await siteFiles(folder);
  paths = [...files.keys(), '/config.json'];
  s3 = await startTestS3();
  const Bucket = await s3.bucket('plain');
  await putSite(s3.client, Bucket, siteObjects(files, config));
  const api = (of: 'there' | 'here') => async (request: Request) => {
    asked[of].push(
      `${request.method} ${new URL(request.url).pathname}${new URL(request.url).search} ${told(request.headers)} ${await request.text()}`,
    );
    return Response.json({ of: 'the API' }, { status: 418, headers: { 'Content-Security-Policy': "default-src 'none'" } });
  };
  const object = async (Key: string) => {
    const found = await s3.client.send(new GetObjectCommand({ Bucket, Key })).catch(() => null);
    if (!found?.Body) return null;
    const headers = { 'Content-Type': found.ContentType ?? '', 'Cache-Control': found.CacheControl ?? '' };
    return { headers, bytes: new Uint8Array(await found.Body.transformToByteArray()) };
  };
  there = cloudFrontInSmall(template, { object, api: api('there') });
  const connect = ['https://accesso.valdoro.example', 'https://<Evidence.RegionalDomainName>'];
  here = consoleSite(api('here'), { folder: async () => folder, config: () => config, connect });
}, 300_000);
afterAll(() => s3?.stop());

const told = (headers: Headers): string =>
  ['Authorization', 'Accept-Language', 'If-Match', 'Content-Type'].map((name) => headers.get(name) ?? '').join(' | ');
const read = async (answer: Response) => {
  const names = [...Object.keys(consoleHeaders({ connect: [] })), 'Cache-Control', 'Content-Type'];
  const bytes = Buffer.from(await answer.arrayBuffer()).toString('base64');
  return { status: answer.status, headers: Object.fromEntries(names.map((name) => [name, answer.headers.get(name)])), bytes };
};
const both = async (path: string, init: RequestInit = {}) =>
  Promise.all([there, here].map(async (ask) => read(await ask(new Request(`https://console.example${path}`, init)))));

describe('what CloudFront sends is what the laptop sends', () => {
  test('for every file that was built: bytes, type, caching, every header', async () => {
    expect(paths.length).toBeGreaterThan(5);
    for (const path of paths) {
      const [cloud, laptop] = await both(path);
      expect(cloud, path).toEqual(laptop);
      expect(cloud?.status, path).toBe(200);
      expect(cloud?.headers['Content-Security-Policy'], path).toContain('connect-src');
    }
  });

  test('for a file that is not there', async () => {
    const [cloud, laptop] = await both('/assets/nothing.js');
    expect(cloud).toEqual(laptop);
    expect(cloud?.status).toBe(404);
  });

  const calls: [string, RequestInit][] = [
    ['/api/projects?outcome=positive&limit=2', { headers: { Authorization: 'Bearer t', 'Accept-Language': 'it' } }],
    ['/api/projects/p_vd/D19B25999990006/reviews', { method: 'POST', body: '{"a":1}', headers: { 'Content-Type': 'application/json' } }],
    ['/api/projects/p_vd/D19B25999990006/declaration', { method: 'PUT', body: 'x', headers: { 'If-Match': '"v"' } }],
    ['/api/', {}],
    ['/api//projects', {}],
    ['/api/api/projects', {}],
    ['/api/projects/p_vd/%E2%82%AC%2Fx', {}],
  ];
  test.each(calls)('for the API: %s reaches it with all that came, and without our headers', async (path, init) => {
    const [cloud, laptop] = await both(path, init);
    expect(cloud).toEqual(laptop);
    expect(cloud?.headers['Content-Security-Policy']).toBe("default-src 'none'");
    expect(asked.there.at(-1)).toBe(asked.here.at(-1));
  });

  test('without TLS a page is found, and a token is not carried on', async () => {
    const page = await there(new Request('http://console.example/'));
    expect([page.status, page.headers.get('Location')]).toEqual([301, 'https://console.example/']);
    const before = asked.there.length;
    expect((await there(new Request('http://console.example/api/me'))).status).toBe(403);
    expect(asked.there.length).toBe(before);
  });
});
