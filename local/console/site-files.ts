import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';

export interface SiteFile {
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** The files of a built site by their paths (`/assets/x.js`; `/` is the page), read once: what is not listed is not there. */
export async function siteFiles(folder: string): Promise<ReadonlyMap<string, SiteFile>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const read = await Promise.all(
    files.map(async (file): Promise<readonly [string, SiteFile]> => {
      const path = `/${relative(folder, file).split(sep).join('/')}`;
      const type = types[extname(file)] ?? 'application/octet-stream';
      return [path === '/index.html' ? '/' : path, { type, bytes: new Uint8Array(await readFile(file)) }];
    }),
  );
  return new Map(read);
}
