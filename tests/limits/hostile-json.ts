import { joined, type LimitCase, numbered, type Piece, repeated } from './limit-case.ts';

const GIGABYTE = 1_000_000_000;
const MILLION = 1_000_000;
const id = '"id":"/subscriptions/a/providers/Microsoft.Insights/metrics/Percentage CPU","name":{"value":"Percentage CPU"},"unit":"Percent"';
const before = `{"timespan":"x","interval":"PT1M","value":[{${id},"timeseries":[{"metadatavalues":[],"data":[`;
const point = '{"timeStamp":"2026-01-01T00:00:00Z","average":1}';
const after = ']}]}]}';
const zabbix = (value: string) =>
  `{"host":{"host":"s","name":"s"},"itemid":3,"name":"CPU utilization","clock":1768000000,"ns":0,"value":${value},"type":0}\n`;

const azure =
  (...inside: readonly Piece[]) =>
  () =>
    joined(before, point, ',', ...inside, after);

/** JSON that parses for ever, or into more than memory holds. */
export const hostileJson: readonly LimitCase[] = [
  {
    name: 'JSON: 10^6 lists in each other',
    pieces: () => joined(repeated('[', MILLION), repeated(']', MILLION)),
    expected: 'JSON_UNRECOGNISED',
  },
  {
    name: 'JSON: 10^6 lists in each other, in a point',
    pieces: azure('{"timeStamp":', repeated('[', MILLION), repeated(']', MILLION), '}'),
    expected: 'JSON_TOO_DEEP',
  },
  {
    name: 'JSON: 10^6 objects in each other, in a point',
    pieces: azure(repeated('{"a":', 5 * MILLION), '1', repeated('}', MILLION)),
    expected: 'JSON_TOO_DEEP',
  },
  {
    name: 'JSON: 10^6 keys in an object',
    pieces: () =>
      joined(
        '{',
        numbered(MILLION, (index) => `"k${index}":1,`),
        '"z":1}',
      ),
    expected: 'JSON_UNRECOGNISED',
  },
  {
    name: 'JSON: 10^6 keys in a point',
    pieces: azure(
      '{"timeStamp":"2026-01-01T00:01:00Z",',
      numbered(MILLION, (index) => `"k${index}":1,`),
      '"average":1}',
    ),
    expected: 'JSON_TOO_LARGE',
  },
  {
    name: 'JSON: 10^6 keys beside the rows',
    pieces: () =>
      joined(
        '{',
        before.slice(1),
        point,
        ']}]}],',
        numbered(MILLION, (index) => `"k${index}":1,`),
        '"z":1}',
      ),
    expected: 'JSON_TOO_LARGE',
  },
  {
    name: 'JSON: 10^7 keys beside the rows',
    pieces: () =>
      joined(
        '{',
        before.slice(1),
        point,
        ']}]}],',
        numbered(10 * MILLION, (index) => `"k${index}":1,`),
        '"z":1}',
      ),
    expected: 'JSON_TOO_LARGE',
  },
  { name: 'JSON: a string of 1 GB', pieces: () => joined('{"a":"', repeated('x', GIGABYTE), '"}'), expected: 'JSON_UNRECOGNISED' },
  { name: 'JSON: a string of 1 GB in a point', pieces: azure('{"timeStamp":"', repeated('x', GIGABYTE), '"}'), expected: 'JSON_TOO_LARGE' },
  {
    name: 'JSON: a string of 60 MB in a point',
    pieces: azure('{"timeStamp":"', repeated('x', 60 * MILLION), '"}'),
    expected: 'JSON_TOO_LARGE',
  },
  { name: 'JSON: a key of 1 GB', pieces: azure('{"', repeated('x', GIGABYTE), '":1}'), expected: 'JSON_TOO_LARGE' },
  { name: 'JSON: 1 GB of blanks', pieces: azure(repeated(' ', GIGABYTE), point), expected: 'JSON_TOO_LARGE' },
  {
    name: 'JSON: a number of 1 GB',
    pieces: azure('{"timeStamp":"2026-01-01T00:01:00Z","average":', repeated('9', GIGABYTE), '}'),
    expected: 'JSON_TOO_LARGE',
  },
  { name: 'JSON: 50 million points that are nothing', pieces: azure(repeated('1,', 100 * MILLION), point), expected: 'JSON_TOO_LARGE' },
  { name: 'JSON: 30 million empty lists', pieces: azure(repeated('[],', 90 * MILLION), point), expected: 'recognised' },
  {
    name: 'JSON: 10^6 metrics',
    pieces: () =>
      joined(
        '{"timespan":"x","interval":"PT1M","value":[',
        numbered(
          MILLION,
          (index) =>
            `{"id":"/subscriptions/a/providers/Microsoft.Insights/metrics/m${index}","name":{"value":"m${index}"},"unit":"Percent","timeseries":[{"metadatavalues":[],"data":[${point}]}]},`,
        ),
        '{}]}',
      ),
    expected: 'TOO_MANY_SERIES',
  },
  {
    name: 'NDJSON: a line of 1 GB',
    pieces: () => joined(zabbix('1'), '{"host":"', repeated('x', GIGABYTE), '"}\n'),
    expected: 'JSON_TOO_LARGE',
  },
  {
    name: 'NDJSON: a line of 60 MB',
    pieces: () => joined(zabbix('1'), '{"host":"', repeated('x', 60 * MILLION), '"}\n'),
    expected: 'JSON_TOO_LARGE',
  },
  {
    name: 'NDJSON: 10^6 lines of other machines',
    pieces: () => numbered(MILLION, (index) => zabbix('1').replaceAll('"s"', `"s${index}"`).replace('3', String(index))),
    expected: 'TOO_MANY_SERIES',
  },
  {
    name: 'JSON: 10^6 ids in a list',
    kind: 'resource-list',
    pieces: () =>
      joined(
        '["i-0a1b2c3d4e5f60718"',
        numbered(MILLION, (index) => `,"i-${index.toString(16).padStart(17, '0')}"`),
        ']',
      ),
    expected: 'JSON_TOO_LARGE',
  },
  {
    name: 'JSON: 10^6 machines',
    pieces: () =>
      joined(
        '{"Reservations":[',
        numbered(
          MILLION,
          (index) => `{"Instances":[{"InstanceId":"i-${index.toString(16).padStart(17, '0')}","State":{"Name":"running"}}]},`,
        ),
        '{"Instances":[]}]}',
      ),
    expected: 'LIST_TOO_LONG',
  },
  {
    name: 'JSON: 1 GB of documents one after the other',
    pieces: () => repeated(`${before}${point}${after}\n`, GIGABYTE / 10),
    expected: 'recognised',
  },
  {
    name: 'JSON: rubbish behind 100 MB',
    pieces: () => joined(azure(repeated(`${point},`, 100 * MILLION), point)(), 'rubbish'),
    expected: 'JSON_MALFORMED',
  },
  { name: 'JSON: a mark of UTF-8 inside', pieces: () => joined(before, point, ',\ufeff', point, after), expected: 'JSON_MALFORMED' },
];
