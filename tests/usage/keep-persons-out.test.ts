import { expect, test } from 'vitest';
import type { SeriesIdentity } from '../../shared/model/usage.ts';
import { openDigestSink } from '../../shared/usage/digest-sink.ts';

const identity: SeriesIdentity = {
  resourceId: 'srv-01',
  resourceKind: 'name',
  resourceClass: 'cpu',
  metric: 'cpu',
  meaning: 'used',
  unit: 'percent',
  statistic: 'raw',
  evidence: 'measured',
  zone: 'UTC',
  stamp: 'start',
  lengthFrom: null,
};
const person = 'm.rossi@valdoro.example';
const one = { mantissa: 1, scale: 0 };
const seen = {
  resourceKind: 'name',
  provider: null,
  name: null,
  parentId: null,
  state: null,
  vcpu: null,
  ramBytes: null,
  storageBytes: null,
} as const;

test('a row named by a person is rejected and told once; the next row is as it was', () => {
  const sink = openDigestSink();
  for (const metric of [`posta di ${person}`, `disco di ${person}`]) sink.series({ ...identity, metric }).add(0, 0, one, 2);
  sink.row('accepted');
  sink.series(identity).add(0, 0, one, 3);
  sink.row('accepted');
  const { rows, series, issues } = sink.finish();
  expect(rows).toEqual({ read: 2, accepted: 1, rejected: 1 });
  expect(series.map(({ resourceId, samples }) => [resourceId, samples])).toEqual([['srv-01', 1]]);
  expect(issues).toEqual([{ code: 'NAME_IS_PERSONAL', severity: 'warning', count: 1, firstRows: [2] }]);
});

test('of a row with several machines the others stay, and so does the row', () => {
  const sink = openDigestSink();
  sink.series({ ...identity, resourceId: person }).add(0, 0, one, 2);
  sink.series(identity).add(0, 0, one, 2);
  sink.row('accepted');
  expect(sink.finish().rows).toMatchObject({ accepted: 1, rejected: 0 });
});

test('a name longer than any is none', () => {
  const sink = openDigestSink();
  for (const length of [2048, 2049]) {
    sink.series({ ...identity, metric: 'x'.repeat(length) }).add(0, 0, one, length);
    sink.row('accepted');
  }
  const { rows, issues } = sink.finish();
  expect(rows).toMatchObject({ accepted: 1, rejected: 1 });
  expect(issues).toMatchObject([{ code: 'NAME_TOO_LONG', count: 1, firstRows: [2049], details: { limit: 2048 } }]);
});

test('the same identity has the same writer', () => {
  const sink = openDigestSink();
  expect(sink.series(identity)).toBe(sink.series({ ...identity }));
});

test('a resource named by a person is none, nor another name or the parent of one', () => {
  const sink = openDigestSink();
  sink.resource({ ...seen, aliases: [], resourceId: person, row: 2 });
  sink.row('accepted');
  sink.resource({ ...seen, resourceId: 'i-1', name: `di ${person}`, aliases: [person, 'vm'], parentId: person, row: 3 });
  sink.row('accepted');
  sink.address('93.184.216.34', 4, person);
  const { rows, resources, publicIps } = sink.finish();
  expect(rows).toMatchObject({ accepted: 1, rejected: 1 });
  expect(resources).toEqual([{ ...seen, resourceId: 'i-1', name: 'di …@…', aliases: ['vm'], parentId: null, row: 3 }]);
  expect(publicIps).toEqual([{ text: '93.184.216.34', row: 4, resourceId: null }]);
});
