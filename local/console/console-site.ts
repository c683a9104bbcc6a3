import type { ConsoleConfig } from '../../console/config.ts';
import { apiPrefix, cachingOf, consoleHeaders } from '../../infra/definitions/console.ts';
import { type SiteFile, siteFiles } from './site-files.ts';

type Fetch = (request: Request) => Response | Promise<Response>;

export interface Site {
  /** The folder of the built console: asked for when the first of its files is. */
  readonly folder: () => Promise<string>;
  /** Asked at each request: its clock may run. */
  readonly config: () => ConsoleConfig;
  /** Origins that the pages talk to beside their own. */
  readonly connect: readonly string[];
}

/**
 * The console before the API, as CloudFront stands before it on AWS: the files of the console at their paths, the API below `/api`, and,
 * here only, for programs on this machine, the API at its own paths as well.
 */
export function consoleSite(api: Fetch, { folder, config, connect }: Site): Fetch {
  const headers = consoleHeaders({ connect });
  let files: Promise<ReadonlyMap<string, SiteFile>> | null = null;
  const read = () => {
    files ??= folder().then(siteFiles);
    // A build that failed is tried again by whoever asks next.
    files.catch(() => {
      files = null;
    });
    return files;
  };
  const send = (path: string, type: string, body: BodyInit) =>
    new Response(body, { headers: { ...headers, 'Cache-Control': cachingOf(path), 'Content-Type': type } });

  return async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith(`${apiPrefix}/`)) return api(withoutPrefix(request));
    if (request.method !== 'GET' && request.method !== 'HEAD') return api(request);
    if (pathname === '/config.json') return send(pathname, 'application/json', JSON.stringify(config()));
    if (pathname !== '/' && pathname !== '/favicon.svg' && !pathname.startsWith('/assets/')) return api(request);
    try {
      const file = (await read()).get(pathname);
      return file ? send(pathname, file.type, file.bytes) : new Response(null, { status: 404, headers });
    } catch (error) {
      return new Response(String(error), { status: 503, headers: { ...headers, 'Content-Type': 'text/plain; charset=utf-8' } });
    }
  };
}

function withoutPrefix(request: Request): Request {
  const address = new URL(request.url);
  address.pathname = address.pathname.slice(apiPrefix.length);
  return new Request(address, request);
}
