import { type Dossier, machineId } from '../support/build-dossier.ts';
import { HOUR, MINUTE, type Rows } from '../support/build-usage-facts.ts';
import { classes, filedReport, fourClasses, inUse, late } from './dossiers.ts';
import type { WorkedCase } from './worked-case.ts';

const second = 'i-0ffffffffffffffff';
const five = { step: 5 * MINUTE };
const vm = (id: string, changes: object = {}) => ({ provider: 'aws', id, kind: 'vm', ...changes });
const zero = () => 0;

/** The rows of one class changed, those of the others as they are. */
const withClass = (position: number, changes: Partial<Rows>): Dossier => ({
  asOf: late,
  files: [filedReport({ rows: fourClasses().map((rows, index) => (index === position ? { ...rows, ...changes } : rows)) })],
});
/** A machine that ends at 10:00Z of the 17th and the one that takes its place at 13:00Z, an hour a reading. */
const replaced = (resources: readonly object[]): Dossier => ({
  asOf: late,
  service: { resources },
  files: [
    filedReport({
      rows: [
        ...fourClasses({ to: '2026-01-17T10:30Z' }),
        ...fourClasses({ from: '2026-01-17T13:00Z', resourceId: second }).map((rows) => ({ ...rows, value: laterLoad(rows) })),
      ],
    }),
  ],
});
const laterLoad =
  ({ value }: Rows) =>
  (index: number, start: number) =>
    value?.(index, start + 1000 * 24 * HOUR) ?? null;

/** Two members of a scaling group: the first by day, the second from the 16th on, and nobody in the holes. */
const group = [
  { provider: 'aws', id: 'asg-protocollo', kind: 'asg' },
  vm(machineId, { parentId: 'asg-protocollo' }),
  vm(second, { parentId: 'asg-protocollo' }),
];
const scaled = (holes: Rows['holes'] = []): Dossier => ({
  asOf: late,
  service: { resources: group },
  files: [
    filedReport({
      rows: [
        ...fourClasses({ ...five, to: '2026-01-16T00:00Z', holes }),
        ...fourClasses({ ...five, from: '2026-01-15T12:00Z', resourceId: second, holes }).map((rows) => ({
          ...rows,
          value: laterLoad(rows),
        })),
      ],
    }),
  ],
});

/** Holes, replaced machines, silence and zeros: DESIGN §5 decides where domain.md says otherwise (9 to 12). */
export const cases9To12: readonly WorkedCase[] = [
  {
    number: 9,
    says: 'a machine of 16:05 on the first day, with data to the end of W, falls short of 15 days',
    dossier: inUse({ ...five, from: '2026-01-10T15:05Z', to: '2026-01-24T23:00Z' }),
    points: { 'TRA-03': ['fail', 'GAP_SHORT', 'SPAN_TOO_SHORT'] },
    measured: { 'TRA-03': { neededUntil: '2026-01-25T15:05:00Z' } },
  },
  {
    number: 9,
    says: 'with data to 16:05 of the day after W it passes',
    dossier: inUse({ ...five, from: '2026-01-10T15:05Z', to: '2026-01-25T15:05Z' }),
    points: { 'TRA-03': ['pass', 'GAP_SHORT'] },
  },
  {
    number: 9,
    says: 'a first sample on the second day leaves the first uncovered',
    dossier: inUse({ ...five, from: '2026-01-10T23:00Z', to: '2026-01-25T23:00Z' }),
    points: { 'TRA-03': ['fail', 'COVERAGE_REDUCED', 'PERIOD_NOT_COVERED'] },
  },
  {
    number: 10,
    says: 'a machine replaced after two hours is one continuous service',
    dossier: replaced([vm(machineId, { deletedOn: '2026-01-17' }), vm(second, { createdOn: '2026-01-17' })]),
    points: { 'TRA-03': ['pass'], 'TRA-06': ['pass'] },
    measured: { 'TRA-03': { longestGapSeconds: 2 * 3600 } },
  },
  {
    number: 10,
    says: 'the first machine without its last day is silent for days of its life',
    dossier: replaced([vm(machineId), vm(second)]),
    points: { 'TRA-03': ['review', 'RESOURCE_GAP'], 'TRA-06': ['pass'] },
  },
  {
    number: 10,
    says: 'a second machine that is not declared covers nothing and is named',
    dossier: replaced([vm(machineId, { deletedOn: '2026-01-17' })]),
    points: {
      'TRA-03': ['fail', 'COVERAGE_REDUCED', 'PERIOD_NOT_COVERED', 'SPAN_TOO_SHORT'],
      'TRA-06': ['review', 'REPORT_ID_UNDECLARED'],
    },
  },
  { number: 11, says: 'members of a declared group take turns', dossier: scaled(), points: { 'TRA-03': ['pass'], 'TRA-06': ['pass'] } },
  {
    number: 11,
    says: 'a night of seven hours without any member is told',
    dossier: scaled([['2026-01-18T21:00Z', '2026-01-19T04:00Z']]),
    points: { 'TRA-03': ['pass', 'GAP_SHORT'] },
  },
  {
    number: 11,
    says: 'more than a day without any member fails',
    dossier: scaled([['2026-01-22T10:00Z', '2026-01-23T11:00Z']]),
    points: { 'TRA-03': ['fail', 'COVERAGE_REDUCED', 'GAP_LONG', 'SPAN_TOO_SHORT'] },
  },
  {
    number: 12,
    says: 'processor and network at zero for the whole period: a switched-off machine that still reports',
    dossier: {
      asOf: late,
      files: [filedReport({ rows: fourClasses().map((rows, index) => (index === 0 || index === 3 ? { ...rows, value: zero } : rows)) })],
    },
    points: { 'TRA-03': ['fail', 'ZERO_USAGE'] },
  },
  {
    number: 12,
    says: 'a processor at zero beside a network in use is for a person',
    dossier: withClass(0, { value: zero }),
    points: { 'TRA-03': ['review', 'METRIC_SUSPECT'] },
  },
  {
    number: 12,
    says: 'rows without a value are days without coverage, not zeros',
    dossier: withClass(0, {
      value: (_, start) =>
        start >= Date.parse('2026-01-14T23:00Z') && start < Date.parse('2026-01-15T23:00Z')
          ? null
          : (classes[0]?.value?.(0, start) ?? null),
    }),
    points: { 'TRA-03': ['fail', 'COVERAGE_REDUCED', 'GAP_DAY', 'GAP_LONG', 'SPAN_TOO_SHORT'] },
    measured: { 'TRA-03': { zeroDays: 0, daysCovered: 14 } },
  },
];
