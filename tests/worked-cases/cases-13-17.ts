import { expect } from 'vitest';
import type { Dossier } from '../support/build-dossier.ts';
import { filed } from '../support/build-files.ts';
import { HOUR, MINUTE, type Rows } from '../support/build-usage-facts.ts';
import { classes, filedReport, fourClasses, inUse, late, migrated, whole } from './dossiers.ts';
import type { WorkedCase } from './worked-case.ts';

const five = { step: 5 * MINUTE };
const without = (position: number): Dossier => ({
  asOf: late,
  files: [filedReport({ rows: fourClasses().filter((_, index) => index !== position) })],
});

/** What is asked for, files that overlap or follow each other, and what can no longer be had. */
export const cases13To17: readonly WorkedCase[] = [
  {
    number: 13,
    says: 'no memory from AWS without its agent: asked for, neither failed nor passed',
    dossier: without(1),
    points: { 'TRA-03': ['missing', 'METRIC_MISSING'] },
    details: { 'TRA-03': { class: 'ram' } },
    also: ({ nextSteps }) => {
      expect(nextSteps.filter(({ point }) => point === 'TRA-03').map(({ details }) => details.class)).toContainEqual(['ram']);
    },
  },
  {
    number: 13,
    says: 'a statement of the provider as a PDF is for a person',
    dossier: { ...without(1), files: [...(without(1).files ?? []), filed('protocollo/usage-report/memoria.pdf')] },
    points: { 'TRA-03': ['review', 'REPORT_NOT_MACHINE_READABLE'] },
  },
  {
    number: 14,
    says: 'January, and mid January to mid February: the union counts, equal rows once',
    dossier: {
      asOf: late,
      service: migrated('2026-01-01', '2026-02-15'),
      files: [
        filedReport({ name: 'gennaio.csv', rows: fourClasses({ from: '2025-12-31T23:00Z', to: '2026-01-31T23:00Z' }) }),
        filedReport({ name: 'febbraio.csv', rows: fourClasses({ from: '2026-01-14T23:00Z', to: '2026-02-15T23:00Z' }) }),
      ],
    },
    points: { 'TRA-03': ['pass'] },
    measured: { 'TRA-03': { daysRequired: 46, daysCovered: 46, coveredSeconds: 46 * 86_400 } },
  },
  {
    number: 14,
    says: 'the same metric every five minutes and every hour does not contradict itself',
    dossier: {
      asOf: late,
      files: [
        filedReport({ name: 'minuti.csv', rows: hourly({ ...five, length: 5 * MINUTE }) }),
        filedReport({ name: 'ore.csv', rows: hourly({ step: HOUR, length: HOUR }) }),
      ],
    },
    points: { 'TRA-03': ['pass'] },
    measured: { 'TRA-03': { coveredSeconds: 15 * 86_400 } },
  },
  {
    number: 15,
    says: 'the same bytes under another name count once',
    dossier: inUse({}, { files: [{ ...filedReport({ rows: fourClasses() }), path: 'protocollo/usage-report/copia.csv' }] }),
    points: { 'TRA-03': ['pass'] },
  },
  {
    number: 15,
    says: 'a corrected file under another name counts beside the first, and the two contradict each other',
    dossier: inUse({}, { files: [corrected()] }),
    points: { 'TRA-03': ['review', 'CONFLICTING_SAMPLES'] },
  },
  {
    number: 15,
    says: 'once the first is withdrawn the correction counts alone; the record names what it counted and the record before it',
    dossier: inUse(
      {},
      { files: [corrected()], withdrawn: ['protocollo/usage-report/report.csv'], previous: { sequence: 1, hash: 'a'.repeat(64) } },
    ),
    points: { 'TRA-03': ['pass'] },
    record: { sequence: 2, prevHash: 'a'.repeat(64) },
    also: ({ inputs }) => expect(inputs.uploads.map((upload) => upload.split('@')[0])).toEqual(['protocollo/usage-report/corretto.csv']),
  },
  {
    number: 16,
    says: 'an export of 25 March that reaches back to 22 December leaves 51 days uncovered',
    dossier: inUse(
      { from: '2025-12-21T23:00Z', to: '2026-03-20T23:00Z' },
      { service: migrated('2025-11-01', '2026-03-20'), asOf: '2026-03-25T12:00:00Z', receivedAt: '2026-03-25T10:00:00Z' },
    ),
    points: { 'TRA-03': ['fail', 'COVERAGE_REDUCED', 'PERIOD_NOT_COVERED'] },
    measured: { 'TRA-03': { daysRequired: 140, daysCovered: 140 - 51 } },
  },
  {
    number: 17,
    says: 'an object store needs no memory and no processor: its profile passes',
    dossier: {
      asOf: late,
      service: {
        destination: 'paas',
        candidateMode: 'upgrade',
        resources: [{ provider: 'aws', id: 'arn:aws:s3:::protocollo', kind: 'bucket' }],
      },
      files: [
        filedReport({
          rows: [
            {
              ...whole,
              ...classes[2],
              resourceId: 'arn:aws:s3:::protocollo',
              resourceKind: 'arn',
              metric: 'BucketSizeBytes',
              unit: 'byte',
            },
          ],
          producer: { name: 'Esempio Cloud SpA', kind: 'csp' },
        }),
      ],
    },
    points: { 'PAA-03': ['pass'], 'TRA-03': ['not-applicable'] },
  },
];

/** A load that stays as it is for an hour: the mean of the hour whatever the step. */
function hourly(rows: Partial<Rows>): readonly Rows[] {
  return fourClasses(rows).map((one) => ({ ...one, value: (_, start) => one.value?.(0, Math.floor(start / HOUR) * HOUR) ?? null }));
}

function corrected() {
  return filedReport({
    name: 'corretto.csv',
    rows: fourClasses().map((rows) => ({ ...rows, value: (index: number, start: number) => (rows.value?.(index, start) ?? 0) + 5 })),
  });
}
