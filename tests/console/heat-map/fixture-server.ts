import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { compile } from 'sass';
import { continuityCellOf } from '../../../shared/heat-map/continuity-cell-of.ts';
import type { ResourceClass } from '../../../shared/model/usage.ts';
import { largeMap, smallFacts, smallMap } from './maps.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
/** Stricter than the console's own: nothing inline, nothing from elsewhere. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";
const page = `<!doctype html><html lang="it"><head><meta charset="utf-8"><title>Mappa dei giorni</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="/icon.svg"><link rel="stylesheet" href="/page.css"></head>
<body><header><h1>Mappa dei giorni</h1></header><main><h2>Continuità</h2></main><script type="module" src="/page.js"></script></body></html>`;

/** A page with nothing but the map, over HTTP and under a strict policy. */
export async function startFixture(): Promise<{ readonly url: string; readonly close: () => void }> {
  const entry = here('fixture-page.ts');
  const bundle = await build({ entryPoints: [entry], bundle: true, write: false, format: 'esm', target: 'es2022', logLevel: 'silent' });
  const reset =
    'body{margin:0;font-family:sans-serif;line-height:1.5}main,header{padding:0 12px}.visually-hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}';
  const css = reset + compile(here('../../../console/heat-map/heat-map.scss')).css;
  const facts = smallFacts();
  const answers: Readonly<Record<string, (query: URLSearchParams) => readonly [type: string, text: string | null]>> = {
    '/': () => ['text/html', page],
    '/page.js': () => ['text/javascript', bundle.outputFiles[0]?.text ?? ''],
    '/page.css': () => ['text/css', css],
    '/icon.svg': () => ['image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'],
    '/map.json': (query) => {
      const servers = Number(query.get('servers') ?? 0);
      return ['application/json', JSON.stringify(servers > 0 ? largeMap(servers, 150) : smallMap())];
    },
    '/more.json': (query) => {
      const from = Number(query.get('from'));
      return ['application/json', JSON.stringify(largeMap(Number(query.get('servers')), 150).resources.slice(from, from + 200))];
    },
    '/cell.json': (query) => {
      const place = { resource: query.get('resource') ?? '', class: query.get('class') as ResourceClass, day: query.get('day') ?? '' };
      // The page has to say it when a cell cannot be had.
      const cell = place.day === '2026-03-05' ? null : continuityCellOf(facts, 'migration', place);
      return ['application/json', cell && JSON.stringify(cell)];
    },
  };
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const [type, text] = answers[pathname]?.(searchParams) ?? ['text/plain', null];
    response.writeHead(text === null ? 404 : 200, { 'content-type': `${type}; charset=utf-8`, 'content-security-policy': policy });
    response.end(text ?? '');
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => void server.close() };
}
