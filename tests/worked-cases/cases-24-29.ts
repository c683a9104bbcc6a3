import { expect } from 'vitest';
import { assess } from '../../shared/pipeline.ts';
import { replay } from '../../shared/verdict/replay.ts';
import { assessInput, type Dossier, machineId, sha256 } from '../support/build-dossier.ts';
import { catalogue } from '../support/catalogue-cases.ts';
import { filedReport, fourClasses, inUse, migrated } from './dossiers.ts';
import type { Answer, WorkedCase } from './worked-case.ts';

const other = 'i-0ffffffffffffffff';
const vm = (id: string) => ({ provider: 'aws', id, kind: 'vm' });
const address = (text: string, ...answer: Answer): WorkedCase => ({
  number: 28,
  says: `${text}: ${answer.join(' ')}`,
  dossier: { service: { publicIps: [text] } },
  points: { 'TRA-05': answer },
});
const claimed = (text: string): NonNullable<Dossier['claims']> => [{ sha: 'a', claimed: text, otherProjects: 1 }];

/** Names that others use too, registers that grow old, and evidence that arrives in any order. */
export const cases24To29: readonly WorkedCase[] = [
  {
    number: 24,
    says: 'one machine for two services of the entity is listed for both',
    dossier: inUse({}, { services: [{}, { id: 'documenti', name: 'Gestione documentale' }] }),
    points: {
      'TRA-03': ['pass'],
      'TRA-03 documenti': ['pass'],
      'TRA-06': ['pass', 'RESOURCE_SHARED'],
      'TRA-06 documenti': ['pass', 'RESOURCE_SHARED'],
    },
  },
  {
    number: 24,
    says: 'the same machine under another CUP is for a person',
    dossier: inUse({}, { claims: claimed(machineId) }),
    points: { 'TRA-06': ['review', 'CROSS_ENTITY_REUSE'] },
  },
  {
    number: 24,
    says: 'the same address under another CUP is for a person',
    dossier: inUse({}, { claims: claimed('93.184.216.34') }),
    points: { 'TRA-05': ['review', 'CROSS_ENTITY_REUSE'] },
  },
  {
    number: 25,
    says: 'a report of a wider fleet: other machines are named and cover nothing',
    dossier: {
      asOf: '2026-03-10T09:00:00Z',
      files: [
        filedReport({
          rows: [...fourClasses({ holes: [['2026-01-14T23:00Z', '2026-01-16T23:00Z']] }), ...fourClasses({ resourceId: other })],
        }),
      ],
    },
    points: {
      'TRA-03': ['fail', 'COVERAGE_REDUCED', 'GAP_DAY', 'GAP_LONG', 'SPAN_TOO_SHORT'],
      'TRA-06': ['review', 'REPORT_ID_UNDECLARED'],
    },
  },
  {
    number: 25,
    says: 'a declared machine that no report names in W',
    dossier: inUse({}, { service: { resources: [vm(machineId), vm(other)] } }),
    points: { 'TRA-06': ['fail', 'ID_NOT_IN_REPORT'] },
    details: { 'TRA-06': { id: other } },
  },
  {
    number: 26,
    says: 'rows of after their own upload cover nothing, and are for a person',
    dossier: inUse({ to: '2026-01-27T23:00Z' }, { receivedAt: '2026-01-26T10:00:00Z' }),
    points: { 'TRA-03': ['review', 'TS_IN_FUTURE'] },
    measured: { 'TRA-03': { coveredSeconds: 15 * 86_400 } },
  },
  {
    number: 26,
    says: 'a release moved by a week makes another W, which is judged again',
    dossier: inUse({}, { service: migrated('2026-01-10', '2026-01-31') }),
    points: { 'TRA-03': ['fail', 'COVERAGE_REDUCED', 'PERIOD_NOT_COVERED'] },
    measured: { 'TRA-03': { daysRequired: 22, daysCovered: 15, windowEnd: '2026-01-31T23:00:00Z' } },
  },
  {
    number: 27,
    says: 'qualified when signed, expired today, in a fresh snapshot',
    dossier: { registers: [catalogue({ validTo: '2026-03-01' })] },
    points: { 'TRA-02': ['fail', 'QUALIFICATION_EXPIRED'] },
  },
  {
    number: 27,
    says: 'in a snapshot of more than 30 days nobody can tell',
    dossier: { registers: [catalogue({ validTo: '2026-03-01' }, { takenOn: '2026-02-01' })] },
    points: { 'TRA-02': ['review', 'SNAPSHOT_STALE'] },
  },
  address('::ffff:8.8.8.8', 'pass'),
  address('2001:db8::1', 'fail', 'IP_NOT_PUBLIC'),
  address('5.9.0.0/16', 'fail', 'IP_RANGE_TOO_WIDE'),
  address('010.1.1.1', 'fail', 'IP_SYNTAX'),
  {
    number: 29,
    says: 'the order in which uploads came does not show, each record pins what it saw, and the earlier one still replays',
    dossier: inUse({ to: '2026-01-18T00:00Z' }, { files: [secondHalf()] }),
    points: { 'TRA-03': ['pass'] },
    also: (record, input) => {
      expect(assess({ ...input, uploads: input.uploads.toReversed() }, sha256)).toEqual(record);
      expect(record.inputs.uploads).toHaveLength(2);
      const before = { ...input, uploads: input.uploads.slice(0, 1) };
      const earlier = assess(before, sha256);
      const later = assess({ ...input, previous: { sequence: earlier.sequence, hash: earlier.hash } }, sha256);
      expect(later).toMatchObject({ sequence: 2, prevHash: earlier.hash });
      expect(replay(earlier, before, sha256)).toEqual({ same: true });
      expect(assess(assessInput(inUse({ to: '2026-01-18T00:00Z' })), sha256)).toEqual(earlier);
    },
  },
];

function secondHalf() {
  return filedReport({ name: 'seconda.csv', rows: fourClasses({ from: '2026-01-18T00:00Z' }) });
}
