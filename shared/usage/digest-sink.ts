import type { UsageSink } from '../formats/define-format.ts';
import { openUsageKernel } from '../kernels/usage-kernel.ts';
import type { Digest, DigestSeries } from '../model/digest.ts';
import type { Milliseconds, SeriesIdentity } from '../model/usage.ts';
import type { DayNumber } from '../time/civil-day.ts';
import { romeMidnight } from '../time/rome.ts';
import { REMEMBERED_STRETCHES } from './cadence.ts';
import { openDayStore } from './day-store.ts';
import { countIssues } from './issue-counter.ts';
import { keepPersonsOut } from './keep-persons-out.ts';
import { openLanes } from './lanes.ts';
import { type FileStore, reduceSeries, type SeriesReducer } from './series-reducer.ts';
import { standalone, wellFormedAddress, wellFormedDetails, wellFormedIdentity, wellFormedResource } from './well-formed.ts';

/** What the rows of one file amount to: the part of a digest that reading fills. */
export type DigestContent = Pick<Digest, 'rows' | 'series' | 'resources' | 'publicIps' | 'issues'>;

export interface DigestSink extends UsageSink {
  finish(): DigestContent;
  /** As they grow. */
  readonly rows: Readonly<Digest['rows']>;
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Every part of an identity, by the names of the parts: the order of a digest's series. */
function keyOf(identity: SeriesIdentity): string {
  const { evidence, lengthFrom, meaning, metric, resourceClass, resourceId, resourceKind, stamp, statistic, unit, zone } = identity;
  return JSON.stringify([evidence, lengthFrom, meaning, metric, resourceClass, resourceId, resourceKind, stamp, statistic, unit, zone]);
}

function rememberMidnights(): (day: DayNumber) => Milliseconds {
  const known = new Map<DayNumber, Milliseconds>();
  return (day) => {
    const midnight = known.get(day) ?? romeMidnight(day);
    known.set(day, midnight);
    return midnight;
  };
}

const ROWS_BEFORE_LANE = 8;

/**
 * A sink that keeps runs and days, not rows: its size follows the days and series of a file, never its rows. Every text that enters is
 * made well formed here, so that a file cannot put into a digest what canonical JSON refuses, nor the addresses of people.
 *
 * @param stretches      of evenly spaced rows that all series together may remember: see cadence.ts
 * @param rowsBeforeLane of a series that come one by one, before it takes them by many: see series-reducer.ts
 */
export function openDigestSink(stretches = REMEMBERED_STRETCHES, rowsBeforeLane = ROWS_BEFORE_LANE): DigestSink {
  const series = new Map<string, SeriesReducer>();
  const kernel = openUsageKernel(stretches);
  const days = openDayStore(kernel);
  const calendars = { rome: kernel.openCalendar(), plain: kernel.openCalendar() };
  const store: FileStore = { kernel, days, lanes: openLanes(kernel, days), rowsBeforeLane, romeMidnight: rememberMidnights(), calendars };
  const issues = countIssues();
  const rows = { read: 0, accepted: 0, rejected: 0 };
  const resources: Digest['resources'] = [];
  const publicIps: Digest['publicIps'] = [];

  /** What a series was made from goes when it is finished: both together are the most that a file takes. */
  const finishSeries = (key: string): DigestSeries => {
    const finished = (series.get(key) as SeriesReducer).finish();
    series.delete(key);
    return finished;
  };

  const taken: UsageSink = {
    series(given: SeriesIdentity) {
      const identity = wellFormedIdentity(given);
      const key = keyOf(identity);
      const known = series.get(key);
      if (known) return known;
      const reducer = reduceSeries(standalone(identity), store);
      series.set(key, reducer);
      return reducer;
    },
    row(fate, times = 1) {
      rows.read += times;
      rows[fate] += times;
    },
    issue: (code, row, details) => issues.add(code, { count: 1, at: [row] }, details && wellFormedDetails(details)),
    resource: (seen) => void resources.push(wellFormedResource(seen)),
    address: (text, row, resourceId) => void publicIps.push(wellFormedAddress(text, row, resourceId)),
  };
  return {
    ...keepPersonsOut(taken),
    rows,
    finish() {
      for (const { sideUnknown, tooLong } of series.values()) {
        if (sideUnknown.count) issues.add('STAMP_SIDE_UNKNOWN', { count: sideUnknown.count, at: sideUnknown.rows });
        if (tooLong.count) issues.add('INTERVAL_TOO_LONG', { count: tooLong.count, at: tooLong.rows });
      }
      return {
        rows,
        series: [...series.keys()].sort(byText).map(finishSeries),
        resources,
        publicIps,
        issues: issues.finish(),
      };
    },
  };
}
