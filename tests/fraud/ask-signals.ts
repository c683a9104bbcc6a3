import { usageCoversWindow } from '../../shared/checks/usage-covers-window.ts';
import type { Reason } from '../../shared/model/finding.ts';
import { dayText } from '../../shared/time/civil-day.ts';
import { romeDayOf } from '../../shared/time/rome.ts';
import { openDigestSink } from '../../shared/usage/digest-sink.ts';
import type { ServiceFacts } from '../../shared/verdict/facts.ts';
import { decimal, digestOfContent, usageFacts } from '../support/build-usage-facts.ts';
import type { ForgeryKind, LabelledCase } from './labelled-case.ts';

/** The signals that are measured; TS_IN_FUTURE is the continuity rule's own. */
export const signals = [
  'SERIES_IDENTICAL',
  'SERIES_DERIVED',
  'SERIES_REPEATED',
  'SERIES_UNVARYING',
  'SERIES_INTERPOLATED',
  'VALUES_ROUNDED',
  'FEW_LAST_DIGITS',
  'NO_DAILY_RHYTHM',
  'TS_IN_FUTURE',
] as const;

/** Which signals find which kind: another kind's signal does not count as found. */
export const wanted: Readonly<Record<ForgeryKind, readonly (typeof signals)[number][]>> = {
  identical: ['SERIES_IDENTICAL'],
  'shifted-or-scaled': ['SERIES_DERIVED'],
  constant: ['SERIES_UNVARYING'],
  repeated: ['SERIES_REPEATED'],
  interpolated: ['SERIES_INTERPOLATED'],
  rounded: ['VALUES_ROUNDED', 'FEW_LAST_DIGITS'],
  'typed-by-hand': ['FEW_LAST_DIGITS', 'VALUES_ROUNDED'],
  'no-rhythm': ['NO_DAILY_RHYTHM'],
  'before-its-end': ['TS_IN_FUTURE'],
};

interface Asked {
  /** Declared parents, by resource. */
  readonly parents?: Readonly<Record<string, string>>;
  /** Last civil day of the period; that of the last row unless said. */
  readonly lastDay?: string;
}

/** A case as the product gets it, rows to digest, over the whole period that the report tells of. */
export function factsOfCase({ series, receivedAt }: LabelledCase, { parents = {}, lastDay }: Asked = {}): ServiceFacts {
  const sink = openDigestSink();
  for (const { resourceId, resourceClass, metric, meaning, unit, statistic, from, step, values } of series) {
    const said = { resourceId, resourceKind: 'name', resourceClass, metric, meaning, unit, statistic } as const;
    const writer = sink.series({ ...said, evidence: 'measured', zone: 'UTC', stamp: 'start', lengthFrom: null });
    values.forEach((value, index) => void writer.add(from + index * step, 0, decimal(value), index + 2));
  }
  const dayOf = (instant: number) => dayText(romeDayOf(instant));
  return usageFacts({
    files: [],
    digests: [digestOfContent('report.csv', sink.finish())],
    resources: [...new Set(series.map(({ resourceId }) => resourceId))].map((id) => ({ id, parentId: parents[id] ?? null })),
    service: {
      migrationStartedOn: dayOf(Math.min(...series.map(({ from }) => from))),
      releasedOn: lastDay ?? dayOf(Math.max(...series.map(({ from, step, values }) => from + step * (values.length - 1)))),
    },
    asOf: new Date(receivedAt).toISOString(),
  });
}

/** What the check of TRA-03 says of a case. */
export const askReasons = (one: LabelledCase, asked: Asked = {}): readonly Reason[] =>
  usageCoversWindow.assess(factsOfCase(one, asked), { classes: ['cpu', 'ram', 'storage', 'network'] }).reasons;

export function askSignals(one: LabelledCase, asked: Asked = {}): readonly (typeof signals)[number][] {
  const given: ReadonlySet<string> = new Set(askReasons(one, asked).map(({ code }) => code));
  return signals.filter((code) => given.has(code));
}
