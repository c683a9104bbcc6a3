import type { UsageSink } from '../formats/define-format.ts';
import type { Digest, Issue } from '../model/digest.ts';
import type { SeriesIdentity } from '../model/usage.ts';
import { catalogue, type ReasonCode } from '../reasons/catalogue.ts';
import { REMEMBERED_STARTS, type StartsBudget } from './cadence.ts';
import { reduceSeries, type SeriesReducer } from './series-reducer.ts';

/** What the rows of one file amount to: the part of a digest that reading fills. */
export type DigestContent = Pick<Digest, 'rows' | 'series' | 'resources' | 'publicIps' | 'issues'>;

export interface DigestSink extends UsageSink {
  finish(): DigestContent;
}

const ROWS_SHOWN = 3;

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A sink that keeps runs and days, not rows: its size follows the days and series of a file, never its rows. */
export function openDigestSink(): DigestSink {
  const series = new Map<string, SeriesReducer>();
  const budget: StartsBudget = { left: REMEMBERED_STARTS };
  const issues = new Map<ReasonCode, { count: number; firstRows: number[]; details: Readonly<Record<string, unknown>> | undefined }>();
  const rows = { read: 0, accepted: 0, rejected: 0 };
  const resources: Digest['resources'] = [];
  const publicIps: Digest['publicIps'] = [];

  const countIssue = (code: ReasonCode, count: number, at: readonly number[], details?: Readonly<Record<string, unknown>>): void => {
    const seen = issues.get(code) ?? { count: 0, firstRows: [], details };
    seen.count += count;
    for (const row of at) if (row > 0 && seen.firstRows.length < ROWS_SHOWN && !seen.firstRows.includes(row)) seen.firstRows.push(row);
    issues.set(code, seen);
  };

  return {
    series(identity: SeriesIdentity) {
      const key = JSON.stringify(Object.entries(identity).sort(([a], [b]) => byText(a, b)));
      const known = series.get(key);
      if (known) return known;
      const reducer = reduceSeries(identity, budget);
      series.set(key, reducer);
      return reducer;
    },
    row(fate) {
      rows.read += 1;
      rows[fate] += 1;
    },
    issue: (code, row, details) => countIssue(code, 1, [row], details),
    resource: (seen) => void resources.push(seen),
    address: (text, row, resourceId) => void publicIps.push({ text, row, resourceId }),
    finish() {
      for (const { sideUnknown, tooLong } of series.values()) {
        if (sideUnknown.count) countIssue('STAMP_SIDE_UNKNOWN', sideUnknown.count, sideUnknown.rows);
        if (tooLong.count) countIssue('INTERVAL_TOO_LONG', tooLong.count, tooLong.rows);
      }
      const listed: Issue[] = [...issues]
        .sort(([a], [b]) => byText(a, b))
        .map(([code, { count, firstRows, details }]) => ({
          code,
          severity: catalogue[code].severity,
          count,
          firstRows: firstRows.sort((a, b) => a - b),
          ...(details && Object.keys(details).length ? { details: { ...details } } : {}),
        }));
      return {
        rows,
        series: [...series].sort(([a], [b]) => byText(a, b)).map(([, reducer]) => reducer.finish()),
        resources,
        publicIps,
        issues: listed,
      };
    },
  };
}
