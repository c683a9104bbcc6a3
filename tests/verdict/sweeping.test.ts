import { describe, expect, test } from 'vitest';
import type { AttestaRecord } from '../../shared/model/record.ts';
import { assess } from '../../shared/pipeline.ts';
import { nextCheckOn } from '../../shared/verdict/next-check.ts';
import { dossierSha256, inputsSha256, nextRecord, type SealedRecord, standingOf } from '../../shared/verdict/next-record.ts';
import { seal } from '../../shared/verdict/seal.ts';
import { addDays, countDays } from '../oracle/rome.ts';
import { assessInput, type Dossier, machineId, sha256 } from '../support/build-dossier.ts';
import { type Filed, report } from '../support/build-files.ts';
import { digestOf, HOUR } from '../support/build-usage-facts.ts';

/** What sweeps alone make of a project, over months: the rhythm that no single record shows. */
const { ruleset } = assessInput({}).ruleset;
const sweptOn = (day: string): string => `${day}T03:00:00Z`;

/** The days on which a fixed dossier is judged, from one day until `days` later, when every sweep comes on its day. */
function judgedDays(
  dossier: Dossier,
  from: string,
  days: number,
): { readonly judged: readonly string[]; readonly deadline: string | null } {
  const judged: string[] = [];
  let deadline: string | null = null;
  for (let day: string | null = from; day !== null && day < addDays(from, days); ) {
    if (judged.length > days) break;
    judged.push(day);
    const record = assess(assessInput({ ...dossier, asOf: sweptOn(day) }), sha256);
    deadline = record.deadline;
    day = nextCheckOn(record, ruleset);
  }
  return { judged, deadline };
}

const cpu = (name: string, receivedAt: string, from: string, to: string): Filed => {
  const { series } = digestOf({ name, rows: [{ from, to, step: HOUR, resourceId: machineId }] });
  return report(`protocollo/usage-report/${name}`, series, {}, receivedAt);
};
/** Of two stretches of the period, so that days before, between and after them go on lacking. */
const pieces = [
  cpu('novembre.csv', '2025-11-20T09:00:00Z', '2025-11-04T23:00Z', '2025-11-15T23:00Z'),
  cpu('dicembre.csv', '2025-12-20T09:00:00Z', '2025-12-04T23:00Z', '2025-12-15T23:00Z'),
];
const open = { releasedOn: null, completedOn: null };

describe.each(['azure', 'aws', 'ovh'])('a machine on %s', (provider) => {
  test.each<[string, Dossier, string]>([
    ['nothing uploaded, not released', { service: { ...open, migrationStartedOn: '2026-01-10' } }, '2026-01-05'],
    ['nothing uploaded, begun long before, not released', { service: { ...open, migrationStartedOn: '2025-10-01' } }, '2025-12-20'],
    ['nothing uploaded, completed, not released', { service: { releasedOn: null, migrationStartedOn: '2025-10-01' } }, '2025-12-20'],
    ['nothing uploaded, released', { service: { migrationStartedOn: '2025-10-01' } }, '2025-12-20'],
    ['in part uploaded, not released', { service: { ...open, migrationStartedOn: '2025-11-01' }, files: pieces }, '2025-12-21'],
    ['in part uploaded, released', { service: { migrationStartedOn: '2025-11-01' }, files: pieces }, '2025-12-21'],
    ['after the deadline', { service: { ...open, migrationStartedOn: '2026-01-10' } }, '2026-04-01'],
  ])('%s: a record a month, one a week more while the schedule is open, and a few', (_what, dossier, from) => {
    const days = 400;
    const resources = [{ provider, id: machineId, kind: 'vm' }];
    const { judged, deadline } = judgedDays({ ...dossier, service: { ...dossier.service, resources } }, from, days);
    expect(new Set(judged).size).toBe(judged.length);
    expect([...judged].sort()).toEqual(judged);
    const weeks = Math.max(0, countDays(from, deadline ?? from)) / 7;
    const few = 4;
    expect(judged.length).toBeLessThanOrEqual(days / 30 + weeks + few);
    // Neither does it go to sleep: never longer than a month without a look.
    for (const [index, day] of judged.entries()) {
      const before = judged[index - 1];
      if (before !== undefined) expect(countDays(before, day) - 1).toBeLessThanOrEqual(30);
    }
  });
});

test('while Azure forgets the period day by day, a sweep comes once a week, until the deadline', () => {
  const service = { migrationStartedOn: '2025-11-01', ...open, resources: [{ provider: 'Microsoft Azure', id: 'PRT-01', kind: 'vm' }] };
  // Of 1 November nothing is left from 2 February on; the schedule ends with 21 March.
  expect(judgedDays({ service }, '2026-01-10', 130).judged).toEqual([
    ...['2026-01-10', '2026-01-19', '2026-02-02', '2026-02-09', '2026-02-16', '2026-02-23'],
    ...['2026-03-02', '2026-03-09', '2026-03-16', '2026-03-22', '2026-04-21'],
  ]);
});

describe('at the end of the obligation', () => {
  const { asOf: _asOf, previous: _previous, purpose: _purpose, ...dossier } = assessInput({});
  const sealedOf = (record: AttestaRecord): SealedRecord => ({
    ...record,
    inputsSha256: inputsSha256(record, sha256),
    dossierSha256: dossierSha256(record, sha256),
  });
  const received = '2031-08-20T09:00:00Z';
  const { hash: _hash, ...migration } = assess({ ...assessInput({}), asOf: received }, sha256);
  const positive = seal({ ...migration, outcome: 'positive' }, sha256);

  test.each([0, 1, 12, 29, 30, 200])('sweeps that come %s days late seal a last record of its last second, and no other', (late) => {
    const records = [positive];
    for (let due = nextCheckOn(positive, ruleset); due !== null; due = nextCheckOn(records.at(-1) as AttestaRecord, ruleset)) {
      const tick = sweptOn(addDays(due, late));
      const record = nextRecord(dossier, { received, tick }, standingOf(records.map(sealedOf)), sha256);
      // Without a record the project would stay due, and be asked for every day.
      if (record === null) throw new Error(`due on ${due}, and nothing to be sealed`);
      records.push(record);
      expect(nextRecord(dossier, { received, tick }, standingOf(records.map(sealedOf)), sha256)).toBe(null);
    }
    const asOfs = records.map(({ asOf }) => asOf);
    expect([...new Set(asOfs)].sort()).toEqual(asOfs);
    expect(records.at(-1)).toMatchObject({ purpose: 'maintenance', asOf: '2031-12-31T22:59:59Z' });
  });
});
