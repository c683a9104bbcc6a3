import { describe, expect, test } from 'vitest';
import { platformUsageCoversWindow } from '../../shared/checks/platform-usage-covers-window.ts';
import { fraudCodes } from '../../shared/fraud/signals.ts';
import type { Issue } from '../../shared/model/digest.ts';
import type { Reason } from '../../shared/model/finding.ts';
import { outcomeOf, type PointOutcome, type Severity } from '../../shared/model/severity.ts';
import type { ReasonCode } from '../../shared/reasons/catalogue.ts';
import type { ServiceFacts } from '../../shared/verdict/facts.ts';
import { factsOfCase, wanted } from '../fraud/ask-signals.ts';
import { forgedCases } from '../fraud/forged-cases.ts';
import type { LabelledCase } from '../fraud/labelled-case.ts';
import { type Dossier, serviceFacts } from '../support/build-dossier.ts';
import { filed, recognisedAs, report, series } from '../support/build-files.ts';
import { HOUR, MINUTE, type Rows, type UsageCase, usageFacts } from '../support/build-usage-facts.ts';
import { missingDetails } from '../support/check-table.ts';
import { daily, network, one, ram, storage, whole, zero } from '../support/statement-cases.ts';

const ask = (facts: ServiceFacts): readonly Reason[] => platformUsageCoversWindow.assess(facts, { classes: 'by-component' }).reasons;

/** An application: its CPU is its whole profile. W = 10 to 24 January 2026, every hour read unless a row says otherwise. */
const app = (rows: Partial<Rows> | readonly Partial<Rows>[], more: Partial<UsageCase> = {}): ServiceFacts =>
  usageFacts(one(rows, { resources: [{ kind: 'app' }], ...more }));
const hole = (from: string, to: string): Partial<Rows> => ({ step: 5 * MINUTE, holes: [[from, to]] });
const halfDays = Array.from({ length: 15 }, (_, day) => [`2026-01-${10 + day}T07:00Z`, `2026-01-${10 + day}T19:05Z`] as const);
const two = [
  { id: 'app-1', kind: 'app' },
  { id: 'app-2', kind: 'app' },
] as const;
const of = (id: string, changes: Partial<Rows> = {}): Partial<Rows> => ({ resourceId: id, ...changes });

/** A machine's profile: all four classes. */
const machine: readonly Partial<Rows>[] = [{}, ram, storage, network];

const ids = [{ provider: 'ovh', id: 'app-1', kind: 'app', parentId: null }];
const dossier = ({ service, ...more }: Dossier): ServiceFacts =>
  serviceFacts({ ...more, service: { destination: 'paas', candidateMode: 'upgrade', resources: ids, ...service } });
const covered = series('app-1', '2026-01-09T23:00:00Z', '2026-02-01T00:00:00Z');
const finds = (kind: LabelledCase['kind'], code: string): boolean => kind !== 'honest' && wanted[kind].some((one) => one === code);
const path = 'protocollo/usage-report/uso.csv';
const doubt: Issue = { code: 'DECIMAL_AMBIGUOUS', severity: 'review', count: 1, firstRows: [2], details: { column: 'CPU' } };

type Row = readonly [code: ReasonCode, severity: Severity, name: string, facts: ServiceFacts, outcome: PointOutcome];

const rows: readonly Row[] = [
  ['DATE_ORDER', 'fail', 'released before it began', app({}, { service: { releasedOn: '2026-01-09' } }), 'fail'],
  ['MIGRATION_START_MISSING', 'missing', 'no start', app({}, { service: { migrationStartedOn: null } }), 'missing'],
  ['NOT_RELEASED', 'review', 'no release', app({}, { service: { releasedOn: null }, asOf: '2026-01-25T10:00:00Z' }), 'review'],
  ['NO_REQUIRED_CLASS', 'missing', 'only a kind without a profile', app({}, { resources: [{ kind: 'function' }] }), 'missing'],
  [
    'PAAS_PROFILE_UNKNOWN',
    'review',
    'a kind without a profile',
    app({}, { resources: [{ kind: 'app' }, { id: 'f', kind: 'function' }] }),
    'review',
  ],
  [
    'THIRD_PARTY_REPORT_MISSING',
    'missing',
    'a party of the chain is silent',
    app({}, { service: { thirdParties: ['Altra Rete'] } }),
    'missing',
  ],
  ['WINDOW_NOT_ELAPSED', 'missing', 'the period still runs', app({ to: '2026-01-20T10:00Z' }, { asOf: '2026-01-20T10:00:00Z' }), 'missing'],
  [
    'TS_IN_FUTURE',
    'review',
    'rows from after the receipt',
    app([], { files: [{ rows: [whole], receivedAt: '2026-01-20T00:00:00Z' }] }),
    'missing',
  ],
  ['INTERVAL_TOO_LONG', 'missing', 'rows of 26 h', app({ step: 26 * HOUR, length: 26 * HOUR }), 'missing'],
  ['CADENCE_COARSE', 'warning', 'rows of a day', app(daily), 'pass'],
  ['CADENCE_DECLARED', 'review', 'only the mapping says 3 h', app({ step: 3 * HOUR, length: 3 * HOUR, lengthFrom: 'mapping' }), 'review'],
  ['CADENCE_UNKNOWN', 'missing', 'readings 2 h 31 apart', app({ step: 151 * MINUTE }), 'missing'],
  ['METRIC_MISSING', 'missing', 'a database without its space', app({}, { resources: [{ kind: 'db' }] }), 'missing'],
  ['PERIOD_NOT_COVERED', 'fail', 'the first day is lost', app({ from: '2026-01-10T23:00Z' }), 'fail'],
  ['GAP_DAY', 'fail', 'a day is lost', app(hole('2026-01-13T23:00Z', '2026-01-14T23:00Z')), 'fail'],
  ['GAP_LONG', 'fail', 'a hole of 24 h', app(hole('2026-01-14T12:00Z', '2026-01-15T12:00Z')), 'fail'],
  ['GAP_SHORT', 'warning', 'a hole of 6 h', app(hole('2026-01-14T12:00Z', '2026-01-14T18:00Z')), 'pass'],
  ['SPAN_TOO_SHORT', 'fail', 'less than 15 days', app({ from: '2026-01-10T15:05Z', to: '2026-01-25T14:00Z', step: 5 * MINUTE }), 'fail'],
  ['COVERAGE_TOO_LOW', 'fail', 'less than half', app({ step: 5 * MINUTE, holes: halfDays }), 'fail'],
  ['COVERAGE_REDUCED', 'warning', 'a hole of 23 h', app(hole('2026-01-14T13:00Z', '2026-01-15T12:00Z')), 'pass'],
  [
    'METRICS_RETENTION_EXPIRED',
    'review',
    'the days before the decree are gone',
    app({ from: '2026-01-15T23:00Z', to: '2026-01-31T23:00Z' }, { decreeDate: '2026-01-16' }),
    'review',
  ],
  [
    'OBSERVATION_WINDOW_MISSING',
    'missing',
    'a period before the decree without data, and no present one in its place',
    app({}, { decreeDate: '2026-02-01', resources: [{ kind: 'db' }] }),
    'missing',
  ],
  [
    'BILLED_NOT_MEASURED',
    'review',
    'a bill completes what was not measured',
    app([{ to: '2026-01-20T23:00Z' }, { evidence: 'billed', length: HOUR, metric: 'BoxUsage', from: '2026-01-20T23:00Z' }]),
    'review',
  ],
  ['ZERO_USAGE', 'fail', 'off all the time', app({ value: zero }), 'fail'],
  [
    'METRIC_SUSPECT',
    'review',
    'no CPU while the network moves',
    app([{ value: zero }, ...machine.slice(1)], { resources: [{ kind: 'vm' }] }),
    'review',
  ],
  [
    'LOW_USAGE',
    'review',
    'idle on 7 days of 15',
    app({ value: (index, start) => (start < Date.parse('2026-01-16T23:00Z') ? 0 : 1 + (index % 17)) }),
    'review',
  ],
  ['USE_NOT_SHOWN', 'review', 'only minima', app({ statistic: 'min' }), 'review'],
  ['FLATLINE', 'review', 'one value for all days', app({ value: () => 12.5 }), 'review'],
  ['RESOURCE_METRIC_MISSING', 'review', 'one of two is silent', app([of('app-1')], { resources: two }), 'review'],
  [
    'RESOURCE_GAP',
    'review',
    'one of two is silent for two days',
    app([of('app-1'), of('app-2', { holes: [['2026-01-14T00:00Z', '2026-01-16T00:00Z']] })], { resources: two }),
    'review',
  ],
  ['STAMP_SIDE_UNKNOWN', 'review', 'days, and nobody says which end', app({ ...daily, stamp: null }), 'review'],
  [
    'TZ_UNKNOWN',
    'review',
    'in one zone the first day is lost',
    app({ zone: null, from: '2026-01-10T23:30Z', to: '2026-01-26T00:00Z', step: 5 * MINUTE }),
    'review',
  ],
  ['TZ_UNKNOWN', 'warning', 'in any zone all is there', app({ zone: null, from: '2026-01-09T00:00Z', to: '2026-01-26T00:00Z' }), 'pass'],
  [
    'CONFLICTING_SAMPLES',
    'review',
    'two files differ',
    app([], {
      files: [{ rows: [{ ...whole, step: 5 * MINUTE }] }, { rows: [{ ...whole, step: 5 * MINUTE, value: (index) => 60 + (index % 31) }] }],
    }),
    'review',
  ],
  [
    'ALLOCATION_MISMATCH',
    'review',
    'another size than declared',
    app([...machine, { ...ram, metric: 'size', meaning: 'capacity', unit: 'byte', value: () => 64e9 }], {
      resources: [{ kind: 'vm' }],
      service: { declared: { vcpu: null, ramGb: 8, storageGb: null, users: null } },
    }),
    'review',
  ],
  [
    'REPORT_NOT_THIRD_PARTY',
    'review',
    'made by the entity',
    app([], { files: [{ rows: [whole], producer: { name: 'Provincia di Valdoro', kind: 'entity' } }] }),
    'review',
  ],
  ['REPORT_PRODUCER_UNSTATED', 'review', 'a table of nobody', app([], { files: [{ rows: [whole], format: 'generic-table' }] }), 'review'],
  ['REPORT_MISSING', 'missing', 'nothing uploaded', dossier({}), 'missing'],
  ['REPORT_NOT_MACHINE_READABLE', 'review', 'only a PDF', dossier({ files: [filed('protocollo/usage-report/uso.pdf')] }), 'review'],
  [
    'REPORT_NOT_READ',
    'missing',
    'refused',
    dossier({
      files: [filed(path, { recognition: { ...recognisedAs(''), status: 'refused', format: null, reason: 'ARCHIVE_TRUNCATED' } })],
    }),
    'missing',
  ],
  ['REPORT_READ_WITH_DOUBTS', 'review', 'a doubt of reading', dossier({ files: [report(path, [covered], { issues: [doubt] })] }), 'review'],
  [
    'RETENTION_ENDING',
    'info',
    'days that the provider still has',
    app([], { files: [], resources: [{ kind: 'app', provider: 'azure' }], asOf: '2026-02-01T12:00:00Z' }),
    'missing',
  ],
  [
    'RETENTION_ENDING',
    'warning',
    'and soon has no more',
    app([], { files: [], resources: [{ kind: 'app', provider: 'azure' }], asOf: '2026-04-10T12:00:00Z' }),
    'missing',
  ],
  [
    'RETENTION_ENDED',
    'warning',
    'and has no more',
    app([], { files: [], resources: [{ kind: 'app', provider: 'azure' }], asOf: '2026-06-10T12:00:00Z' }),
    'missing',
  ],
];

describe('every reason of the use of a platform (PAA-03)', () => {
  test.each(rows)('%s (%s): %s', (code, severity, _name, facts, outcome) => {
    const reasons = ask(facts);
    expect(reasons.map((reason) => `${reason.code} ${reason.severity}`)).toContain(`${code} ${severity}`);
    expect(outcomeOf(reasons)).toBe(outcome);
    expect(reasons.flatMap(missingDetails)).toEqual([]);
  });

  const forged = forgedCases(1).filter(({ name }) => name.includes('every 60 min'));
  test.each(fraudCodes)('%s: a forged report is for a person', (code) => {
    const reasons = forged.filter((one) => finds(one.kind, code)).flatMap((one) => ask(factsOfCase(one)));
    const told = reasons.filter((reason) => reason.code === code);
    expect(told).not.toEqual([]);
    expect(told.filter(({ severity }) => severity !== 'review')).toEqual([]);
    expect(told.flatMap(missingDetails)).toEqual([]);
  });

  test('the table has every code that the check announces, and no other', () => {
    expect([...new Set([...fraudCodes, ...rows.map(([code]) => code)])].sort()).toEqual([...platformUsageCoversWindow.codes].sort());
  });

  test('a platform that shows its use passes, without a reason', () => {
    expect(ask(app({}))).toEqual([]);
  });
});
