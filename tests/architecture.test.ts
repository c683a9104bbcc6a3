import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const ours = ['shared', 'functions', 'infra', 'local', 'console', 'tests'];
const isSource = (path: string) => /\.(ts|mjs)$/.test(path) && !path.includes('node_modules');
const isGenerated = (path: string) => path.includes('.generated.');

const sources = ours
  .flatMap((folder) => readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' }).map((path) => `${folder}/${path}`))
  .filter(isSource)
  .sort();
const text = (path: string) => readFileSync(`${root}${path}`, 'utf8');
const importsOf = (path: string) => [...text(path).matchAll(/(?:from|import\()\s*'([^']+)'/g)].map((match) => match[1] as string);

/** Which top-level folders a file of each may import from. `shared` stands alone. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  shared: ['shared'],
  functions: ['functions', 'shared', 'infra'],
  // Of node_modules what is bundled in place of a package's own index (infra/bundled/).
  infra: ['infra', 'shared', 'node_modules'],
  // Of functions/ only types (below), of node_modules only what a browser may load: styles, fonts, icons.
  console: ['console', 'functions', 'shared', 'node_modules'],
  local: ['local', 'console', 'functions', 'infra', 'shared'],
};

function folderOfImport(from: string, target: string): string {
  return new URL(target, `file:///${from}`).pathname.split('/')[1] as string;
}

describe('the house', () => {
  test('there are sources to look at', () => expect(sources.length).toBeGreaterThan(100));

  test.each(Object.keys(allowed))('%s imports only from below itself', (folder) => {
    const wrong = sources
      .filter((path) => path.startsWith(`${folder}/`))
      .flatMap((path) =>
        importsOf(path)
          .filter((target) => target.startsWith('.'))
          .filter((target) => !allowed[folder]?.includes(folderOfImport(path, target)))
          .map((target) => `${path} imports ${target}`),
      );
    expect(wrong).toEqual([]);
  });

  test.each([
    ['a built-in of Node', /from 'node:/],
    ['AWS', /@aws-|aws-lambda|@middy/],
    ['the clock', /new Date\(\)|Date\.now\(|performance\.now|Temporal\.Now/],
    ['chance', /Math\.random|randomUUID|getRandomValues/],
    ['the environment', /process\.|globalThis\.process/],
    ['the host’s locale', /toLocale(String|UpperCase|LowerCase|DateString|TimeString)|localeCompare|Intl\.Collator/],
    ['the host’s time zone', /\.get(Hours|Date|Day|Month|FullYear|Minutes|Seconds|TimezoneOffset)\(/],
    ['the network', /\bfetch\(|XMLHttpRequest/],
    [
      'the page',
      /\bdocument\.(body|createElement|getElementById|querySelector)|\bwindow\.(add|open|loc)|\b(local|session)Storage\b|HTMLElement/,
    ],
  ])('shared/ does not reach for %s', (_what, pattern) => {
    expect(sources.filter((path) => path.startsWith('shared/') && pattern.test(text(path)))).toEqual([]);
  });

  test('console/ knows the API by its types alone: no server code is in what a browser loads', () => {
    const wrong = sources
      .filter((path) => path.startsWith('console/'))
      .filter((path) => /import (?!type )[^;]*from '[^']*\/functions\//.test(text(path)));
    expect(wrong).toEqual([]);
  });

  test('console/ never makes markup of a text: whatever a file or a person wrote is shown as it is', () => {
    const sinks =
      /innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|createContextualFragment|srcdoc|\beval\(|new Function\b|\.style\b/;
    expect(sources.filter((path) => path.startsWith('console/') && sinks.test(text(path)))).toEqual([]);
  });

  test('no file is longer than 250 lines', () => {
    const long = sources.filter((path) => !isGenerated(path) && text(path).split('\n').length > 251);
    expect(long).toEqual([]);
  });

  test('no name explains nothing', () => {
    const empty = sources.filter((path) => /(^|\/)(utils?|helpers?|commons?|manager|misc|data|info)(\.|\/)/.test(path));
    expect(empty).toEqual([]);
  });

  test('nothing is left open or switched off', () => {
    const open = /TODO|FIXME|(describe|test|it)\.(skip|only|todo)\b|@ts-(ignore|nocheck|expect-error)/;
    expect(sources.filter((path) => path !== 'tests/architecture.test.ts' && open.test(text(path)))).toEqual([]);
  });

  test('only named exports', () => {
    expect(sources.filter((path) => !path.endsWith('.d.ts') && /^export default/m.test(text(path)))).toEqual([]);
  });

  test('dependencies are pinned exactly', () => {
    const manifest = JSON.parse(text('package.json')) as Record<string, Record<string, string>>;
    const all = Object.entries({ ...manifest['dependencies'], ...manifest['devDependencies'], ...manifest['optionalDependencies'] });
    expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });
});
