import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Milliseconds, SeriesIdentity, SeriesWriter } from '../../shared/model/usage.ts';
import { limitSeries, nothingYet } from '../../shared/reading/series-limit.ts';
import { openDigestSink } from '../../shared/usage/digest-sink.ts';

const DAY = 86_400_000;
const identity: SeriesIdentity = {
  resourceId: 'vm-1',
  resourceKind: 'name',
  resourceClass: 'cpu',
  metric: 'cpu',
  meaning: 'used',
  unit: 'percent',
  statistic: null,
  evidence: 'measured',
  zone: null,
  stamp: 'start',
  lengthFrom: null,
};

/** Every way that a writer hears of a day: a row by itself, a lane that opens it, a lane that has opened it. */
type Way = (writer: SeriesWriter, start: Milliseconds) => void;
const ways: readonly Way[] = [
  (writer, start) => writer.add(start, 0, { mantissa: 1, scale: 0 }, 2),
  (writer, start) => writer.beginDay?.(start),
  (writer, start) => writer.seeDay?.(start),
];

test('every day of a series counts once, in whatever order and by whichever way its rows come', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat({ max: 12 }), fc.constantFrom(...ways)), { maxLength: 40 }), (told) => {
      const count = nothingYet();
      const writer = limitSeries(openDigestSink(), count).series(identity);
      for (const [day, way] of told) way(writer, (20_000 + day) * DAY);
      expect(count.days).toBe(new Set(told.map(([day]) => day)).size);
    }),
  );
});
