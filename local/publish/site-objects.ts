import type { ConsoleConfig } from '../../console/config.ts';
import { cachingOf } from '../../infra/definitions/console.ts';
import type { SiteFile } from '../console/site-files.ts';

/** One file of the console as it lies in the bucket behind CloudFront, which sends type and caching as they are said here. */
export interface SiteObject {
  readonly key: string;
  readonly type: string;
  readonly caching: string;
  readonly bytes: Uint8Array;
}

/**
 * The built files and `/config.json`, by the paths that the laptop's server has them at, in the order in which they are to be put: the page
 * comes last, so that it never names a script that is not there yet.
 */
export function siteObjects(files: ReadonlyMap<string, SiteFile>, config: ConsoleConfig): readonly SiteObject[] {
  const page = files.get('/');
  if (!page) throw new Error('the built console has no page');
  const others = [...files].filter(([path]) => path !== '/').sort(([one], [other]) => (one < other ? -1 : 1));
  return [
    ...others.map(([path, file]) => objectAt(path, path.slice(1), file)),
    objectAt('/config.json', 'config.json', { type: 'application/json', bytes: new TextEncoder().encode(JSON.stringify(config)) }),
    objectAt('/', 'index.html', page),
  ];
}

const objectAt = (path: string, key: string, { type, bytes }: SiteFile): SiteObject => ({ key, type, caching: cachingOf(path), bytes });
