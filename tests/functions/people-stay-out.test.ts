import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { apiOf, ask, projectPath } from './rig/api.ts';
import { dossier, mapping, report } from './rig/dossier.ts';
import { type Endpoints, startEndpoints } from './rig/endpoints.ts';
import { oneProject } from './rig/one-project.ts';
import { tableItems } from './rig/table-items.ts';

/** Nobody's: an address of no domain that is, and a tax code of no person. */
const address = 'ludovica.piantata@valdoro.example';
const taxCode = 'RSSMRA80A01H501U';

let endpoints: Endpoints;
beforeAll(async () => {
  endpoints = await startEndpoints();
});
afterAll(() => endpoints.stop());

/** Files in which people stand wherever a text can. */
const files: readonly (readonly [path: string, content: string])[] = [
  ['dossier.yaml', dossier()],
  ['protocollo/usage-report/mapping.yaml', mapping()],
  ['protocollo/usage-report/macchine.csv', report().replaceAll('srv-01', address)],
  ['protocollo/usage-report/codici.csv', report().replaceAll('srv-01', taxCode)],
  ['protocollo/usage-report/valori.csv', report().replaceAll('1,5', address)],
  ['protocollo/usage-report/date.csv', report().replace('13/10/2025 00:00', taxCode)],
  ['protocollo/usage-report/titoli.csv', report().replace('Valore', `Valore di ${address}`)],
  ['protocollo/usage-report/righe.csv', report().replace('\n', `;Referente ${address}\n`)],
  ['protocollo/usage-report/muto.json', JSON.stringify({ owner: address, note: taxCode })],
  ['protocollo/resource-list/elenco.csv', `id;name\n${address};a\ni-0a1b2c3d4e5f60718;${taxCode}\n`],
  ['protocollo/ip-list/indirizzi.txt', `93.184.216.34\n${address}\nchiedere a Ludovica Piantata\n`],
];

test('what names a person is in no digest, record, item or answer, however the files are read and judged', async () => {
  const { bucket, world, session } = await oneProject(endpoints);
  await session('2026-01-10T09:00:00Z', files);
  const kept: string[] = [];
  const { Contents = [] } = await endpoints.s3.send(new ListObjectsV2Command({ Bucket: bucket }));
  for (const { Key = '' } of Contents.filter(({ Key }) => !Key?.startsWith('uploads/'))) {
    const { Body } = await endpoints.s3.send(new GetObjectCommand({ Bucket: bucket, Key }));
    kept.push((await Body?.transformToString()) ?? '');
  }
  expect(kept.filter((text) => text.includes('attesta/digest@1')).length).toBeGreaterThanOrEqual(files.length - 2);
  expect(kept.some((text) => text.includes('attesta/record@1'))).toBe(true);
  kept.push(JSON.stringify(await tableItems(endpoints, world.table)));
  const api = apiOf(world);
  for (const path of ['', '/uploads', '/records', '/records/1']) {
    const answer = await ask(api, `${projectPath}${path}`);
    expect(answer.status).toBe(200);
    kept.push(answer.text);
  }
  expect(kept.join('\n')).toContain('NAME_IS_PERSONAL');
  for (const text of kept) expect(text).not.toMatch(/piantata|RSSMRA/i);
});
