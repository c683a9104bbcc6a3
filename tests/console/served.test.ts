import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { consoleHeaders } from '../../infra/definitions/console.ts';
import { builtConsole } from '../../local/console/built-console.ts';
import { consoleSite } from '../../local/console/console-site.ts';

const root = join(import.meta.dirname, '../..');

describe('the console as it is served', () => {
  let folder: string;
  let serve: ReturnType<typeof consoleSite>;
  const asked: string[] = [];
  const config = { api: '/api', signIn: { issuer: 'http://127.0.0.1:1', clientId: 'x', scope: 'openid' }, now: null };
  const get = async (path: string) => serve(new Request(`http://127.0.0.1${path}`));

  beforeAll(async () => {
    folder = await builtConsole();
    const api = (request: Request) => {
      asked.push(`${request.method} ${new URL(request.url).pathname}`);
      return new Response('of the API', { status: 418 });
    };
    serve = consoleSite(api, { folder: async () => folder, config: () => config, connect: ['https://identity.example'] });
  }, 300_000);

  test('every file has every header, and files with their sum in the name are kept', async () => {
    const page = await get('/');
    const expected = Object.entries(consoleHeaders({ connect: ['https://identity.example'] }));
    for (const [name, value] of expected) expect(page.headers.get(name)).toBe(value);
    expect(page.headers.get('Cache-Control')).toBe('no-cache');
    const [, script = ''] = /src="\.(\/assets\/[^"]+\.js)"/.exec(await page.text()) ?? [];
    const file = await get(script);
    expect([file.status, file.headers.get('Content-Type')]).toEqual([200, 'text/javascript; charset=utf-8']);
    expect(file.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
    expect(file.headers.get('Content-Security-Policy')).toContain("script-src 'self' 'wasm-unsafe-eval';");
  });

  test('nothing is inline, and the policy allows nothing inline', async () => {
    const page = await (await get('/')).text();
    expect(page).not.toMatch(/<style|style=|<script(?![^>]*\ssrc=)|\son\w+=|javascript:/);
    expect(consoleHeaders({ connect: [] })['Content-Security-Policy']).not.toMatch(/(?<!'wasm-)unsafe|\*/);
  });

  test('the API answers below its prefix and, on this machine, at its own paths; what is no file is not looked for on the disk', async () => {
    for (const path of ['/api/projects?limit=1', '/projects', '/assets-of-mine', '/../package.json']) await get(path);
    expect(asked).toEqual(['GET /projects', 'GET /projects', 'GET /assets-of-mine', 'GET /package.json']);
    expect((await get('/assets/../../package.json')).status).toBe(418);
    expect((await get('/assets/nothing.js')).status).toBe(404);
    expect((await get('/assets/%2e%2e%2findex.html')).status).toBe(404);
    expect(await (await get('/config.json')).json()).toEqual(config);
  });

  test('a build that failed is told, and tried again', async () => {
    let tries = 0;
    const broken = consoleSite(() => new Response(), {
      folder: async () => {
        tries += 1;
        if (tries === 1) throw new Error('no style');
        return folder;
      },
      config: () => config,
      connect: [],
    });
    const first = await broken(new Request('http://127.0.0.1/'));
    expect([first.status, await first.text()]).toEqual([503, 'Error: no style']);
    expect((await broken(new Request('http://127.0.0.1/'))).status).toBe(200);
  });

  test('what the queue loads is small: its scripts and its style, compressed', async () => {
    const { gzipSync } = await import('node:zlib');
    const page = readFileSync(join(folder, 'index.html'), 'utf8');
    const names = [...page.matchAll(/(?:src|href)="\.\/(assets\/[^"]+)"/g)].map((found) => found[1] as string);
    const kilobytes = names.map((name) => gzipSync(readFileSync(join(folder, name))).length / 1024).reduce((sum, one) => sum + one, 0);
    expect(names.length).toBeGreaterThan(1);
    expect(Math.round(kilobytes)).toBeLessThan(140);
  });
});

/** Every file that running this one runs: imports of types alone are left out by the compiler. */
function reached(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = readFileSync(file, 'utf8');
  for (const [, clause = '', target = ''] of text.matchAll(/^(?:import|export) (?!type )([^;']*?)from '([^']+)'/gms)) {
    const names = clause
      .replace(/[{}\s]/g, ' ')
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean);
    if (clause.includes('{') && names.every((name) => name.startsWith('type '))) continue;
    if (target.startsWith('.') && target.endsWith('.ts')) reached(resolve(dirname(file), target), seen);
    else seen.add(target);
  }
  for (const [, target = ''] of text.matchAll(/import\('([^']+)'\)/g)) reached(resolve(dirname(file), target), seen);
  return seen;
}

test('no page brings a schema along: zod is as large as all our scripts, and tries to make code of a text, which the policy forbids', () => {
  const all = reached(join(root, 'console/main.ts'));
  expect([...all].filter((one) => /zod|node:|@hono/.test(relative(root, one)))).toEqual([]);
  const pages = readdirSync(join(root, 'console/pages'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('-page.ts'));
  expect(pages.filter((name) => !all.has(join(root, 'console/pages', name)))).toEqual([]);
});
