import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ContinuityMap } from '../../shared/model/continuity-map.ts';
import { dayText } from '../../shared/time/civil-day.ts';
import { type Api, ask, projectPath } from './rig/api.ts';
import { firstDay, lastDay, odd, openContinuousWorld } from './rig/continuous.ts';
import { type Endpoints, startEndpoints } from './rig/endpoints.ts';

let endpoints: Endpoints;
let api: Api;
beforeAll(async () => {
  endpoints = await startEndpoints();
  ({ api } = await openContinuousWorld(endpoints));
}, 60_000);
afterAll(() => endpoints.stop());

const address = `${projectPath}/services/protocollo/continuity`;
const mapOf = async (query = ''): Promise<ContinuityMap & { next: string | null; resourcesTotal: number }> =>
  (await ask(api, `${address}${query}`)).json;
const statesOf = (map: ContinuityMap, resource: string, of = 'cpu') =>
  map.resources.find(({ id }) => id === resource)?.classes.find((one) => one.class === of)?.states;
const days = Array.from({ length: lastDay - firstDay + 1 }, (_, index) => firstDay + index);

describe('the map of a service', () => {
  test('has every day of its period, with the hours that it has in Rome', async () => {
    const map = await mapOf();
    expect(map.days.slice(0, days.length).map(({ day }) => day)).toEqual(days.map(dayText));
    expect(map.days.filter(({ hours }) => hours !== 24)).toEqual([{ day: '2025-10-26', hours: 25 }]);
    expect(map).toMatchObject({ point: 'TRA-03', purpose: 'migration', record: { sequence: 1 }, resourcesTotal: 3, next: null });
  });

  test('tells a server without a hole from one that was off, idle and half off, and from one that nobody measured', async () => {
    const map = await mapOf();
    const told = (resource: string) => statesOf(map, resource)?.slice(0, days.length);
    expect(new Set(told('srv-01'))).toEqual(new Set(['covered']));
    const wanted = days.map((day) => {
      if (odd.off.includes(day as never)) return 'gap';
      if (day === odd.idle) return 'zero';
      return day === odd.halfOff ? 'partial' : 'covered';
    });
    expect(told('srv-02')).toEqual(wanted);
    expect(new Set(told('srv-03'))).toEqual(new Set(['missing']));
    expect(map.resources[1]?.classes[0]?.coveredMinutes[odd.halfOff - firstDay]).toBe(12 * 60);
  });

  test('says of the service as a whole what the record was judged on', async () => {
    const map = await mapOf();
    const record = (await ask(api, `${projectPath}/records/latest`)).json;
    const finding = record.findings.find(({ point, service }: Record<string, string>) => point === 'TRA-03' && service === 'protocollo');
    for (const { class: one, states, codes } of map.classes) {
      const measured = finding.measured.find((printed: { class: string }) => printed.class === one);
      const covered = states.slice(0, days.length).filter((state) => ['covered', 'partial', 'zero'].includes(state));
      expect(covered.length, one).toBe(measured.daysCovered);
      expect(finding.reasons.map(({ code }: { code: string }) => code)).toEqual(expect.arrayContaining(codes));
    }
    expect(map.classes.map((one) => one.class)).toEqual(['cpu', 'ram', 'storage', 'network']);
  });

  test('comes in pages that put together are the whole', async () => {
    const whole = await mapOf();
    const ids: string[] = [];
    let next: string | null = '';
    for (let page = 0; next !== null; page++) {
      expect(page).toBeLessThan(5);
      const map: Awaited<ReturnType<typeof mapOf>> = await mapOf(`?limit=1${next && `&cursor=${next}`}`);
      expect(map.resources.length).toBe(1);
      expect(map.classes).toEqual(whole.classes);
      ids.push(...map.resources.map(({ id }) => id));
      next = map.next;
    }
    expect(ids).toEqual(whole.resources.map(({ id }) => id));
  });

  test('of a service whose use no point looks at day by day is empty, and says so', async () => {
    const { status, json } = await ask(api, `${projectPath}/services/portale/continuity`);
    expect([status, json.point, json.days, json.resources]).toEqual([200, null, [], []]);
  });

  test.each([
    [`${projectPath}/services/altro/continuity`, 404, 'nothing-there'],
    [`${address}?record=7`, 404, 'unknown-record'],
    ['/projects/p_altro/D19B25999990006/services/protocollo/continuity', 404, 'unknown-project'],
    [`${address}?record=x`, 400, 'bad-request'],
    [`${projectPath}/services/project/continuity`, 400, 'bad-request'],
  ])('%s: %i %s', async (path, status, kind) => {
    const answer = await ask(api, path);
    expect([answer.status, answer.json.type]).toEqual([status, `urn:problem-type:attesta:${kind}`]);
  });

  test('a cursor of another service’s map is refused', async () => {
    const { next } = await mapOf('?limit=1');
    expect((await ask(api, `${projectPath}/services/portale/continuity?cursor=${next}`)).status).toBe(400);
  });
});

describe('a cell', () => {
  const cell = (day: string, resource: string, of = 'cpu') => ask(api, `${address}/${of}/${day}?resource=${resource}`);

  test('leads to the file, its version and the rows of that day', async () => {
    const { json } = await cell('2025-10-26', 'srv-01');
    expect(json).toMatchObject({ state: 'covered', hours: 25, coveredMinutes: 1_500, silences: [], evidenceTotal: 1 });
    const before = days.indexOf(firstDay + 13) * 24;
    expect(json.evidence).toMatchObject([
      {
        file: 'protocollo/usage-report/cpu.csv',
        member: null,
        metric: 'cpu-used',
        unit: 'percent',
        samples: 25,
        rows: [before + 2, before + 26],
      },
    ]);
    const { json: page } = await ask(api, `${projectPath}/uploads`);
    const upload = page.uploads.find(({ path }: { path: string }) => path === 'protocollo/usage-report/cpu.csv');
    expect(json.evidence[0].versionId).toBe(upload.versionId);
  });

  test('tells its silences as instants', async () => {
    const { json } = await cell('2025-10-28', 'srv-02');
    expect([json.state, json.silences]).toEqual(['partial', [{ from: '2025-10-28T11:00:00Z', to: '2025-10-28T23:00:00Z' }]]);
  });

  test('of a day without rows has no evidence, and the state of the map', async () => {
    const map = await mapOf();
    const { json } = await cell('2025-10-20', 'srv-02');
    expect([json.state, json.evidence, json.coveredMinutes]).toEqual([statesOf(map, 'srv-02')?.[odd.off[0] - firstDay], [], 0]);
  });

  test.each([
    ['cpu/2025-10-20?resource=srv-99', 404],
    ['other/2025-10-20?resource=srv-01', 404],
    ['cpu/2025-10-20', 400],
    ['cpu/2025-02-30?resource=srv-01', 400],
    ['cpu/1899-12-31?resource=srv-01', 400],
    ['gpu/2025-10-20?resource=srv-01', 400],
  ])('%s: %i', async (place, status) => {
    expect((await ask(api, `${address}/${place}`)).status).toBe(status);
  });
});

describe('the services', () => {
  test('are those of the declaration, with every point of the last record', async () => {
    const { json } = await ask(api, `${projectPath}/services`);
    expect(json.services).toMatchObject([
      { id: 'protocollo', mode: 'transfer', destination: 'iaas', migrationStartedOn: '2025-10-13', resources: 3, usePoint: 'TRA-03' },
      { id: 'portale', destination: 'saas', usePoint: null },
    ]);
    const { json: project } = await ask(api, projectPath);
    const told = json.services.flatMap(({ id, points }: { id: string; points: object[] }) =>
      points.map((point) => ({ service: id, ...point })),
    );
    const ofPackage = json.package.map((point: object) => ({ service: null, ...point }));
    expect([...told, ...ofPackage]).toEqual(expect.arrayContaining(project.record.points));
    expect(told.length + ofPackage.length).toBe(project.record.points.length);
    expect(json.record.sequence).toBe(project.record.sequence);
  });

  test('of a project that nobody knows are a 404', async () => {
    expect((await ask(api, '/projects/p_altro/D19B25999990006/services')).status).toBe(404);
  });
});
