import { expect, test } from 'vitest';
import type { AttestaRecord } from '../../shared/model/record.ts';
import { assess } from '../../shared/pipeline.ts';
import { assessInput, sha256 } from '../support/build-dossier.ts';
import { cases1To8 } from './cases-1-8.ts';
import { cases9To12 } from './cases-9-12.ts';
import { cases13To17 } from './cases-13-17.ts';
import { cases18To23 } from './cases-18-23.ts';
import { cases24To29 } from './cases-24-29.ts';
import type { Answer, WorkedCase } from './worked-case.ts';

/** domain.md §5.7, case by case; cases 9 to 12 as DESIGN §5 has them. Each through the whole assessment. */
const cases: readonly WorkedCase[] = [...cases1To8, ...cases9To12, ...cases13To17, ...cases18To23, ...cases24To29];

test('every case of 1 to 29 is here, in order', () => {
  const numbers = [...new Set(cases.map(({ number }) => number))];
  expect(numbers).toEqual(Array.from({ length: 29 }, (_, index) => index + 1));
});

test.each(cases.map((one) => ({ ...one, title: `case ${one.number}: ${one.says}` })))('$title', async (one) => {
  const input = assessInput(typeof one.dossier === 'function' ? await one.dossier() : one.dossier);
  const record = assess(input, sha256);
  const points = Object.keys(one.points ?? {});
  expect(Object.fromEntries(points.map((name) => [name, answerOf(record, name)]))).toEqual(one.points ?? {});
  for (const [name, details] of Object.entries(one.details ?? {})) {
    expect(found(record, name)?.reasons.map((reason) => reason.details)).toContainEqual(expect.objectContaining(details));
  }
  for (const [name, numbers] of Object.entries(one.measured ?? {})) expect(found(record, name)?.measured[0]).toMatchObject(numbers);
  if (one.issues) {
    const issues = [...input.digests.values()].flatMap((digest) => digest.issues.map(({ code, count }) => [code, count] as const));
    expect(Object.fromEntries(issues)).toMatchObject(one.issues);
  }
  expect(record).toMatchObject(one.record ?? {});
  one.also?.(record, input);
});

/** Advice on when exports can no longer be had: it changes no outcome, and has a table of its own (tests/continuity/retention.test.ts). */
const reminders: ReadonlySet<string> = new Set(['RETENTION_ENDED', 'RETENTION_ENDING']);

function found({ findings, services }: AttestaRecord, name: string) {
  const [point, service = services[0]?.id] = name.split(' ');
  return findings.find((finding) => finding.point === point && (finding.service === null || finding.service === service));
}

function answerOf(record: AttestaRecord, name: string): Answer {
  const finding = found(record, name);
  const codes = new Set(finding?.reasons.map(({ code }) => code).filter((code) => !reminders.has(code)));
  return [finding?.outcome ?? 'not there', ...[...codes].sort()];
}
