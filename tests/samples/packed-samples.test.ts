import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { judgeFolder } from '../../local/folder/judge-folder.ts';
import { readSampleFile } from '../../local/folder/sample-file.ts';
import { allSamples } from '../../local/samples/all-samples.ts';
import type { AttestaRecord } from '../../shared/model/record.ts';
import { type Files, tarOf, zipOf } from '../support/pack-files.ts';

const folder = join(import.meta.dirname, '../../samples');
let work: string;
beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'attesta-packed-'));
});
afterAll(() => rm(work, { recursive: true }));

/** What is read; mappings stay beside the archive, as beside any upload. */
const isRead = (path: string): boolean => /\/(usage-report|ip-list|resource-list)\//.test(path) && !/mapping\.yaml$/.test(path);

async function packEach(sample: string, name: string, pack: (files: Files) => Uint8Array | Promise<Uint8Array>): Promise<string> {
  const copy = join(work, `${sample} ${name}`);
  await cp(join(folder, sample), copy, { recursive: true });
  const paths = (await readdir(copy, { recursive: true })).map((path) => path.replaceAll('\\', '/')).filter((path) => isRead(`/${path}`));
  const byFolder = Map.groupBy(paths.filter((path) => /\.\w+$/.test(path)).sort(), (path) => path.slice(0, path.lastIndexOf('/')));
  for (const [at, files] of byFolder) {
    const named = await Promise.all(files.map(async (path) => [path.slice(at.length + 1), await readFile(join(copy, path))] as const));
    for (const path of files) {
      await rm(join(copy, path));
      // The mapping of one upload becomes that of the archive.
      if (files.length === 1) await rename(join(copy, `${path}.mapping.yaml`), join(copy, at, `${name}.mapping.yaml`)).catch(() => {});
    }
    await writeFile(join(copy, at, name), await pack(new Map(named)));
  }
  return copy;
}

/** All that a verdict says, but for the names of files. */
function said(record: AttestaRecord | undefined, archive: string) {
  const text = JSON.stringify(record?.findings.map(({ evidence: _, judged: __, ...finding }) => finding));
  return { outcome: record?.outcome, findings: JSON.parse(text.replaceAll(`/${archive}/`, '/')) };
}

test.each(
  allSamples.flatMap(
    ({ name }) =>
      [
        [name, 'tutto.zip', zipOf],
        [name, 'tutto.tar', tarOf],
        [name, 'tutto.tar.gz', (files: Files) => gzipSync(tarOf(files))],
      ] as const,
  ),
)('%s says the same when its lists and reports come in one %s', async (sample, archive, pack) => {
  const asOf = (await readSampleFile(join(folder, sample)))?.asOf ?? '';
  const plain = await judgeFolder(join(folder, sample), asOf, () => {});
  const packed = await judgeFolder(await packEach(sample, archive, pack), asOf, () => {});
  expect(packed.problems).toEqual([]);
  expect(said(packed.judged?.record, archive)).toEqual(said(plain.judged?.record, archive));
  const members = (one: typeof packed) => [...one.digests.values()].flatMap((digest) => digest.members);
  const lists = plain.uploads.filter(({ kind }) => ['usage-report', 'ip-list', 'resource-list'].includes(kind));
  expect(members(plain)).toEqual([]);
  expect(members(packed)).toHaveLength(lists.length);
});
