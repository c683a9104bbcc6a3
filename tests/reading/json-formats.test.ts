import { describe, expect, test } from 'vitest';
import { ingest } from '../../shared/pipeline.ts';
import { labelsText } from '../../shared/reading/labels.ts';
import { canonicalJson } from '../../shared/verdict/canonical.ts';
import { jsonCases } from '../formats/cases-json.ts';
import { mappingOf, means, readBytes, sourceOf } from './read-bytes.ts';
import { issueCounts } from './recording-sink.ts';

const matrix = (labels: string, ...values: string[]): string =>
  `{"status":"success","data":{"resultType":"matrix","result":[{"metric":${labels},"values":[${values.join(',')}]}]}}`;

/** Records that only a mapping explains are a list of ids as well as a report: there the folder decides. */
const knownCases = jsonCases.filter(({ format }) => format !== 'generic-json');

describe('every JSON format', () => {
  test.each(jsonCases.map((fixture) => [`${fixture.format}/${fixture.name}`, fixture] as const))(
    '%s: cut off in the middle it is refused, and nothing of it counts',
    async (_name, { input, mapping = null }) => {
      const { recognition, recording } = await readBytes(input.bytes.subarray(0, Math.floor(input.bytes.length * 0.9)), { mapping });
      expect(recognition).toMatchObject({ status: 'refused', reason: 'JSON_TRUNCATED' });
      expect(recording.series).toEqual([]);
    },
  );

  test.each(jsonCases.map((fixture) => [`${fixture.format}/${fixture.name}`, fixture] as const))(
    '%s: read the same in pieces of a few bytes',
    async (_name, { input, mapping = null }) => {
      const whole = await readBytes(input.bytes, { mapping });
      const pieces = await readBytes(input.bytes, { mapping, pieces: [1, 7, 1000] });
      expect(pieces.recording).toEqual(whole.recording);
      expect(pieces.recognition).toEqual(whole.recognition);
    },
  );

  test.each(['usage-report', 'ip-list', 'resource-list', 'other'] as const)('is known whatever folder it lies in: %s', async (kind) => {
    const known = await Promise.all(
      knownCases.map(async ({ input, mapping = null }) => (await readBytes(input.bytes, { kind, mapping })).recognition.format),
    );
    expect(known).toEqual(knownCases.map(({ format }) => (kind === 'other' ? null : format)));
  });

  test.each([
    ['gcp-time-series-json', '{"timeSeries":[],"unit":"1","points":[]}'],
    ['prometheus-matrix-json', '{"status":"success","data":{"resultType":"matrix","result":[]}}'],
    ['datadog-series-json', '{"status":"ok","series":[{"metric":"system.cpu.user","scope":"host:a","pointlist":[]}]}'],
    ['zabbix-history-json', '{"jsonrpc":"2.0","result":[],"id":1,"itemid":"","clock":"","value":""}'],
    ['oci-monitoring-json', '{"data":[{"name":"CpuUtilization","aggregated-datapoints":[]}]}'],
    ['aws-ip-ranges-json', '{"syncToken":"1","prefixes":[],"ipv6_prefixes":[],"ip_prefix":""}'],
  ])('%s without any row is NO_ROWS', async (format, text) => {
    expect((await readBytes(text)).recognition).toMatchObject({ status: 'refused', reason: 'NO_ROWS', format });
  });

  const lined = jsonCases.filter(({ format }) => /ndjson|metric-stream/.test(format));
  test.each(lined.map((fixture) => [fixture.name, fixture] as const))(
    '%s: the order of its lines never shows',
    async (_name, { input, mapping }) => {
      const pinned = mapping === undefined ? null : { value: mappingOf(mapping), sha256: '0'.repeat(64) };
      const lines = new TextDecoder().decode(input.bytes).trim().split('\n');
      const seriesOf = async (inOrder: readonly string[]) => {
        const bytes = sourceOf(new TextEncoder().encode(inOrder.join('\n')));
        const { series } = await ingest({ bytes, kind: 'usage-report', mapping: pinned }, means);
        return series.map((one) => ({ ...one, days: one.days.map((day) => ({ ...day, rows: null })) }));
      };
      expect(await seriesOf(lines.toReversed())).toEqual(await seriesOf(lines));
    },
  );

  test('no digest holds what names a person', async () => {
    const digests = await Promise.all(
      jsonCases.map(({ input, mapping }) => {
        const pinned = mapping === undefined ? null : { value: mappingOf(mapping), sha256: '0'.repeat(64) };
        return ingest({ bytes: sourceOf(input.bytes), kind: 'usage-report', mapping: pinned }, means);
      }),
    );
    expect(digests.filter((digest) => /mario|rossi|@example/.test(canonicalJson(digest)))).toEqual([]);
    expect(jsonCases.filter(({ input }) => new TextDecoder().decode(input.bytes).includes('mario.rossi')).length).toBeGreaterThan(1);
  });
});

describe('Prometheus', () => {
  test('epoch seconds with a fraction, over the end of summer time', async () => {
    const { recording } = await readBytes(matrix('{"__name__":"up","instance":"a:1"}', '[1761436800.781,"1"]', '[1761440400.781,"1"]'));
    expect(recording.series[0]?.rows.map(([stamp]) => stamp)).toEqual(['2025-10-26T00:00:00.781Z', '2025-10-26T01:00:00.781Z']);
  });

  test.each([
    ['loopback', '{"__name__":"node_network_receive_bytes_total","device":"lo","instance":"a:1"}', 'other'],
    ['a card', '{"__name__":"node_network_receive_bytes_total","device":"ens3","instance":"a:1"}', 'network'],
    ['memory that is a file system', '{"__name__":"node_filesystem_avail_bytes","fstype":"tmpfs","instance":"a:1"}', 'other'],
    ['a disk', '{"__name__":"node_filesystem_avail_bytes","fstype":"ext4","instance":"a:1"}', 'storage'],
  ])('%s', async (_name, labels, resourceClass) => {
    const { recording } = await readBytes(matrix(labels, '[1761436800,"5"]'));
    expect(recording.series[0]?.identity.resourceClass).toBe(resourceClass);
  });

  test('one word for all hosts does not make one machine of several', async () => {
    const { recording } = await readBytes(matrix('{"__name__":"load","instance":"a:1"}', '[1761436800,"5"]'), {
      mapping: 'resourceId: { constant: vm-1 }\nseries: [{ column: load, class: cpu, unit: "%", resourceId: vm-2 }]\n',
    });
    expect(recording.series[0]?.identity.resourceId).toBe('a:1');
    expect(recording.issues).toEqual([expect.objectContaining({ code: 'MAPPING_CONTRADICTS_FILE', details: { field: 'resourceId' } })]);
  });

  test('a level that nobody gives a unit, and that never exceeds 1, may be percent or a fraction', async () => {
    const text = matrix('{"__name__":"load","instance":"a:1"}', '[1761436800,"0.5"]', '[1761436860,"0"]');
    const mapping = 'series: [{ column: load, class: cpu }]\n';
    expect(issueCounts((await readBytes(text, { mapping })).recording)).toEqual({ UNIT_AMBIGUOUS: 1 });
    expect(issueCounts((await readBytes(text.replace('0.5', '1.5'), { mapping })).recording)).toEqual({});
  });
});

describe('other tools', () => {
  test('Zabbix: a few nanoseconds are not tenths of a second', async () => {
    const line = (ns: number): string => `{"host":{"host":"a"},"itemid":3,"name":"x","clock":1761436800,"ns":${ns},"value":1}`;
    const { recording } = await readBytes(`${line(5)}\n${line(123_456_789)}\n`);
    expect(recording.series[0]?.rows.map(([stamp]) => stamp)).toEqual(['2025-10-26T00:00:00Z', '2025-10-26T00:00:00.123Z']);
  });

  test.each([
    ['2025-10-13 10:00:00 login of mario.rossi', 'ITEM_UNREADABLE'],
    ['192.168.0.1 - mario', 'ITEM_UNREADABLE'],
    ['0.5', null],
    ['1E-3', null],
    ['', null],
  ])('Zabbix history.get: of the log line «%s» nothing is told', async (value, code) => {
    const { recording } = await readBytes(JSON.stringify({ result: [{ itemid: '7', clock: '1761436800', value, ns: '0' }] }));
    expect(issueCounts(recording)).toEqual(code === null ? { METRIC_UNDECLARED: 1 } : { [code]: 1 });
    expect(JSON.stringify(recording)).not.toContain('mario');
  });

  test('Zabbix trend.get: an hour a row, three statistics', async () => {
    const text = '{"result":[{"itemid":"7","clock":"1761436800","num":"60","value_min":"1","value_avg":"2","value_max":"3"}]}';
    const { recording } = await readBytes(text);
    expect(recording.series.map(({ identity, rows }) => [identity.statistic, identity.lengthFrom, rows[0]?.[1], rows[0]?.[2]])).toEqual([
      ['avg', 'file', 3_600_000, '2'],
      ['min', 'file', 3_600_000, '1'],
      ['max', 'file', 3_600_000, '3'],
    ]);
  });

  test('Datadog: a fraction is a hundredth part', async () => {
    const text =
      '{"series":[{"metric":"system.disk.in_use","scope":"host:a,device:sda1","unit":[{"name":"fraction"},null],"interval":60,"pointlist":[[1761436800000,0.25]]}]}';
    const { recording } = await readBytes(text);
    expect(recording.series[0]).toMatchObject({
      identity: { resourceClass: 'storage', unit: 'percent' },
      rows: [['2025-10-26T00:00:00Z', 60_000, '25', 1]],
    });
  });

  test('OCI: a word that is no OCID names no resource', async () => {
    const text =
      '{"data":[{"name":"CpuUtilization","namespace":"oci_computeagent","dimensions":{"resourceId":"oci_compute"},"aggregated-datapoints":[{"timestamp":"2025-10-13T00:00:00Z","value":5}]}]}';
    const { recording } = await readBytes(text);
    expect(recording.series[0]?.identity).toMatchObject({
      resourceId: null,
      resourceClass: 'cpu',
      unit: 'percent',
      stamp: 'end',
      lengthFrom: null,
    });
  });

  test.each([
    ['sorted, whatever their order', { mode: 'user', cpu: 0 }, [], ' [cpu=0, mode=user]'],
    ['without those that name the machine', { instance: 'a', device: 'eth0' }, ['instance'], ' [device=eth0]'],
    ['a key that names a person', { owner: 'Mario', contact: 'Rossi', 'e-mail': 'x' }, [], ''],
    ['an address in any of them', { team: 'mario.rossi@example.it', disk: 'sda' }, [], ' [disk=sda]'],
    ['lists and objects', { a: [1], b: { c: 1 }, d: null }, [], ''],
  ])('labels: %s', (_name, labels, except, expected) => {
    expect(labelsText(labels, except)).toBe(expected);
  });
});

describe('what is not one of them', () => {
  test.each([
    ['problems of Zabbix', '{"clock":1761436800,"ns":1,"value":1,"eventid":42,"name":"High CPU","hosts":[{"host":"a","name":"a"}]}\n'],
    ['tuples of other things', '[["a",300,1],["b",300,2]]'],
    ['a table of Google', '{"timeSeriesDescriptor":{},"timeSeriesData":[]}'],
  ])('%s', async (_name, text) => {
    expect((await readBytes(text)).recognition).toMatchObject({ status: 'unrecognised', reason: 'JSON_UNRECOGNISED' });
  });
});
