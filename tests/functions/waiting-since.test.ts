import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { partitionOf, projectItemSchema, type RecordItem, recordItemSchema, sortKeys } from '../../functions/items.ts';
import type { ProjectKey } from '../../functions/ports.ts';
import { putJudged } from '../../functions/project-item.ts';
import { firstOfKind, waitingSince } from '../../functions/waiting-since.ts';
import type { ProjectOutcome, Purpose } from '../../shared/model/record.ts';
import type { RemedyHand } from '../../shared/reasons/define-reason.ts';
import { apiOf, ask } from './rig/api.ts';
import { type Endpoints, startEndpoints } from './rig/endpoints.ts';
import { projectOf } from './rig/judged-project.ts';
import { openWorld, type World } from './rig/world.ts';

let endpoints: Endpoints;
let world: World;
beforeAll(async () => {
  endpoints = await startEndpoints();
  world = await openWorld(endpoints, await endpoints.createBucket());
});
afterAll(() => endpoints.stop());

interface Kind {
  readonly outcome: ProjectOutcome;
  readonly purpose?: Purpose;
  readonly waitsFor: readonly RemedyHand[] | null;
}
const dayAfter = (sequence: number): string => new Date(Date.UTC(2026, 0, sequence, 9)).toISOString().replace('.000', '');
const recordOf = ({ outcome, purpose = 'migration', waitsFor }: Kind, sequence: number): RecordItem =>
  recordItemSchema.parse({
    ...{ is: 'record', sequence, hash: 'f'.repeat(64), prevHash: null, inputsSha256: 'f'.repeat(64), dossierSha256: 'f'.repeat(64) },
    ...{ purpose, outcome, waitsFor, asOf: dayAfter(sequence), ruleset: { id: 'x', version: 'x', sha256: 'f'.repeat(64) }, engine: '0' },
    ...{ payableEur: 0, heldBackEur: 0, deadline: null, nextCheckOn: null, services: [], points: { ids: [], codes: [], of: {} } },
  });

const incomplete: Kind = { outcome: 'incomplete', waitsFor: ['entity'] };
const review: Kind = { outcome: 'under-review', waitsFor: ['auditor'] };
test.each<[string, readonly Kind[], number]>([
  ['the first record', [incomplete], 1],
  ['records that change nothing', [incomplete, incomplete, incomplete], 1],
  ['another outcome', [incomplete, incomplete, review], 3],
  ['the same outcome in other hands', [incomplete, { ...incomplete, waitsFor: ['entity', 'auditor'] }], 2],
  ['an outcome that came back', [incomplete, review, incomplete, incomplete], 3],
  ['the other purpose', [review, { ...review, purpose: 'maintenance' }], 2],
  ['an item from before the hands were kept', [{ ...incomplete, waitsFor: null }, incomplete], 2],
])('%s: since record %#', (_what, kinds, sequence) => {
  expect(firstOfKind(kinds.map((kind, index) => recordOf(kind, index + 1))).sequence).toBe(sequence);
});

const numbers = new Set<number>();
const newProject = (): ProjectKey => {
  numbers.add(numbers.size);
  return projectOf(numbers.size);
};

/** As assess does it: of the records before it knows the last one, and the project's item; now and then a crash lost that. */
test('told record by record it is what the whole chain says', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom(incomplete, review), fc.boolean()), { minLength: 1, maxLength: 8 }),
      fc.boolean(),
      async (chain, knowsAll) => {
        const project = newProject();
        const { records } = world.ports;
        const all: RecordItem[] = [];
        for (const [kind, lost] of chain) {
          const record = recordOf(kind, all.length + 1);
          const stored = await records.get({ PK: partitionOf(project), SK: sortKeys.project });
          const known = knowsAll ? all : all.slice(-1);
          all.push(record);
          await records.put({ PK: partitionOf(project), SK: sortKeys.record(record.sequence), ...record }, { when: 'absent' });
          const since = await waitingSince(
            records,
            project,
            [...known, record],
            stored === undefined ? null : projectItemSchema.parse(stored),
          );
          expect(since).toBe(firstOfKind(all).asOf);
          if (!lost) await putJudged(records, project, 'Ente', record, since);
        }
      },
    ),
    { numRuns: 25 },
  ));

describe('the queue', () => {
  const lines = async (query: string) => (await ask(apiOf(world), `/projects?outcome=negative${query}`)).json.projects;

  test('says for whom a project waits, since when and how much, and shows what waits for one of them', async () => {
    const hands: readonly (readonly RemedyHand[] | null)[] = [['entity'], ['auditor'], ['entity', 'auditor'], [], null];
    for (const waitsFor of hands) {
      const points = { ids: ['TRA-01', 'TRA-03'], codes: ['GAP_DAY'], of: { protocollo: '0r 1f0', project: '0m' } };
      const record = { ...recordOf({ outcome: 'negative', waitsFor }, 4), points };
      await putJudged(world.ports.records, newProject(), 'Ente', record, '2025-12-01T09:00:00Z');
    }
    const all = await lines('');
    expect(all.map((line: { waitsFor: unknown }) => line.waitsFor)).toEqual(expect.arrayContaining([...hands]));
    expect(all[0]).toMatchObject({ waitingSince: '2025-12-01T09:00:00Z', open: { fail: 1, missing: 1, review: 1 } });
    for (const [wanted, count] of [
      ['entity', 2],
      ['auditor', 2],
      ['operator', 0],
      ['auditor,entity', 3],
    ] as const) {
      expect((await lines(`&waits-for=${wanted}`)).length, wanted).toBe(count);
    }
    expect((await lines('&waits-for=auditor&limit=1')).length).toBe(1);
  });

  test('comes as a table, page after page, the same lines', async () => {
    const wanted = await lines('&limit=200');
    const rows: Record<string, string>[] = [];
    let address: string | null = '?outcome=negative&limit=2';
    for (let page = 0; address !== null; page++) {
      expect(page).toBeLessThan(10);
      const { status, headers, text }: Awaited<ReturnType<typeof ask>> = await ask(apiOf(world), `/projects/export.csv${address}`);
      expect([status, headers.get('Content-Disposition')]).toEqual([200, expect.stringContaining('progetti.csv')]);
      rows.push(...(parse(text, { bom: true, columns: true }) as Record<string, string>[]));
      address = /^<(\?[^>]+)>; rel="next"$/.exec(headers.get('Link') ?? '')?.[1] ?? null;
    }
    type Line = { cup: string; outcome: string; waitsFor: string[] | null; open: { review: number }; record: { sequence: number } };
    expect(rows.map((row) => [row.CUP, row['Codice dell’esito'], row['Punti da valutare'], row.Verbale])).toEqual(
      wanted.map(({ cup, outcome, open, record }: Line) => [cup, outcome, String(open.review), String(record.sequence)]),
    );
    expect(rows.find((row) => row['Tocca a'] === 'ente, asseveratore')).toBeDefined();
  });
});
