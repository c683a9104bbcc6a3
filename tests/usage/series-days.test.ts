import { describe, expect, test } from 'vitest';
import type { DigestSeries } from '../../shared/model/digest.ts';
import { dayNumber } from '../../shared/time/civil-day.ts';
import { openDigestSink } from '../../shared/usage/digest-sink.ts';
import { groupedByTwo } from '../../shared/usage/grouped.ts';
import { inRow, seriesDays } from '../../shared/usage/series-days.ts';
import { decimal } from '../support/build-usage-facts.ts';

/** A file's series of a value on each of these days, a null where a day stands in brackets. */
function seriesOf(...days: readonly string[]): DigestSeries {
  const sink = openDigestSink();
  const said = { resourceId: 'vm', resourceKind: 'name', resourceClass: 'cpu', metric: 'm', meaning: 'used', unit: 'percent' } as const;
  const writer = sink.series({ ...said, statistic: 'avg', evidence: 'measured', zone: 'UTC', stamp: 'start', lengthFrom: null });
  days.forEach((day, at) => {
    const text = day.replace(/[()]/g, '');
    writer.add(Date.parse(`${text}T12:00:00Z`), 0, day === text ? decimal(at + 1) : null, at + 2);
  });
  return sink.finish().series[0] as DigestSeries;
}

describe('what one file tells of one series', () => {
  test('days without a value are no days, but their rows are rows', () => {
    const told = seriesDays(seriesOf('(2026-01-01)', '2026-01-02', '2026-01-04', '(2026-01-05)'));
    expect(told).toMatchObject({ first: dayNumber('2026-01-02'), last: dayNumber('2026-01-04'), ascends: true, rows: [2, 5] });
    expect(told.days.map(({ day, min }) => [day - told.first, min])).toEqual([
      [0, 2],
      [2, 3],
    ]);
  });

  test('the same for as long as the digest is kept', () => {
    const series = seriesOf('2026-01-02');
    expect(seriesDays(series)).toBe(seriesDays(series));
  });
});

describe('files in a row', () => {
  const [early, late, both, none] = [
    seriesDays(seriesOf('2026-01-01', '2026-01-02')),
    seriesDays(seriesOf('2026-01-03')),
    seriesDays(seriesOf('2026-01-02', '2026-01-03')),
    seriesDays(seriesOf('(2026-01-02)')),
  ];
  const turned = { ...early, ascends: false };
  const table = [
    ['one after the other', [early, late], [early, late]],
    ['the later first', [late, early], [early, late]],
    ['one without values between them', [early, none, late], [early, late]],
    ['a border day in two files', [early, both], null],
    ['one inside of two', [early, late, both], null],
    ['days out of order', [turned, late], null],
    ['nothing', [none], []],
  ] as const;
  test.each(table)('%s', (_name, told, expected) => {
    expect(inRow(told)).toEqual(expected);
  });
});

test('lists by two names, each in the order in which it first comes; null is a name of its own', () => {
  const all = [
    ['b', null],
    ['a', 'x'],
    ['b', 'null'],
    ['a', 'x'],
    ['b', null],
  ] as const;
  const groups = groupedByTwo(
    all,
    ([one]) => one,
    ([, other]) => other,
  );
  expect(groups).toEqual([[all[0], all[4]], [all[1], all[3]], [all[2]]]);
});
