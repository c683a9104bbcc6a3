import { joined, type LimitCase, numbered, repeated, wallAfter } from './limit-case.ts';

const MILLION = 1_000_000;
const long =
  'layout: long\nzone: UTC\ncolumns: { time: time, id: id, metric: metric, value: value, unit: unit }\nseries: [{ column: cpu, class: cpu }]\n';
const wide = 'layout: wide\nzone: UTC\ncolumns: { time: time }\nseries: [{ column: c7, class: cpu }]\n';
const columns = (count: number, delimiter: string, quote = '') =>
  numbered(count, (index) => `${index === 0 ? `${quote}time${quote}` : ''}${delimiter}${quote}c${index}${quote}`);
const cells = (count: number, delimiter: string, quote = '') =>
  joined(
    `\n${quote}2026-01-01 00:00:00${quote}`,
    repeated(`${delimiter}${quote}1${quote}`, count * (delimiter.length + 1 + 2 * quote.length)),
    '\n',
  );
const header = 'time,id,metric,value,unit\n';
const value = (text: string) => `2026-01-01 00:00:00,a,cpu,${text},%\n`;
const perfmon = (counters: number) =>
  joined(
    numbered(counters, (index) => `${index === 0 ? '"(PDH-CSV 4.0) (UTC)(0)"' : ''},"\\\\S${index}\\Processor(_Total)\\% Processor Time"`),
    ...[0, 1, 2].map((row) => joined(`\r\n"01/01/2026 00:0${row}:00.000"`, repeated(',"1"', counters * 4))),
  );

/** Tables that are wider, longer or stranger than any export. */
export const hostileTables: readonly LimitCase[] = [
  ...[',', '\t', ';'].flatMap((delimiter): LimitCase[] =>
    ['', '"'].flatMap((quote): LimitCase[] => {
      const name = `10^6 columns, ${delimiter === '\t' ? 'tab' : delimiter}${quote && ', quoted'}`;
      const pieces = () => joined(columns(MILLION, delimiter, quote), cells(MILLION, delimiter, quote));
      return [
        { name, pieces, expected: 'TEXT_UNRECOGNISED' },
        { name: `${name}, with a mapping`, mapping: wide, pieces, expected: 'TEXT_UNRECOGNISED' },
      ];
    }),
  ),
  { name: '10^5 columns', pieces: () => joined(columns(100_000, ','), cells(100_000, ',')), expected: 'TEXT_UNRECOGNISED' },
  {
    name: '10^5 columns, quoted, with a mapping',
    mapping: wide,
    pieces: () => joined(columns(100_000, ',', '"'), cells(100_000, ',', '"')),
    expected: 'recognised',
  },
  { name: '10^6 cells in a row behind a header', pieces: () => joined('timestamp,value\n', cells(MILLION, ',')), expected: 'ROW_TOO_LONG' },
  {
    name: '10^5 cells in every row behind a header',
    pieces: () => joined('timestamp,value\n', repeated(`2026-01-01 00:00:00${',1'.repeat(100_000)}\n`, 100_000_000)),
    expected: 'recognised',
    issues: ['ROW_RAGGED'],
  },
  { name: 'perfmon, 20,000 counters', pieces: () => perfmon(20_000), expected: 'recognised' },
  { name: 'perfmon, 20,001 counters', pieces: () => perfmon(20_001), expected: 'TOO_MANY_SERIES' },
  { name: '10^6 rows of one cell', pieces: () => numbered(MILLION, (index) => `${index}\n`), expected: 'TEXT_UNRECOGNISED' },
  {
    name: '10^6 rows of one cell behind a header',
    pieces: () =>
      joined(
        'timestamp,value\n',
        numbered(MILLION, (index) => `${index}\n`),
      ),
    expected: 'TEXT_UNRECOGNISED',
  },
  { name: '10^7 blank rows behind a header', pieces: () => joined('timestamp,value\n', repeated('\n', 10 * MILLION)), expected: 'NO_ROWS' },
  {
    name: '10^5 metrics',
    mapping: long,
    pieces: () =>
      joined(
        header,
        numbered(100_000, (index) => `2026-01-01 00:00:00,a,m${index},1,%\n`),
      ),
    expected: 'TOO_MANY_SERIES',
  },
  {
    name: '10^5 metrics of which no value is one',
    mapping: long,
    pieces: () =>
      joined(
        header,
        numbered(100_000, (index) => `2026-01-01 00:00:00,a,${'m'.repeat(200)}${index},x,%\n`),
      ),
    expected: 'TOO_MANY_SERIES',
  },
  {
    name: '10^6 machines',
    mapping: long,
    pieces: () =>
      joined(
        header,
        numbered(MILLION, (index) => `2026-01-01 00:00:00,m${index},cpu,1,%\n`),
      ),
    expected: 'TOO_MANY_SERIES',
  },
  {
    name: '10^6 machines without a time',
    mapping: long,
    pieces: () =>
      joined(
        header,
        numbered(MILLION, (index) => `x,m${index},cpu,1,%\n`),
      ),
    expected: 'TOO_MANY_SERIES',
  },
  {
    name: '20,000 machines whose names are of 1,000 letters',
    mapping: long,
    pieces: () =>
      joined(
        header,
        numbered(20_000, (index) => `2026-01-01 00:00:00,${'m'.repeat(1000)}${index},cpu,1,%\n`),
      ),
    expected: 'NAMES_TOO_LONG',
  },
  {
    name: '200 machines whose names are of 10^6 letters',
    mapping: long,
    pieces: () =>
      joined(
        header,
        numbered(200, (index) => `2026-01-01 00:00:00,${'m'.repeat(MILLION)}${index},cpu,1,%\n`),
      ),
    expected: 'recognised',
  },
  {
    name: '10^5 units',
    mapping: long,
    pieces: () =>
      joined(
        header,
        numbered(100_000, (index) => `2026-01-01 00:00:00,a,cpu,1,u${index}\n`),
      ),
    expected: 'TOO_MANY_SERIES',
  },
  {
    name: '10^6 ids in a list',
    kind: 'resource-list',
    pieces: () => numbered(MILLION, (index) => `i-${index.toString(16).padStart(17, '0')}\n`),
    expected: 'LIST_TOO_LONG',
  },
  {
    name: '10^7 addresses in a list',
    kind: 'ip-list',
    pieces: () => numbered(10 * MILLION, (index) => `93.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}\n`),
    expected: 'LIST_TOO_LONG',
  },
  {
    name: '10^6 addresses in one line after the other',
    kind: 'ip-list',
    pieces: () => numbered(20, () => `${'93.184.216.34 '.repeat(50_000)}\n`),
    expected: 'TEXT_UNRECOGNISED',
  },
  {
    name: 'the year 275760',
    mapping: long,
    pieces: () => joined(header, repeated('+275760-09-13T00:00:00.000Z,a,cpu,1,%\n', 3_000_000)),
    expected: 'recognised',
    issues: ['TS_UNREADABLE'],
  },
  {
    name: 'rows of all days of a century',
    mapping: long,
    pieces: () =>
      joined(
        header,
        numbered(400_000, (index) => `${wallAfter((index * 1440) % 36_000_000)},m${index % 3},cpu,1,%\n`),
      ),
    expected: 'TOO_MANY_SERIES_DAYS',
  },
  {
    name: 'numbers of 10^5 digits',
    mapping: long,
    pieces: () => joined(header, repeated(value('9'.repeat(100_000)), 100_000_000)),
    expected: 'recognised',
    issues: ['VALUE_UNREADABLE'],
  },
  {
    name: 'exponents',
    mapping: long,
    pieces: () =>
      joined(
        header,
        repeated(
          [value('1e999999999'), value('1e60'), value('1e-60'), value(`${'9'.repeat(59)}e60`), value(`0.${'9'.repeat(100)}e-60`)].join(''),
          30_000_000,
        ),
      ),
    expected: 'recognised',
    issues: ['VALUE_UNREADABLE'],
  },
  {
    name: 'NUL in cells',
    mapping: long,
    pieces: () => joined(header, repeated(value('1'), 100_000), repeated(value('1\0'), 20_000_000)),
    expected: 'recognised',
    issues: ['VALUE_UNREADABLE'],
  },
];
