import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { severities } from '../../shared/model/severity.ts';
import { type Api, ask, projectPath } from './rig/api.ts';
import { firstDay, lastDay, openContinuousWorld } from './rig/continuous.ts';
import { keyOf } from './rig/dossier.ts';
import { type Endpoints, startEndpoints } from './rig/endpoints.ts';
import { deliver, upload, type World } from './rig/world.ts';

let endpoints: Endpoints;
let api: Api;
let world: World;
/** The report as it was judged, and as it came again afterwards. */
let texts: readonly [judged: string, later: string];
beforeAll(async () => {
  endpoints = await startEndpoints();
  let bucket: string;
  ({ api, world, bucket } = await openContinuousWorld(endpoints));
  const { json } = await ask(api, `${projectPath}/evidence/download?path=${report}`);
  const judged = await (await fetch(json.url)).text();
  const later = `${judged}niente;srv-01;x\n`;
  texts = [judged, later];
  // Read, and not judged yet.
  await deliver(world.ingest, [await upload(endpoints, bucket, keyOf(report), later, '2025-11-21T10:00:00Z')]);
  await upload(endpoints, bucket, keyOf('protocollo/contract/in coda è.pdf'), '%PDF-1.7', '2025-11-21T11:00:00Z');
}, 60_000);
afterAll(() => endpoints.stop());

const report = 'protocollo/usage-report/cpu.csv';
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const evidence = (query: string, init: RequestInit = {}) => ask(api, `${projectPath}/evidence?${query}`, init);

describe('the custody of a file', () => {
  test('is of the current version: hash, time, reading, and every version that there was', async () => {
    const { json, headers } = await evidence(`path=${report}`);
    expect(json).toMatchObject({
      ...{ path: report, role: 'evidence', service: 'protocollo', kind: 'usage-report', current: true, who: null },
      ...{ sha256: sha256(texts[1]), bytes: texts[1].length, receivedAt: '2025-11-21T10:00:00Z', firstReceivedAt: '2025-11-21T10:00:00Z' },
      versionsTotal: 2,
    });
    expect(json.versions.map(({ receivedAt, current }: Record<string, unknown>) => [receivedAt, current])).toEqual([
      ['2025-11-21T10:00:00Z', true],
      ['2025-11-20T10:00:00Z', false],
    ]);
    expect(json.reading).toMatchObject({ status: 'recognised', seriesTotal: 2, rows: { rejected: 1 }, reader: expect.any(String) });
    expect(headers.get('Content-Language')).toBe('it');
  });

  test('tells what is wrong with its rows, in the language of whoever asks', async () => {
    const last = texts[1].trimEnd().split('\n').length;
    const [it, en] = await Promise.all(
      ['it', 'en'].map(async (language) => (await evidence(`path=${report}`, { headers: { 'Accept-Language': language } })).json),
    );
    const ofLastRow = ({ reading }: typeof it) => reading.issues.find(({ firstRows }: { firstRows: number[] }) => firstRows[0] === last);
    expect(ofLastRow(it)).toMatchObject({ count: 1, member: null, code: ofLastRow(en).code });
    expect(ofLastRow(it).text).not.toBe(ofLastRow(en).text);
    const weights = it.reading.issues.map(({ severity }: { severity: (typeof severities)[number] }) => severities.indexOf(severity));
    expect(weights).toEqual([...weights].sort((a, b) => a - b));
  });

  test('is of the version that a record was made from, where a record is named', async () => {
    const { json } = await evidence(`path=${report}&record=1`);
    expect(json).toMatchObject({
      current: false,
      sha256: sha256(texts[0]),
      receivedAt: '2025-11-20T10:00:00Z',
      reading: { rows: { rejected: 0 } },
    });
    const { json: record } = await ask(api, `${projectPath}/records/1`);
    expect(record.inputs.digests).toContain(json.digest);
    const { json: byVersion } = await evidence(`path=${report}&version=${json.versionId}`);
    expect(byVersion).toMatchObject({ versionId: json.versionId, reading: null, digest: null, sha256: null });
  });

  test('of what nobody has read yet says so', async () => {
    const { json } = await evidence(`path=${encodeURIComponent('protocollo/contract/in coda è.pdf')}`);
    expect(json).toMatchObject({ digest: null, reading: null, sha256: null, firstReceivedAt: null, receivedAt: '2025-11-21T11:00:00Z' });
  });

  test.each([
    [`path=${report}&version=altra`, 404, 'nothing-there'],
    [`path=${report}&record=9`, 404, 'unknown-record'],
    ['path=protocollo/usage-report/altro.csv', 404, 'nothing-there'],
    ['path=protocollo/usage-report/cpu', 404, 'nothing-there'],
    ['path=protocollo/contract/in%20coda%20%C3%A8.pdf&record=1', 404, 'nothing-there'],
    ['path=protocollo/usage-report/..', 400, 'bad-request'],
    ['path=../../../digests/x', 400, 'bad-request'],
    ['path=/etc/passwd', 400, 'bad-request'],
    ['path=', 400, 'bad-request'],
    [`path=${report}&version=`, 400, 'bad-request'],
  ])('%s: %i %s', async (query, status, kind) => {
    for (const place of ['evidence', 'evidence/download']) {
      const answer = await ask(api, `${projectPath}/${place}?${query}`);
      expect([answer.status, answer.json.type]).toEqual([status, `urn:problem-type:attesta:${kind}`]);
    }
    const other = await ask(api, `/projects/p_altro/D19B25999990006/evidence/download?${query}`);
    expect(other.status).toBe(status);
  });
});

test('the series of a file come by resource, page by page, each with its days and their rows', async () => {
  const address = `${projectPath}/evidence/series?path=${report}`;
  const { json: whole } = await ask(api, address);
  expect(whole.series.map(({ resourceId }: { resourceId: string }) => resourceId)).toEqual(['srv-01', 'srv-02']);
  const { json: first } = await ask(api, `${address}&limit=1`);
  const { json: second } = await ask(api, `${address}&limit=1&cursor=${first.next}`);
  expect([...first.series, ...second.series]).toEqual(whole.series);
  expect([whole.next, second.next, first.seriesTotal]).toEqual([null, null, 2]);
  const [one] = whole.series;
  expect(one).toMatchObject({ class: 'cpu', unit: 'percent', cadenceSeconds: 3_600, daysTotal: lastDay - firstDay + 1, runsTotal: 1 });
  expect(one.days.find(({ day }: { day: string }) => day === '2025-10-26')).toMatchObject({ samples: 25 });
  const values = texts[0]
    .split('\n')
    .slice(1, 25)
    .map((row) => Number(row.split(';')[2]?.replace(',', '.')));
  expect(one.days[0]).toMatchObject({ rows: [2, 25], max: Math.max(...values), min: Math.min(...values) });
  expect(one.days[0].mean).toBeCloseTo(values.reduce((sum, value) => sum + value, 0) / 24, 10);
  const { json: alone } = await ask(api, `${address}&resource=srv-02`);
  expect(alone.series).toEqual([whole.series[1]]);
  expect((await ask(api, `${address}&resource=srv-02&cursor=${first.next}`)).status).toBe(400);
  expect((await ask(api, `${projectPath}/evidence/series?path=dossier.yaml`)).json).toMatchObject({ series: [], digest: null });
});

describe('a download', () => {
  test('is of the very version, and soon over', async () => {
    const { json } = await ask(api, `${projectPath}/evidence/download?path=${report}&record=1`);
    const answer = await fetch(json.url);
    expect(await answer.text()).toBe(texts[0]);
    expect(answer.headers.get('content-disposition')).toContain('attachment; filename="cpu.csv"');
    expect(new URL(json.url).searchParams.get('X-Amz-Expires')).toBe('300');
    expect(json.bytes).toBe(texts[0].length);
    expect(await (await fetch((await ask(api, `${projectPath}/evidence/download?path=${report}`)).json.url)).text()).toBe(texts[1]);
  });

  test('of the declaration and of a mapping too', async () => {
    for (const path of ['dossier.yaml', `${report}.mapping.yaml`]) {
      const { json } = await ask(api, `${projectPath}/evidence/download?path=${path}`);
      expect(await (await fetch(json.url)).text()).toContain('schema: attesta/');
    }
  });
});
