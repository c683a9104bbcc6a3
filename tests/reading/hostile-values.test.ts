import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Digest, digestSchema } from '../../shared/model/digest.ts';
import type { EvidenceKind } from '../../shared/model/upload.ts';
import { ingest } from '../../shared/pipeline.ts';
import { canonicalJson } from '../../shared/verdict/canonical.ts';
import { mappingOf, means, sourceOf } from './read-bytes.ts';

/** The digest of a text, which must be one that can be kept. */
async function digestOf(text: string, kind: EvidenceKind | null = 'usage-report', mapping: string | null = null): Promise<Digest> {
  const pinned = mapping === null ? null : { value: mappingOf(mapping), sha256: '0'.repeat(64) };
  const digest = await ingest({ bytes: sourceOf(new TextEncoder().encode(text)), kind, mapping: pinned }, means);
  const kept = JSON.parse(canonicalJson(digest));
  expect(digestSchema.safeParse(kept).error?.issues ?? []).toEqual([]);
  return digest;
}

const codes = ({ issues }: Digest): string[] => issues.map(({ code }) => code);

const azure = (item: string, more = ''): string =>
  `{"timespan":"x","interval":"PT1H","value":[{"id":"/subscriptions/a/providers/Microsoft.Insights/metrics/Percentage CPU","name":{"value":"Percentage CPU"},"unit":"Percent","timeseries":[{"metadatavalues":[],"data":[${item}]}]}${more}]}`;
const metricData = (label: string): string =>
  `{"MetricDataResults":[{"Id":"a","Label":"${label}","Timestamps":["2026-01-10T00:00:00Z"],"Values":[1]}]}`;
const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);
const long =
  'layout: long\nzone: UTC\ncolumns: { time: time, id: id, metric: metric, value: value, unit: unit }\nseries: [{ column: cpu, class: cpu }]\n';

describe('half characters', () => {
  test('in a label', async () => {
    const { series } = await digestOf(metricData('\\ud800 Something'));
    expect(series.map(({ metric }) => metric)).toEqual(['\ufffd Something']);
  });

  test('an emoji where a label is cut', async () => {
    const { series } = await digestOf(metricData(`${'x'.repeat(1023)}😀`));
    expect(series.map(({ metric }) => metric)).toEqual(['x'.repeat(1023)]);
  });

  test('an emoji where a cell is cut', async () => {
    const bad = `${'7'.repeat(79)}😀`;
    const { issues } = await digestOf(
      `time,id,metric,value,unit\n2026-01-10T00:00:00Z,a,cpu,${bad},\n2026-01-10T01:00:00Z,a,cpu,1,\n`,
      'usage-report',
      long,
    );
    expect(issues.find(({ code }) => code === 'VALUE_UNREADABLE')?.details).toMatchObject({ found: '7'.repeat(79) });
  });

  test('in lists', async () => {
    const { resources } = await digestOf('["i-0a1b2c3d4e5f60718","bad\\ud800id"]', 'resource-list');
    expect(resources.map(({ resourceId }) => resourceId)).toEqual(['i-0a1b2c3d4e5f60718', 'bad\ufffdid']);
    const { publicIps } = await digestOf('["93.184.216.34","bad\\udc00"]', 'ip-list');
    expect(publicIps.map(({ text }) => text)).toEqual(['93.184.216.34', 'bad\ufffd']);
  });
});

describe('values that are none', () => {
  test.each([
    [
      'an object that has its own toString',
      '{"timeStamp":"2026-01-10T00:00:00Z","average":{"toString":1,"valueOf":1}}',
      'VALUE_UNREADABLE',
    ],
    ['a list', '{"timeStamp":"2026-01-10T00:00:00Z","average":[1]}', 'VALUE_UNREADABLE'],
    ['a boolean', '{"timeStamp":"2026-01-10T00:00:00Z","average":true}', 'VALUE_UNREADABLE'],
    ['infinity', '{"timeStamp":"2026-01-10T00:00:00Z","average":1e999}', 'VALUE_UNREADABLE'],
    ['a date of objects', '{"timeStamp":{"year":{"toString":1},"month":1,"day":1},"average":1}', 'TS_UNREADABLE'],
    ['a time after 2199', '{"timeStamp":7258118400,"average":1}', 'TS_UNREADABLE'],
    ['a time after 2199 in milliseconds', '{"timeStamp":9999999999999,"average":1}', 'TS_UNREADABLE'],
    ['a time before 1970', '{"timeStamp":"1970-01-01T00:00:00+02:00","average":1}', 'TS_UNREADABLE'],
    ['a year of five digits', '{"timeStamp":"10000-01-01T00:00:00Z","average":1}', 'TS_UNREADABLE'],
    ['a time without end', '{"timeStamp":1e999,"average":1}', 'TS_UNREADABLE'],
  ])('%s', async (_name, item, code) => {
    const digest = await digestOf(azure(item));
    expect(codes(digest)).toContain(code);
    expect(digest.rows).toEqual({ read: 1, accepted: 0, rejected: 1 });
  });

  test('an interval of ages is none', async () => {
    const digest = await digestOf(azure('{"timeStamp":"2026-01-10T00:00:00Z","average":1}').replace('PT1H', `P${'9'.repeat(30)}D`));
    expect(digest.series[0]).toMatchObject({ samples: 1, lengthFrom: null });
  });

  test.each(['1970-01-01T00:00:00Z', '2100-12-31T23:00:00Z', '7258118399'])(
    'rows of a century that end at %s can be kept',
    async (stamp) => {
      const digest = await digestOf(
        `time,id,metric,value,unit\n${stamp},a,cpu,1,%\n`,
        'usage-report',
        `${long}interval: P36500D\nstamp: end\n`,
      );
      expect(digest.series[0]).toMatchObject({ samples: 1, lengthFrom: 'mapping' });
      expect(codes(digest)).toContain('INTERVAL_TOO_LONG');
    },
  );

  test('processors without end', async () => {
    const machine = '{"Reservations":[{"Instances":[{"InstanceId":"i-0a1b2c3d4e5f60718","CpuOptions":{"CoreCount":1e999}}]}]}';
    const digest = await digestOf(machine, 'resource-list');
    expect(digest.resources[0]?.vcpu).toBeNull();
    expect(codes(digest)).toContain('ITEM_UNREADABLE');
  });
});

describe('depth', () => {
  test.each([
    ['a value', azure(`{"timeStamp":"2026-01-10T00:00:00Z","average":${nested(200_000)}}`), 'usage-report'],
    ['a time', azure(`{"timeStamp":${nested(200_000)},"average":1}`), 'usage-report'],
    ['answers in answers', azure('', `,${'{"value":['.repeat(20_000)}${']}'.repeat(20_000)}`), 'usage-report'],
    ['a list', `["i-0a1b2c3d4e5f60718",${nested(100_000)}]`, 'resource-list'],
    ['a list of objects', `["93.184.216.34",${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}]`, 'ip-list'],
  ] as const)('%s', async (_name, text, kind) => {
    expect((await digestOf(text, kind)).recognition).toMatchObject({ status: 'refused', reason: 'JSON_TOO_DEEP' });
  });

  test('what exports have is far from it', async () => {
    expect((await digestOf(`["93.184.216.34",${nested(99)}]`, 'ip-list')).recognition.status).toBe('recognised');
  });
});

test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
  'a unit, an id, a metric called %s is a word like others',
  async (word) => {
    const row = `2026-01-10T00:00:00Z,${word},${word},1,${word}`;
    const mapping = long.replace('{ column: cpu, class: cpu }', `{ column: ${word}, class: cpu, unit: ${word} }`);
    for (const yaml of [long, mapping]) {
      const digest = await digestOf(`time,id,metric,value,unit\n${row}\n`, 'usage-report', yaml);
      expect(codes(digest)).toContain('UNIT_UNKNOWN');
      expect(digest.series.map(({ resourceId, unit }) => [resourceId, unit])).toEqual([[word, word]]);
    }
  },
);

describe('whatever stands in an export, there is a digest of it that can be kept', () => {
  const word = fc.constantFrom(
    ...['__proto__', 'constructor', 'toString', 'valueOf', 'hasOwnProperty', 'length', '', 'NaN', '1e999', '-0', 'Infinity', 'null'],
    ...['\ud800', `${'x'.repeat(79)}😀`, '😀'.slice(1), '\u0000', '9'.repeat(130), '2026-01-10T00:00:00Z', '9999999999', '9999999999999'],
    ...['PT1H', `P${'9'.repeat(40)}D`, '%', 'i-0a1b2c3d4e5f60718', '93.184.216.34', '1,5', '12.345,6'],
  );
  const keys = fc.oneof(
    word,
    fc.constantFrom(
      ...['id', 'name', 'value', 'values', 'unit', 'interval', 'timeseries', 'data', 'timeStamp', 'average', 'total', 'count'],
    ),
    fc.constantFrom(...['Label', 'Id', 'Timestamps', 'Values', 'StatusCode', 'Timestamp', 'Average', 'Sum', 'Unit', 'ExtendedStatistics']),
    fc.constantFrom(...['InstanceId', 'CpuOptions', 'CoreCount', 'ThreadsPerCore', 'Tags', 'State', 'NetworkInterfaces', 'year', 'ip']),
  );
  const { value: anything } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      word,
      fc.constantFrom(null, true, false, 0, -0, -1, 1e300, 5e-324, 2 ** 53, 1_768_000_000, 1_768_000_000_000, 99_999_999_999_999),
      fc.double(),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.uniqueArray(fc.tuple(keys, tie('value')), { maxLength: 6, selector: ([key]) => key }).map((pairs) => Object.fromEntries(pairs)),
    ),
  }));
  /** JSON.stringify writes no infinity: files do. */
  const json = anything.map((value) => (JSON.stringify(value) ?? 'null').replaceAll('"1e999"', '1e999'));
  const id = '"id":"/subscriptions/a/providers/Microsoft.Insights/metrics/Percentage CPU","name":{"value":"Percentage CPU"}';
  const envelope = fc.constantFrom<(a: string, b: string) => string>(
    (a, b) => azure(`{"timeStamp":${a},"average":${b}}`),
    (a, b) => azure(`{"timeStamp":"2026-01-10T00:00:00Z","average":${a},"total":${b}}`),
    (a, b) => azure(a, `,${b}`),
    (a, b) => `{"timespan":"x","interval":${a},"value":[{${id},"unit":${b},"timeseries":[{"data":[{"timeStamp":1768000000,"total":2}]}]}]}`,
    (a, b) => `{"timespan":"x","interval":"PT1H","value":[{${id},"timeseries":[{"metadatavalues":[${a}],"data":${b}}]}]}`,
    (a, b) => `{"MetricDataResults":[{"Label":${a},"Timestamps":["2026-01-10T00:00:00Z",${b}],"Values":[1,2]}]}`,
    (a, b) => `{"MetricDataResults":[{"Label":"x","StatusCode":${a},"Timestamps":["2026-01-10T00:00:00Z"],"Values":[${b}]},${a}]}`,
    (a, b) => `{"Label":${a},"Datapoints":[{"Timestamp":"2026-01-10T00:00:00Z","Average":1,"Unit":${b}},${a}]}`,
    (a, b) => `{"Label":"x","Datapoints":[{"Timestamp":${a},"Sum":${b},"ExtendedStatistics":${a}}]}`,
    (a, b) =>
      `{"Reservations":[{"Instances":[{"InstanceId":"i-0a1b2c3d","CpuOptions":{"CoreCount":${a},"ThreadsPerCore":${b}},"Tags":${a}},${b}]}]}`,
    (a, b) =>
      `{"unit":${a},"timeSeries":[{"metric":{"type":"x","labels":${a}},"resource":{"labels":{"instance_id":${b}}},"metricKind":"DELTA","points":[{"interval":{"startTime":${a},"endTime":${b}},"value":${b}},${a}]},${b}]}`,
    (a, b) =>
      `{"host":${a},"itemid":3,"name":${b},"clock":1768000000,"ns":${b},"value":${a}}\n{"host":"h","itemid":${a},"clock":${b},"avg":${b}}`,
    (a, b) => `{"result":[{"itemid":"3","clock":${a},"ns":${b},"value":${b}},${a}]}`,
    (a, b) => `{"data":{"resultType":"matrix","result":[{"metric":${a},"values":[[1768000000,${b}],${a}]},${b}]}}`,
    (a, b) => `{"series":[{"metric":${a},"scope":"host:a","unit":${b},"interval":${b},"pointlist":[[1768000000000,${a}],${b}]},${a}]}`,
    (a, b) =>
      `{"data":[{"name":"x","dimensions":${a},"metadata":${b},"aggregated-datapoints":[{"timestamp":${a},"value":${b}},${a}]},${b}]}`,
    (a, b) => `[["2026-01-10T00:00:00Z",300,1],[${a},${b},1],${a},{"timestamp":${a},"granularity":${b},"value":${a}}]`,
    (a, b) => `{"metric_stream_name":"s","metric_name":"m","dimensions":${a},"timestamp":${b},"unit":${a},"value":{"max":${b},"sum":${a}}}`,
    (a, b) => `[{"ID":"x","Name":${a},"Status":${b},"Networks":${a}},${b}]`,
    (a, b) => `{"changeNumber":${a},"values":[{"properties":{"addressPrefixes":${b}}},${a}]}`,
    (a, b) => `["93.184.216.34","i-0a1b2c3d4e5f60718",${a},${b}]`,
    (a, b) => `{"ips":["93.184.216.34",${a}],"ip":${b}}`,
  );
  const kind = fc.constantFrom<EvidenceKind | null>(null, 'usage-report', 'resource-list', 'ip-list');

  test('JSON', async () => {
    await fc.assert(
      fc.asyncProperty(envelope, json, json, kind, async (wrap, a, b, as) => {
        const { rows } = await digestOf(wrap(a, b), as);
        expect(rows.read).toBe(rows.accepted + rows.rejected);
      }),
      { numRuns: 1500 },
    );
  });

  test('cells', async () => {
    const cell = word.map((text) => text.toWellFormed().replaceAll(',', ';'));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell, cell, cell), { minLength: 1, maxLength: 5 }), async (rows) => {
        const lines = [...rows.map((cells) => cells.join(',')), ...rows.map(([a, b, c, d]) => `2026-01-10,${a},${b},${c},${d}`)];
        await digestOf(`time,id,metric,value,unit\n${lines.join('\n')}\n`, 'usage-report', long);
      }),
      { numRuns: 300 },
    );
  });
});
