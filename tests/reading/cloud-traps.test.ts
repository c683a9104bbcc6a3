import { describe, expect, test } from 'vitest';
import { readBytes } from './read-bytes.ts';
import { issueCounts, type Recording } from './recording-sink.ts';

/** What real files of the large clouds do to a reader (formats.md §0 to §8, §11, §20, §22), each as small as it shows. */
const valuesOf = ({ series }: Recording) => series.map(({ rows }) => rows.map(([, , value]) => value));
const of = (recording: Recording, ...fields: readonly string[]) =>
  recording.series.map(({ identity }) => fields.map((field) => identity[field as keyof typeof identity]));

describe('CloudWatch', () => {
  test('an hour that was folded away: samples of one stamp are samples, all of them', async () => {
    const text = ['timestamp,value', ...[1, 2, 3].map((n) => `2014-03-09 03:00:00,${n}.5`), '2014-03-09 03:05:00,9'].join('\n');
    const mapping = 'zone: UTC\nseries: [{ column: value, class: cpu, unit: percent, statistic: avg }]\n';
    const { recording } = await readBytes(text, { mapping });
    expect([valuesOf(recording), recording.rows]).toEqual([[['1.5', '2.5', '3.5', '9']], { read: 4, accepted: 4, rejected: 0 }]);
  });

  const answer = (label: string, unit: string, ...points: string[]): string =>
    `{"Label":"${label}","Datapoints":[${points.map((point) => `{"Timestamp":"2025-10-13T00:00:00Z",${point},"Unit":"${unit}"}`).join()}]}`;

  test('the mean and the sum of what came in are two things', async () => {
    const { recording } = await readBytes(answer('NetworkIn', 'Bytes', '"Average":10.5,"Sum":52.5'));
    expect([of(recording, 'statistic', 'meaning'), valuesOf(recording)]).toEqual([
      [
        ['avg', 'amount'],
        ['sum', 'amount'],
      ],
      [['10.5'], ['52.5']],
    ]);
  });

  test.each([
    ['FreeableMemory', 'ram'],
    ['FreeStorageSpace', 'storage'],
    ['mem_available', 'ram'],
  ])('%s is free, not used', async (metric, resourceClass) => {
    const { recording } = await readBytes(answer(metric, 'Bytes', '"Average":1024'));
    expect(of(recording, 'resourceClass', 'meaning', 'unit')).toEqual([[resourceClass, 'free', 'byte']]);
  });

  test('a percentage over 100 stays, and an instance store that nobody uses is 0', async () => {
    const over = await readBytes(answer('CPUUtilization', 'Percent', '"Maximum":114.25'));
    expect([valuesOf(over.recording), issueCounts(over.recording)]).toEqual([[['114.25']], { PERCENT_OVER_100: 1 }]);
    const idle = await readBytes(answer('DiskReadBytes', 'Bytes', '"Sum":0.0'));
    expect([valuesOf(idle.recording), issueCounts(idle.recording)]).toEqual([[['0']], {}]);
  });

  test('a stream: what is said of all machines of an image is said of none of them', async () => {
    const line = (dimensions: string): string =>
      `{"metric_stream_name":"s","namespace":"AWS/EC2","metric_name":"NetworkIn","dimensions":{${dimensions}},"timestamp":1760313600000,"value":{"max":2.0,"min":1.0,"sum":3.0,"count":2.0},"unit":"Bytes"}`;
    const lines = ['"InstanceId":"i-0a1b2c3d4e5f60718","ImageId":"ami-1"', '"ImageId":"ami-1"', '"InstanceType":"t3.micro"', ''];
    const { recording } = await readBytes(lines.map(line).join('\n'));
    const sums = recording.series.filter(({ identity }) => identity.statistic === 'sum');
    expect(sums.map(({ identity, rows }) => [identity.resourceId, identity.metric, rows.length])).toEqual([
      ['i-0a1b2c3d4e5f60718', 'NetworkIn', 1],
      [null, 'NetworkIn [ImageId=ami-1]', 1],
      [null, 'NetworkIn [InstanceType=t3.micro]', 1],
      [null, 'NetworkIn', 1],
    ]);
  });
});

test('a line of AWS that lost its middle is told, not read', async () => {
  const header = 'identity/TimeInterval,lineItem/UsageStartDate,lineItem/UsageType,lineItem/ResourceId,lineItem/UsageAmount,pricing/unit';
  const whole = '2023-11-01T05:00:00Z/2023-11-01T06:00:00Z,2023-11-01 05:00:00,BoxUsage:m5.large,i-0a1b2c3d,1,Hrs';
  const broken = '2023-11-01T05:00:00 per On Demand Linux m5.large Instance Hour,Usage,,,RunInstances,AmazonEC2,i-0a1b2c3d,1,Hrs';
  const { recording } = await readBytes([header, whole, broken].join('\n'));
  expect([recording.rows, issueCounts(recording)]).toEqual([{ read: 2, accepted: 1, rejected: 1 }, { ROW_RAGGED: 1 }]);
});

test('Azure: two ways of writing one id stay as they are written', async () => {
  const id = (group: string): string =>
    `/subscriptions/00000000-0000-4000-8000-000000000001/${group}/providers/Microsoft.Compute/virtualMachines/vm`;
  const answers = ['resourceGroups/RG_ALBO', 'resourcegroups/rg_albo'].map(
    (group) =>
      `{"timespan":"a/b","interval":"PT1H","value":[{"id":"${id(group)}/providers/Microsoft.Insights/metrics/Percentage CPU","name":{"value":"Percentage CPU"},"unit":"Percent","timeseries":[{"data":[{"timeStamp":"2025-10-13T00:00:00Z","average":114}]}]}]}`,
  );
  const { recording } = await readBytes(`[${answers.join()}]`);
  expect(of(recording, 'resourceId')).toEqual([[id('resourceGroups/RG_ALBO')], [id('resourcegroups/rg_albo')]]);
  expect([valuesOf(recording), issueCounts(recording)]).toEqual([[['114'], ['114']], { PERCENT_OVER_100: 2 }]);
});

test.each(['名称,类型,位置,', '名前,種類,場所,', 'НАЗВА,ТИП,РОЗТАШУВАННЯ,', 'NÁZEV,TYP,UMÍSTĚNÍ,'])(
  'the older lists of the Azure portal, titled %s',
  async (titles) => {
    for (const preamble of ['', 'SEP=,\r\n']) {
      const { recognition } = await readBytes(`\uFEFF${preamble}${titles}\r\n"vm-albo","Virtual machine","Italy North"`);
      expect(recognition).toMatchObject({ format: 'azure-portal-list-csv', needs: ['resourceId'] });
    }
  },
);
test.each([
  ['titles in small letters', 'Nome,Tipo,Luogo,\n"a","b","c"\n'],
  ['cells without quotes', 'NOME,TIPO,LUOGO,\na,b,c\n'],
  ['as many cells as titles', 'NOME,TIPO,LUOGO,\n"a","b","c",""\n'],
])('no list of the portal: %s', async (_name, text) => {
  expect((await readBytes(text)).recognition.format).toBe('generic-table');
});

test('an id of 64 bits that a spreadsheet has rounded names no machine', async () => {
  const mapping =
    'columns: { time: Ora }\nzone: UTC\nresourceId: { column: Macchina }\nseries: [{ column: CPU, class: cpu, unit: percent }]\n';
  const { recording } = await readBytes('Ora;Macchina;CPU\n2025-10-13 00:00;1,11927E+18;5\n2025-10-13 01:00;11192684295301331117;5\n', {
    mapping,
  });
  expect([of(recording, 'resourceId'), issueCounts(recording)]).toEqual([[['11192684295301331117']], { RESOURCE_ID_ROUNDED: 1 }]);
});

test.each([
  [
    'account and metrics, quoted, with a mark and Windows lines',
    '\uFEFF"Account Owner ID","Account Name","Billing Month"\r\n"1","x","2025-10"\r\n',
  ],
  ['with semicolons', 'Account Owner ID;Account Name;Billing Month\n1;x;2025-10\n'],
])('months of IBM are refused: %s', async (_name, text) => {
  expect((await readBytes(text)).recognition).toMatchObject({ status: 'refused', reason: 'MONTHLY_TOTALS' });
});

const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');
test.each([
  ['machines of Alibaba', lines(20, (n) => `m_1932,${386_640 + n * 30},${40 + n},92,,,43.04,33.08,5`)],
  ['containers of Alibaba', lines(20, (n) => `c_66550,m_2556,${386_640 + n * 30},${15 + n},20.79,0.96,0.05,,,0.01`)],
  ['tasks of Google', lines(20, (n) => `${600_000_000 + n},900000000,3418309,${n},4155527081,0.001562,0.06787,0.07568,,2.861e-06,0`)],
])('a trace of %s is refused', async (_name, text) => {
  expect((await readBytes(text)).recognition).toMatchObject({ status: 'refused', reason: 'TIME_RELATIVE' });
});
