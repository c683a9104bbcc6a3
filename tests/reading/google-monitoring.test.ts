import { describe, expect, test } from 'vitest';
import { readBytes } from './read-bytes.ts';
import { issueCounts } from './recording-sink.ts';

const gcp = (series: string): string => `{"timeSeries":[${series}]}`;
const cpu = 'compute.googleapis.com/instance/cpu/utilization';
const series = (points: string, { id = '"1119268429530133111"', kind = 'GAUGE', type = cpu, more = '' } = {}): string =>
  `{"metric":{"type":"${type}"${more}},"resource":{"labels":{"instance_id":${id}}},"metricKind":"${kind}","points":[${points}]}`;
const point = (end: string, value: string, start = end): string =>
  `{"interval":{"startTime":"${start}","endTime":"${end}"},"value":${value}}`;

describe('Google Cloud Monitoring', () => {
  test('an id of 64 bits that was written as a number names no machine', async () => {
    const { recording } = await readBytes(
      gcp(series(point('2025-10-13T00:00:00Z', '{"doubleValue":0.5}'), { id: '11192684295301331117' })),
    );
    expect(recording.series[0]?.identity.resourceId).toBeNull();
    expect(issueCounts(recording)).toEqual({ RESOURCE_ID_ROUNDED: 1 });
  });

  test.each([
    [
      'an amount asked for as a rate',
      'network/received_bytes_count',
      'GAUGE',
      '',
      { meaning: 'rate', unit: 'byte/s', resourceClass: 'network' },
    ],
    ['the same as an amount', 'network/received_bytes_count', 'DELTA', '', { meaning: 'amount', unit: 'byte', resourceClass: 'network' }],
    ['a metric that Google does not document here', 'gpu/heat', 'GAUGE', '', { meaning: null, unit: null, resourceClass: null }],
  ])('%s', async (_name, type, kind, more, expected) => {
    const text = gcp(
      series(point('2025-10-13T00:01:00Z', '{"doubleValue":5}', '2025-10-13T00:00:00Z'), {
        type: `compute.googleapis.com/instance/${type}`,
        kind,
        more,
      }),
    );
    expect((await readBytes(text)).recording.series[0]?.identity).toMatchObject(expected);
  });

  test.each([
    ['used', { resourceClass: 'ram', meaning: 'used' }],
    ['free', { resourceClass: 'ram', meaning: 'free' }],
    ['cached', { resourceClass: 'other' }],
  ])('memory that is %s', async (state, expected) => {
    const text = gcp(
      series(point('2025-10-13T00:00:00Z', '{"doubleValue":40}'), {
        type: 'agent.googleapis.com/memory/percent_used',
        more: `,"labels":{"state":"${state}"}`,
      }),
    );
    expect((await readBytes(text)).recording.series[0]?.identity).toMatchObject(expected);
  });

  test('seconds of processor that the answer calls a ratio: the file counts, and the doubt is told', async () => {
    const points = point('2025-10-13T00:01:00Z', '{"doubleValue":8.5}', '2025-10-13T00:00:00Z');
    const type = 'compute.googleapis.com/instance/cpu/usage_time';
    const text = gcp(series(points, { kind: 'DELTA', type })).replace(/}$/, ',"unit":"10^2.%"}');
    const { recording } = await readBytes(text);
    expect(recording.series[0]).toMatchObject({ identity: { unit: 'percent' }, rows: [['2025-10-13T00:00:00Z', 60_000, '850', 1]] });
    expect(issueCounts(recording)).toEqual({ UNIT_UNEXPECTED: 1, PERCENT_OVER_100: 1 });
    const seconds = (await readBytes(text.replace('10^2.%', 's{CPU}'))).recording;
    expect(seconds.series[0]).toMatchObject({ identity: { unit: 'second' }, rows: [['2025-10-13T00:00:00Z', 60_000, '8.5', 1]] });
    expect(issueCounts(seconds)).toEqual({});
  });

  test('a processor that waits is not in use', async () => {
    const text = gcp(
      series(point('2025-10-13T00:00:00Z', '{"doubleValue":97}'), {
        type: 'agent.googleapis.com/cpu/utilization',
        more: ',"labels":{"cpu_state":"idle","cpu_number":"0"}',
      }),
    );
    expect((await readBytes(text)).recording.series[0]?.identity).toMatchObject({ resourceClass: 'other', unit: 'percent' });
  });

  test('an interval that ends before it starts, a distribution, no value, no time', async () => {
    const points = [
      point('2025-10-13T00:00:00Z', '{"int64Value":"1"}', '2025-10-13T00:01:00Z'),
      point('2025-10-13T00:02:00Z', '{"distributionValue":{"count":"1"}}', '2025-10-13T00:01:00Z'),
      point('2025-10-13T00:03:00Z', '{}', '2025-10-13T00:02:00Z'),
      '{"value":{"int64Value":"1"}}',
    ];
    const { recording } = await readBytes(
      gcp(series(points.join(','), { kind: 'DELTA', type: 'compute.googleapis.com/instance/network/sent_bytes_count' })),
    );
    expect(issueCounts(recording)).toEqual({ TS_ORDER: 1, VALUE_UNREADABLE: 1, TS_UNREADABLE: 1 });
    expect(recording.rows).toEqual({ read: 4, accepted: 1, rejected: 3 });
    expect(recording.series[0]?.rows).toEqual([['2025-10-13T00:02:00Z', 60_000, null, 3]]);
  });

  test('a gauge that was aligned to six hours bears their end, and only the mapping says that they are six', async () => {
    const { recording } = await readBytes(gcp(series(point('2025-10-13T06:00:00Z', '{"doubleValue":0.5}'))), {
      mapping: 'interval: PT6H\n',
    });
    expect(recording.series[0]).toMatchObject({
      identity: { stamp: 'end', lengthFrom: 'mapping' },
      rows: [['2025-10-13T06:00:00Z', 6 * 3_600_000, '50', 1]],
    });
    expect(issueCounts(recording)).toEqual({});
  });

  test('a page that is not the last says so', async () => {
    const text = gcp(series(point('2025-10-13T00:00:00Z', '{"doubleValue":0.5}'))).replace(/}$/, ',"nextPageToken":"x"}');
    expect(issueCounts((await readBytes(text)).recording)).toEqual({ PARTIAL_DATA: 1 });
  });
});
