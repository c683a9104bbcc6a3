import { joined, type LimitCase, numbered, wallAfter } from './limit-case.ts';

const minutes = (count: number) => numbered(count, (index) => `${wallAfter(index)},${index % 97}.5\n`);
const perfmonHeader = (counters: number): Iterable<string> =>
  numbered(counters, (index) => `${index === 0 ? '"(PDH-CSV 4.0) (UTC)(0)"' : ''},"\\\\SRV${index}\\Processor(_Total)\\% Processor Time"`);
const perfmonRows = (counters: number, rows: number): Iterable<string> =>
  numbered(rows, (row) => `\r\n"${stampOf(row)}"${`,"${row % 90}.25"`.repeat(counters)}`);
const stampOf = (row: number): string => {
  const [date, time] = wallAfter(row * 5).split(' ') as [string, string];
  const [year, month, day] = date.split('-');
  return `${month}/${day}/${year} ${time}.000`;
};

const curColumns = [
  'identity/LineItemId',
  'bill/PayerAccountId',
  'lineItem/UsageAccountId',
  'lineItem/LineItemType',
  'lineItem/UsageStartDate',
  'lineItem/UsageEndDate',
  'lineItem/ProductCode',
  'lineItem/UsageType',
  'lineItem/Operation',
  'lineItem/ResourceId',
  'lineItem/UsageAmount',
  'lineItem/CurrencyCode',
  'lineItem/LineItemDescription',
  'product/instanceType',
  'pricing/unit',
];
/** One line an hour of each machine, hour by hour. */
const curLine = (machines: number) => (index: number) => {
  const hour = Math.floor(index / machines);
  const [from, to] = [hour, hour + 1].map((at) => `${wallAfter(at * 60).replace(' ', 'T')}Z`);
  const machine = (index % machines).toString(16).padStart(17, '0');
  return `l${index},100000000001,100000000001,Usage,${from},${to},AmazonEC2,EUS1-BoxUsage:t3.small,RunInstances,i-${machine},1.0000000000,EUR,"$0.0228 per On Demand Linux, t3.small",t3.small,Hrs\n`;
};

const azurePoints = (count: number) =>
  numbered(count, (index) => `${index === 0 ? '' : ','}{"timeStamp":"${wallAfter(index).replace(' ', 'T')}Z","average":${index % 97}.25}`);

const long =
  'layout: long\nzone: UTC\ncolumns: { time: time, id: id, metric: metric, value: value, unit: unit }\nseries: [{ column: cpu, class: cpu }]\n';

/** Honest files, as large as exports of big bodies are. */
export const bigCases: readonly LimitCase[] = [
  { name: 'CSV, one series, 60 MB', pieces: () => joined('timestamp,value\n', minutes(2_400_000)), expected: 'recognised' },
  {
    name: 'CSV, one series, 1 GB',
    pieces: () =>
      joined(
        'timestamp,value\n',
        numbered(40_000_000, (index) => `${wallAfter(index % 500_000)},${index % 97}.5\n`),
      ),
    expected: 'recognised',
  },
  {
    name: 'CSV, one series, 1 GB, in gzip',
    gzip: 1,
    pieces: () =>
      joined(
        'timestamp,value\n',
        numbered(40_000_000, (index) => `${wallAfter(index % 500_000)},${(index * 7919) % 99_991}.5\n`),
      ),
    expected: 'recognised',
  },
  {
    name: 'CSV, quoted, 120 MB',
    mapping: long,
    pieces: () =>
      joined(
        'time,id,metric,value,unit\n',
        numbered(2_000_000, (index) => `"${wallAfter(index % 40_000)}","server ""${index % 50}""","cpu","${index % 97}.5","%"\n`),
      ),
    expected: 'recognised',
  },
  {
    name: 'CUR, 600 machines, 31 days, in gzip',
    gzip: 1,
    pieces: () => joined(`${curColumns.join(',')}\n`, numbered(600 * 24 * 31, curLine(600))),
    expected: 'recognised',
  },
  {
    name: 'CUR, 1,200 machines, 31 days, in gzip',
    gzip: 1,
    pieces: () => joined(`${curColumns.join(',')}\n`, numbered(1_200 * 24 * 31, curLine(1_200))),
    expected: 'TOO_MANY_SERIES_DAYS',
  },
  {
    name: 'Azure Monitor JSON, one document, 228 MB',
    pieces: () =>
      joined(
        '{"cost":1,"timespan":"x","interval":"PT1M","value":[{"id":"/subscriptions/a/resourceGroups/b/providers/Microsoft.Compute/virtualMachines/c/providers/Microsoft.Insights/metrics/Percentage CPU","name":{"value":"Percentage CPU"},"unit":"Percent","timeseries":[{"metadatavalues":[],"data":[',
        azurePoints(4_300_000),
        ']}]}],"namespace":"Microsoft.Compute/virtualMachines","resourceregion":"italynorth"}',
      ),
    expected: 'recognised',
  },
  {
    name: 'Zabbix NDJSON, 200 MB',
    pieces: () =>
      numbered(
        1_200_000,
        (index) =>
          `{"host":{"host":"srv${index % 40}","name":"srv${index % 40}"},"groups":["g"],"item_tags":[],"itemid":${index % 40},"name":"CPU utilization","clock":${1_768_000_000 + Math.floor(index / 40) * 60},"ns":0,"value":${index % 97}.5,"type":0}\n`,
      ),
    expected: 'recognised',
  },
  {
    name: 'perfmon, 2,000 counters, 2,016 rows',
    pieces: () => joined(perfmonHeader(2_000), perfmonRows(2_000, 2_016)),
    expected: 'recognised',
  },
  {
    name: 'perfmon, 18,000 counters, 288 rows',
    pieces: () => joined(perfmonHeader(18_000), perfmonRows(18_000, 288)),
    expected: 'recognised',
  },
  {
    name: 'long table, 19,000 series of a day',
    mapping: long,
    pieces: () =>
      joined(
        'time,id,metric,value,unit\n',
        numbered(19_000 * 24, (index) => `${wallAfter(Math.floor(index / 19_000) * 60)},s${index % 19_000},cpu,${index % 97}.5,%\n`),
      ),
    expected: 'recognised',
  },
  {
    name: 'long table, 1,290 series of 31 days',
    mapping: long,
    pieces: () =>
      joined(
        'time,id,metric,value,unit\n',
        numbered(1_290 * 24 * 31, (index) => `${wallAfter(Math.floor(index / 1_290) * 60)},s${index % 1_290},cpu,${index % 97}.5,%\n`),
      ),
    expected: 'recognised',
  },
  {
    name: 'list of 150,000 addresses',
    kind: 'ip-list',
    pieces: () => numbered(150_000, (index) => `93.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}\n`),
    expected: 'recognised',
  },
  {
    name: 'list of 100,000 ids',
    kind: 'resource-list',
    pieces: () => numbered(100_000, (index) => `i-${index.toString(16).padStart(17, '0')}\n`),
    expected: 'recognised',
  },
];
