import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WrongUsage } from '../../local/cli/command.ts';
import { report } from '../../local/cli/report.ts';
import { madeOfSample } from './records.ts';

let folder: string;
let recordFile: string;
const sample = fileURLToPath(new URL('../../samples/buco-di-due-giorni', import.meta.url));
beforeAll(async () => {
  folder = await mkdtemp(`${tmpdir()}/attesta-report-`);
  recordFile = `${folder}/verbale.json`;
  const { record } = await madeOfSample('buco-di-due-giorni');
  await writeFile(recordFile, JSON.stringify(record));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a record of a file with its folder is written as HTML and as PDF', async () => {
  expect(await report([recordFile, '--from', sample, '--html', `${folder}/r.html`, '--pdf', `${folder}/r.pdf`])).toBe(0);
  expect(await readFile(`${folder}/r.html`, 'utf8')).toContain('La mappa dei giorni');
  expect((await readFile(`${folder}/r.pdf`, 'latin1')).slice(0, 5)).toBe('%PDF-');
});

test('without its folder it is written too, and says what it lacks; in English when asked', async () => {
  expect(await report([recordFile, '--html', `${folder}/bare.html`, '--lang', 'en'])).toBe(0);
  const html = await readFile(`${folder}/bare.html`, 'utf8');
  expect(html).toContain('made from the record alone');
  expect(html).not.toContain('class="calendar"');
});

test.each([
  ['nothing to write', () => [recordFile]],
  ['no record', () => ['--html', 'x.html']],
  ['a file that is no record', () => [`${sample}/dossier.yaml`, '--html', `${folder}/x.html`]],
  ['a place that cannot be written', () => [recordFile, '--html', `${folder}/not/there.html`]],
  ['a folder without a declaration', () => [recordFile, '--from', folder, '--html', `${folder}/x.html`]],
])('wrong usage: %s', async (_what, args) => {
  await expect(report(args())).rejects.toBeInstanceOf(WrongUsage);
});
