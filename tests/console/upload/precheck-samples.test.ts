import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addresses } from '../../../console/router/addresses.ts';
import { nodeMeans } from '../../../functions/adapters/node-means.ts';
import { fileSource } from '../../../local/folder/file-source.ts';
import { filesBelow } from '../../../local/folder/files-below.ts';
import { sampleFolders } from '../../../local/stack/load-samples.ts';
import { mappingPathsOf, readDossierPath } from '../../../shared/model/keys.ts';
import { ingest } from '../../../shared/pipeline.ts';
import { parseMapping } from '../../../shared/reading/parse-mapping.ts';
import { sha256Of } from '../../../shared/sha256-of.ts';
import { canonicalJson } from '../../../shared/verdict/canonical.ts';
import { chromiumPath } from '../rig/chromium.ts';
import { type ConsoleStack, startConsoleStack } from '../rig/console-stack.ts';
import { tellMissingChromium } from '../rig/tell-missing-chromium.ts';
import { openBrowser, signInAs, type Visitor, visit } from '../rig/visitor.ts';
import { folderOf } from './chosen-files.ts';
import { checked, choose, savedReadings } from './upload-rig.ts';

tellMissingChromium('what is read before it is sent');

/** The samples, and the example of every export that is known: workbooks, archives and Parquet are among them. */
const folders = [...(await sampleFolders()), await examplesOfFormats()].map((folder) => [basename(folder), folder] as const);
/** A project that nobody has sent anything of: the page is there all the same. */
const fresh = { ipa: 'p_pts', cup: 'H59B25999990006' };

/** What the pipeline makes of a file of a dossier folder, in Node, as text: nothing of the page or its worker takes part. */
async function digestInNode(folder: string, path: string, paths: readonly string[]): Promise<string> {
  const read = readDossierPath(path);
  if (read.is !== 'evidence') throw new Error(`${path} is no evidence`);
  const mappingPath = mappingPathsOf(path).find((one) => paths.includes(one));
  const text = mappingPath === undefined ? null : await readFile(join(folder, mappingPath));
  const parsed = text === null ? null : await parseMapping(text.toString());
  const mapping = text !== null && parsed?.ok ? { value: parsed.mapping, sha256: sha256Of(text, nodeMeans.sha256) } : null;
  return canonicalJson(await ingest({ bytes: await fileSource(join(folder, path)), kind: read.kind, mapping }, nodeMeans));
}

/** A folder of a service for each example of `tests/formats`, as one dossier. */
async function examplesOfFormats(): Promise<string> {
  const from = join(import.meta.dirname, '../../formats');
  const files = (await filesBelow(from)).filter((path) => path.split('/').length === 3 && !path.endsWith('expected.json'));
  const cases = [...new Set(files.map(dirname))];
  const named = files.map(async (path) => {
    const place = `caso-${cases.indexOf(dirname(path))}/usage-report/${basename(path)}`;
    return [place, await readFile(join(from, path))] as const;
  });
  return folderOf(Object.fromEntries(await Promise.all(named)), 'formati');
}

describe.runIf(chromiumPath !== undefined)('what the browser reads of the samples, and of every export that is known', () => {
  let stack: ConsoleStack;
  let browser: Browser;
  let visitor: Visitor;

  beforeAll(async () => {
    [stack, browser] = await Promise.all([startConsoleStack({ entities: [], delay: 1, undecided: true }), openBrowser()]);
    visitor = await visit(browser, `${stack.url}${addresses.upload(fresh)}`);
    await signInAs(visitor, /p_pts/);
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await stack?.stop();
  });

  test.each(folders)(
    '%s: the digest of every file is, byte for byte, the one of the pipeline',
    async (name, folder) => {
      const { page } = visitor;
      await choose(page, 'folder', folder);
      await checked(page);
      const paths = await filesBelow(folder);
      const evidence = paths.filter((path) => readDossierPath(path).is === 'evidence' && !path.startsWith('registers/'));
      expect(evidence.length).toBeGreaterThan(0);
      const told = await savedReadings(page);
      for (const path of evidence) {
        const wanted = `{"path":${JSON.stringify(`${name}/${path}`)},"digest":${await digestInNode(folder, path, paths)}}`;
        expect(told.includes(wanted), path).toBe(true);
      }
      expect(told.match(/"schema":"attesta\/digest@1"/g)?.length).toBe(evidence.length);
      expect(visitor.complaints().filter((text) => !text.includes('status of 404'))).toEqual([]);
      await page.getByRole('button', { name: 'Togli tutti i file' }).click();
      await page.getByText('Nessun file scelto.').waitFor();
    },
    120_000,
  );
});
