import { describe, expect, test } from 'vitest';
import { readBytes } from './read-bytes.ts';
import { issueCounts } from './recording-sink.ts';

/** The same answers as other programs than the provider's API write them: command lines, PowerShell, client libraries. */
const machine = '/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/RG/providers/Microsoft.Compute/virtualMachines/vm-albo';

/** Identity and rows of each series, in short. */
async function seriesOf(text: string) {
  const { recognition, recording } = await readBytes(text);
  const series = recording.series.map(({ identity, rows }) => ({
    resourceId: identity.resourceId,
    metric: identity.metric,
    statistic: identity.statistic,
    unit: identity.unit,
    rows: rows.map(([stamp, length, value]) => [stamp, length / 1000, value]),
  }));
  return { format: recognition.format, series, issues: issueCounts(recording) };
}

describe('Azure Monitor', () => {
  const metric = (id: string, data: string, name = '{"value":"Percentage CPU"}'): string =>
    `{"id":"${id}","name":${name},"unit":"Percent","timeseries":[{"metadatavalues":[],"data":[${data}]}]}`;
  const answer = (interval: string, item: string): string =>
    `{"cost":59,"timespan":"2025-10-13T00:00:00Z/2025-10-13T01:00:00Z","interval":"${interval}","value":[${item}]}`;
  const cpu = (rows: unknown) => ({ resourceId: machine, metric: 'Percentage CPU', statistic: 'avg', unit: 'percent', rows });

  test('az writes null for what was not asked for, and the interval as a clock', async () => {
    const point = (hour: number, average: string): string =>
      `{"average":${average},"count":null,"maximum":null,"minimum":null,"timeStamp":"2025-10-13T0${hour}:00:00+00:00","total":null}`;
    const data = [point(0, '1.5'), point(1, 'null')].join();
    const read = await seriesOf(answer('1:00:00', metric(`${machine}/providers/Microsoft.Insights/metrics/Percentage CPU`, data)));
    const rows = [
      ['2025-10-13T00:00:00Z', 3600, '1.5'],
      ['2025-10-13T01:00:00Z', 3600, null],
    ];
    expect(read).toEqual({ format: 'azure-monitor-json', series: [cpu(rows)], issues: {} });
  });

  const point = '{"timeStamp":"2025-10-13T00:00:00Z","average":1.5}';
  test.each([
    [
      'a question behind the resource',
      `${machine}/providers/microsoft.insights/metrics?api-version=2018-01-01&metricnames=Percentage%20CPU`,
    ],
    ['no first slash', `${machine.slice(1)}/providers/Microsoft.Insights/metrics/Percentage CPU`],
  ])('%s: the same machine', async (_name, id) => {
    const { series } = await seriesOf(answer('1 day, 0:00:00', metric(id, point)));
    expect(series).toEqual([cpu([['2025-10-13T00:00:00Z', 86_400, '1.5']])]);
  });

  test('the resource of a batch answer whose metrics have no id', async () => {
    const item = metric('', point).replace('"id":"",', '');
    const text = `{"values":[{"interval":"PT1H","resourceid":"${machine}","value":[${item}]}]}`;
    expect((await seriesOf(text)).series).toEqual([cpu([['2025-10-13T00:00:00Z', 3600, '1.5']])]);
  });

  test('the JavaScript client', async () => {
    const item = metric(`${machine}/providers/Microsoft.Insights/metrics/Percentage CPU`, point, '"Percentage CPU"');
    const { series } = await seriesOf(`{"granularity":"PT5M","metrics":[${item}],"namespace":"Microsoft.Compute/virtualMachines"}`);
    expect(series).toEqual([cpu([['2025-10-13T00:00:00Z', 300, '1.5']])]);
  });

  const dumped = (timeseries: string): string => `[{
    "Name":  { "LocalizedValue":  "Percentuale CPU", "Value":  "Percentage CPU" },
    "Id":  "${machine}/providers/Microsoft.Insights/metrics/Percentage CPU",
    "Unit":  5,
    "Data":  [
      { "TimeStamp":  "\\/Date(1760313600000)\\/", "Average":  1.5, "Minimum":  null, "Maximum":  null, "Total":  null, "Count":  null },
      { "TimeStamp":  {"value":  "\\/Date(1760317200000)\\/", "DisplayHint":  2}, "Average":  null, "Total":  null }
    ],
    "Timeseries":  ${timeseries}
  }]`;
  const powerShell = [
    ['2025-10-13T00:00:00Z', 0, '1.5'],
    ['2025-10-13T01:00:00Z', 0, null],
  ];
  test('PowerShell, cut off at its usual depth: the points beside the words, once', async () => {
    const read = await seriesOf(dumped('["Microsoft.Azure.Management.Monitor.Models.TimeSeriesElement"]'));
    expect(read).toEqual({ format: 'azure-monitor-json', series: [cpu(powerShell)], issues: {} });
  });

  test('PowerShell, to the bottom: the points of the series, split by their dimension, and not again those beside them', async () => {
    const series = `[{"Metadatavalues":[{"Name":{"Value":"LUN"},"Value":"0"}],"Data":[{"TimeStamp":"2025-10-13T00:00:00Z","Average":1.5}]}]`;
    const read = await seriesOf(dumped(series));
    expect(read.series).toEqual([{ ...cpu([['2025-10-13T00:00:00Z', 0, '1.5']]), metric: 'Percentage CPU [LUN=0]' }]);
  });

  test.each([
    '{"timespan":"P1D","interval":"PT1H","value":[]}',
    '{"interval":60,"timespan":"1d","values":{"a":1}}',
    '{"swagger":"2.0","paths":{"/{resourceUri}/providers/Microsoft.Insights/metrics":{"get":{}}},"definitions":{"timeseries":{"type":"array"}}}',
    `{"id":"${machine}/providers/microsoft.insights/metricdefinitions/Percentage CPU","name":{"value":"Percentage CPU"},"unit":"Percent"}`,
  ])('what speaks of metrics and holds no points is none of it: %s', async (text) => {
    expect((await readBytes(text)).recognition.format).not.toBe('azure-monitor-json');
  });
});

describe('CloudWatch', () => {
  const cpu = (...rows: unknown[]) => [{ resourceId: null, metric: 'CPUUtilization', statistic: 'avg', unit: 'percent', rows }];
  const row = ['2025-10-13T00:00:00Z', 0, '1.5'];

  test.each([
    [
      'the Java library',
      '{"label":"CPUUtilization","datapoints":[{"timestamp":1760313600000,"sampleCount":null,"average":1.5,"sum":null,"unit":"Percent","extendedStatistics":null}]}',
    ],
    [
      'PowerShell',
      '{"Datapoints":[{"Average":1.5,"Timestamp":"\\/Date(1760313600000)\\/","Unit":{"Value":"Percent"}}],"Label":"CPUUtilization"}',
    ],
    [
      'boto with its times as text',
      '{"Label":"CPUUtilization","Datapoints":[{"Timestamp":"2025-10-13 00:00:00+00:00","Average":1.5,"Unit":"Percent"}]}',
    ],
    ['seconds since 1970', '[{"Label":"CPUUtilization","Datapoints":[{"Timestamp":1760313600,"Average":1.5,"Unit":"Percent"}]}]'],
  ])('statistics from %s', async (_name, text) => {
    expect(await seriesOf(text)).toEqual({ format: 'cloudwatch-metric-statistics-json', series: cpu(row), issues: {} });
  });

  test.each([
    [
      'the Java library',
      '{"metricDataResults":[{"id":"m1","label":"CPUUtilization Average","timestamps":[1760313600000],"values":[1.5],"statusCode":"Complete"}]}',
    ],
    [
      'boto with its times as text',
      '{"MetricDataResults":[{"Id":"m1","Label":"CPUUtilization Average","Timestamps":["2025-10-13 00:00:00+00:00"],"Values":[1.5]}]}',
    ],
  ])('data from %s', async (_name, text) => {
    expect(await seriesOf(text)).toEqual({ format: 'cloudwatch-metric-data-json', series: cpu(row), issues: {} });
  });

  test('a part that the Java library calls partial says so', async () => {
    const text =
      '{"metricDataResults":[{"id":"m1","label":"CPUUtilization","timestamps":[1760313600000],"values":[1.5],"statusCode":"PartialData"}]}';
    expect((await seriesOf(text)).issues).toEqual({ PARTIAL_DATA: 1 });
  });

  test.each([
    ['of Graphite', '[{"target":"a.cpu","datapoints":[[2,1496158910],[1,1496158920]]}]'],
    ['of a chart', '{"label":"Vendite","datapoints":[{"x":5,"y":50}]}'],
  ])('the points %s are none of it', async (_name, text) => {
    expect((await readBytes(text)).recognition.format).not.toBe('cloudwatch-metric-statistics-json');
  });
});

describe('Google Cloud Monitoring', () => {
  const id = '2708613220420473591';
  const type = 'compute.googleapis.com/instance/cpu/utilization';
  const head = `"metric":{"type":"${type}"},"resource":{"type":"gce_instance","labels":{"instance_id":"${id}"}}`;
  const api = `{${head},"metricKind":"GAUGE","valueType":"DOUBLE","points":[{"interval":{"startTime":"2025-10-13T00:00:00Z","endTime":"2025-10-13T00:00:00Z"},"value":{"doubleValue":0.25}}],"unit":"10^2.%"}`;
  const client = `{${head},"metric_kind":"GAUGE","value_type":"DOUBLE","points":[{"interval":{"start_time":"2025-10-13T00:00:00Z","end_time":"2025-10-13T00:00:00Z"},"value":{"double_value":0.25}}],"unit":"10^2.%"}`;
  const dump = `{${head},"metric_kind":1,"value_type":3,"points":[{"interval":{"end_time":{"seconds":1760313600,"nanos":0}},"value":{"double_value":0.25}}],"unit":"10^2.%"}`;

  test.each([
    ['a list of series', `[${api}]`],
    ['one series', api],
    ['a series a line', `${api}\n`],
    ['names with underscores', `{"time_series":[${client}]}`],
    ['kinds as numbers, instants in seconds', dump],
  ])('%s', async (_name, text) => {
    const series = [{ resourceId: id, metric: type, statistic: 'raw', unit: 'percent', rows: [['2025-10-13T00:00:00Z', 0, '25']] }];
    expect(await seriesOf(text)).toEqual({ format: 'gcp-time-series-json', series, issues: {} });
  });

  test('an amount of a client library keeps both ends', async () => {
    const text = client
      .replace('GAUGE', 'DELTA')
      .replace(type, 'compute.googleapis.com/instance/network/sent_bytes_count')
      .replace('"start_time":"2025-10-13T00:00:00Z"', '"start_time":"2025-10-12T23:59:00Z"')
      .replace('"double_value":0.25', '"int64_value":"9007199254740993"')
      .replace('10^2.%', 'By');
    const [series] = (await seriesOf(text)).series;
    expect(series).toMatchObject({ statistic: 'sum', unit: 'byte', rows: [['2025-10-12T23:59:00Z', 60, '9007199254740993']] });
  });
});

test('OCI Monitoring from the Python library', async () => {
  const ocid = 'ocid1.instance.oc1.eu-milan-1.anwgsljrvaldoro';
  const text = `[{"aggregated_datapoints":[{"timestamp":"2025-10-13T00:00:00+00:00","value":45.5}],"compartment_id":"c","dimensions":{"resourceId":"${ocid}"},"metadata":{"unit":"Percent"},"name":"CpuUtilization","namespace":"oci_computeagent","resource_group":null}]`;
  const series = [
    { resourceId: ocid, metric: 'CpuUtilization', statistic: 'raw', unit: 'percent', rows: [['2025-10-13T00:00:00Z', 0, '45.5']] },
  ];
  expect(await seriesOf(text)).toEqual({ format: 'oci-monitoring-json', series, issues: {} });
});
