import type { UsageSink } from '../formats/define-format.ts';
import type { Digest } from '../model/digest.ts';
import type { SeriesIdentity } from '../model/usage.ts';
import { REMEMBERED_STARTS, type StartsBudget } from './cadence.ts';
import { countIssues } from './issue-counter.ts';
import { keepPersonsOut } from './keep-persons-out.ts';
import { reduceSeries, type SeriesReducer } from './series-reducer.ts';
import { wellFormedAddress, wellFormedDetails, wellFormedIdentity, wellFormedResource } from './well-formed.ts';

/** What the rows of one file amount to: the part of a digest that reading fills. */
export type DigestContent = Pick<Digest, 'rows' | 'series' | 'resources' | 'publicIps' | 'issues'>;

export interface DigestSink extends UsageSink {
  finish(): DigestContent;
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * A sink that keeps runs and days, not rows: its size follows the days and series of a file, never its rows. Every text that enters is
 * made well formed here, so that a file cannot put into a digest what canonical JSON refuses, nor the addresses of people.
 */
export function openDigestSink(): DigestSink {
  const series = new Map<string, SeriesReducer>();
  const budget: StartsBudget = { left: REMEMBERED_STARTS };
  const issues = countIssues();
  const rows = { read: 0, accepted: 0, rejected: 0 };
  const resources: Digest['resources'] = [];
  const publicIps: Digest['publicIps'] = [];

  const taken: UsageSink = {
    series(given: SeriesIdentity) {
      const identity = wellFormedIdentity(given);
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
    issue: (code, row, details) => issues.add(code, { count: 1, at: [row] }, details && wellFormedDetails(details)),
    resource: (seen) => void resources.push(wellFormedResource(seen)),
    address: (text, row, resourceId) => void publicIps.push(wellFormedAddress(text, row, resourceId)),
  };
  return {
    ...keepPersonsOut(taken),
    finish() {
      for (const { sideUnknown, tooLong } of series.values()) {
        if (sideUnknown.count) issues.add('STAMP_SIDE_UNKNOWN', { count: sideUnknown.count, at: sideUnknown.rows });
        if (tooLong.count) issues.add('INTERVAL_TOO_LONG', { count: tooLong.count, at: tooLong.rows });
      }
      return {
        rows,
        series: [...series].sort(([a], [b]) => byText(a, b)).map(([, reducer]) => reducer.finish()),
        resources,
        publicIps,
        issues: issues.finish(),
      };
    },
  };
}
