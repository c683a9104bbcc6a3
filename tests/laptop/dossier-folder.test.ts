import { cpSync, mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { nodeMeans } from '../../functions/adapters/node-means.ts';
import { filesBelow } from '../../local/folder/files-below.ts';
import { readDossierFolder } from '../../local/folder/read-dossier-folder.ts';
import { temporaryFolder } from '../e2e/rig.ts';

const sample = join(import.meta.dirname, '../../samples/trasferimento-completo');
const yaml = readFileSync(join(sample, 'dossier.yaml'), 'utf8');
const json = JSON.stringify({ ...parse(yaml), entity: { ...parse(yaml).entity, name: 'Quella in JSON' } });

let folder: string;
beforeEach(() => {
  folder = join(temporaryFolder(), 'dossier');
  mkdirSync(folder);
});
const write = (name: string, content: string) => writeFileSync(join(folder, name), content);
const read = () => readDossierFolder(folder, '2026-03-20T09:00:00Z', nodeMeans, () => {});
const told = async () => {
  const { declaration, problems } = await read();
  return [declaration?.value.entity.name ?? null, problems.map(({ path, problems: all }) => [path, ...all.map(({ code }) => code)])];
};

describe('dossier.yaml and dossier.json in one folder', () => {
  const name = parse(yaml).entity.name;
  test.each([
    ['both valid: the YAML counts, and that is told', yaml, json, name, [['dossier.json', 'TWO_DECLARATIONS']]],
    ['an invalid YAML takes nothing from the JSON', '{', json, 'Quella in JSON', [['dossier.yaml', 'DECLARATION_INVALID']]],
    ['an invalid JSON takes nothing from the YAML', yaml, '{', name, [['dossier.json', 'DECLARATION_INVALID']]],
    [
      'none valid: both are told',
      '{',
      '{',
      null,
      [
        ['dossier.yaml', 'DECLARATION_INVALID'],
        ['dossier.json', 'DECLARATION_INVALID'],
      ],
    ],
  ])('%s', async (_, inYaml, inJson, entity, problems) => {
    write('dossier.yaml', inYaml);
    write('dossier.json', inJson);
    expect(await told()).toEqual([entity, problems]);
  });
});

test('links to files and folders are followed, as an upload follows them; back up or nowhere is no file', async () => {
  const elsewhere = join(temporaryFolder(), 'prove');
  cpSync(sample, elsewhere, { recursive: true });
  symlinkSync(join(elsewhere, 'dossier.yaml'), join(folder, 'dossier.yaml'));
  symlinkSync(join(elsewhere, 'protocollo'), join(folder, 'protocollo'));
  renameSync(join(elsewhere, 'project'), join(folder, 'project'));
  symlinkSync(folder, join(folder, 'project', 'giro'));
  symlinkSync(join(folder, 'che-non-esiste'), join(folder, 'project', 'nulla'));
  const whole = (await filesBelow(sample)).filter((path) => /^(dossier\.yaml|protocollo\/|project\/)/.test(path));
  expect(await filesBelow(folder)).toEqual(whole);
});

test('an entry of «withdrawn» that takes nothing out is told, one that does is not', async () => {
  cpSync(sample, folder, { recursive: true });
  const { uploads } = await read();
  const [first, second] = uploads.map(({ path }) => path) as [string, string];
  const mapping = 'protocollo/usage-report/mapping.yaml';
  expect(await filesBelow(folder)).toContain(mapping);
  const { entity, project } = parse(yaml);
  const own = `uploads/${entity.ipa.toLowerCase()}/${project.cup}/${first}`;
  const others = `uploads/c_zz/${project.cup}/${first}`;
  write('dossier.yaml', JSON.stringify({ ...parse(yaml), withdrawn: [own, second, others, `${second}x`, mapping] }));
  const { problems } = await read();
  expect(problems).toEqual([
    {
      path: 'dossier.yaml',
      problems: [
        { code: 'WITHDRAWN_NOT_FOUND', details: { entry: others } },
        { code: 'WITHDRAWN_NOT_FOUND', details: { entry: `${second}x` } },
        { code: 'WITHDRAWN_MAPPING', details: { entry: mapping } },
      ],
    },
  ]);
});
