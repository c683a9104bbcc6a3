import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inspectionOf } from '../../shared/inspection.ts';
import { mappingDraft } from '../../shared/mapping-draft/draft-of-inspected.ts';
import { ingest } from '../../shared/pipeline.ts';
import { parseMapping } from '../../shared/reading/parse-mapping.ts';
import { attesta, temporaryFolder } from '../e2e/rig.ts';
import { completed } from '../mapping-draft/draft-rig.ts';
import { mappingOf, means, sourceOf } from '../reading/read-bytes.ts';
import { workbookBytes } from '../support/build-workbook.ts';
import { zipOf } from '../support/pack-files.ts';

const table = 'Data ora;Server;CPU %\n12/01/2026 00:00;SRV-01;12,5\n12/01/2026 01:00;SRV-01;14,0\n13/01/2026 00:00;SRV-01;13,1\n';
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

async function draftOf(content: Uint8Array, path: string): Promise<string | null> {
  const bytes = sourceOf(content);
  const file = inspectionOf(await ingest({ bytes, kind: null, mapping: null }, means), path);
  return mappingDraft({ file, bytes, kind: null }, 'it', means);
}

test('attesta inspect: a draft below the findings, alone on request, refused until it is completed, then the file is read', async () => {
  const path = join(temporaryFolder(), 'report.csv');
  const mapping = `${path}.mapping.yaml`;
  writeFileSync(path, table);
  const told = await attesta(['inspect', path]).ended;
  expect(told.stdout).toContain(`npx attesta inspect ${path} --mapping ${mapping}`);
  const { stdout: draft, code } = await attesta(['inspect', path, '--draft']).ended;
  expect(code).toBe(0);
  expect(told.stdout).toContain(draft);
  const json = await attesta(['inspect', path, '--json']).ended;
  expect(JSON.parse(json.stdout).files[0].mappingDraft).toBe(draft);
  writeFileSync(mapping, draft);
  const refused = await attesta(['inspect', path, '--mapping', mapping]).ended;
  expect([refused.code, refused.stdout]).toEqual([2, '']);
  expect(refused.stderr).toContain(`riga ${draft.split('\n').findIndex((line) => line.startsWith('zone:')) + 1}`);
  writeFileSync(mapping, completed(readFileSync(mapping, 'utf8'), { zone: 'Europe/Rome' }));
  const read = await attesta(['inspect', path, '--json']).ended;
  const [file] = JSON.parse(read.stdout).files;
  expect([file.rows.accepted, file.mappingDraft]).toEqual([3, null]);
  const none = await attesta(['inspect', path, '--draft']).ended;
  expect([none.code, none.stdout]).toEqual([1, '']);
});

test('of a known format only the lines that it lacks', async () => {
  const yaml = await draftOf(bytesOf('timestamp,value\n2026-01-12 00:00:00,5\n2026-01-12 00:05:00,6\n'), 'cpu_i-0a1b2c3d.csv');
  const fields = (yaml ?? '').split('\n').flatMap((line) => /^(\w+):/.exec(line)?.[1] ?? []);
  expect(fields).toEqual(['schema', 'zone', 'resourceId', 'series']);
  expect(yaml).toContain('{ constant: i-0a1b2c3d }');
  expect(yaml).toContain('- { column: value, class: cpu, meaning: used, unit: "" }');
});

test('where several formats fit, the mapping must name one', async () => {
  const yaml = (await draftOf(bytesOf('i-0a1b2c3d;93.184.216.34\ni-0a1b2c3e;93.184.216.35\n'), 'elenco.csv')) ?? '';
  expect(yaml).toMatch(/^format: # DA COMPILARE: .* ip-list, resource-list$/m);
  expect(await parseMapping(yaml)).toMatchObject({ ok: false, issues: [{ path: 'format' }] });
});

test('of an archive, for the first member that nobody explains', async () => {
  const files = new Map([
    ['elenco.txt', bytesOf('93.184.216.34\n')],
    ['altro/report.csv', bytesOf(table)],
  ]);
  const yaml = await draftOf(await zipOf(files), 'insieme.zip');
  expect(yaml).toContain('«altro/report.csv»');
  expect(yaml).toContain('column: "CPU %"');
});

test('a file that lacks nothing has none', async () => {
  expect(await draftOf(bytesOf('93.184.216.34\n93.184.216.35\n'), 'indirizzi.txt')).toBeNull();
});

test('of a workbook, for its sheet: typed cells leave no way of writing to say', async () => {
  const rows = [
    ['Data ora', 'Server', 'CPU %', 'Memoria libera (GB)'],
    ...[0, 1, 2].map((hour) => [{ value: 46034 + hour / 24, format: 'dd/mm/yyyy hh:mm' }, 'SRV-01', 12.5 + hour, 3.25]),
  ];
  const yaml = (await draftOf(await workbookBytes({ sheets: [{ name: 'Foglio1', rows }] }), 'report.xlsx')) ?? '';
  expect(yaml).toContain('«Foglio1»');
  expect(yaml).toMatch(/^interval: PT1H/m);
  expect(yaml).not.toMatch(/^(dateFormat|decimal):/m);
  const mapping = { value: mappingOf(completed(yaml, { zone: 'Europe/Rome' })), sha256: 'a'.repeat(64) };
  const read = await ingest({ bytes: sourceOf(await workbookBytes({ sheets: [{ name: 'Foglio1', rows }] })), kind: null, mapping }, means);
  expect(read.rows).toEqual({ read: 3, accepted: 3, rejected: 0 });
  expect(read.members[0]?.series.map(({ resourceClass, meaning, sum }) => [resourceClass, meaning, sum])).toEqual([
    ['ram', 'free', '9750000000'],
    ['cpu', 'used', '40.5'],
  ]);
});
