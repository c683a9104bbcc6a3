import { writeBill } from '../generate/bill.ts';
import { azureExtents, billExtents, cloudWatchExtents, type Extent, longExtents, type Size, wideExtents } from '../generate/extent.ts';
import { type LongStyle, longStyles, writeLong } from '../generate/long-rows.ts';
import { writeAzure, writeCloudWatch } from '../generate/monitoring-answers.ts';
import { wideColumns, writeWide } from '../generate/wide-table.ts';
import type { BenchInput, InputSpec } from './input.ts';
import { longMapping, wideMapping } from './mappings.ts';
import { writeGzip, writeParquet } from './packed-inputs.ts';

const GIB = 2 ** 30;
const periodOf = ({ start, days }: Extent): InputSpec['period'] => ({ start, end: start + days * 86_400_000 });

const plain = {
  packing: 'none',
  delimiter: ',',
  decimal: '.',
  stamp: 'utc',
  columns: [],
  decimals: 2,
  factors: {},
  mapping: null,
} as const satisfies Partial<InputSpec>;

const longSpec = (style: LongStyle, size: Size): ReturnType<BenchInput['spec']> => ({
  ...plain,
  shape: 'long',
  delimiter: style.delimiter,
  decimal: style.decimal,
  stamp: style.stamp === 'fraction' ? 'utc' : style.stamp,
  period: periodOf(longExtents[size]),
  factors: { disk_used: GIB },
  mapping: longMapping(style),
});

const long = (name: keyof typeof longStyles, about: string): BenchInput => ({
  name,
  about,
  ending: 'csv',
  spec: (size) => longSpec(longStyles[name], size),
  write: (path, size) => writeLong(path, longExtents[size], longStyles[name]),
});

/** Every input, in the order in which it is told. */
export const allInputs: readonly BenchInput[] = [
  long('long', 'a sample a row, ISO times in UTC, in time order'),
  long('shuffled', 'the same rows in no order'),
  long('resource-ordered', 'the same rows machine by machine'),
  long('quoted', 'the same, every field quoted'),
  long('crlf', 'the same, lines end in CR LF'),
  long('offsets', 'the same, Rome time with +01:00 and +02:00'),
  long('fractions', 'the same, fractions of a second that differ from row to row'),
  long('italian', 'semicolons, decimal commas, dd/MM/yyyy HH:mm in Rome time, CR LF, byte order mark'),
  {
    name: 'wide',
    about: 'a time and 800 columns, empty cells',
    ending: 'csv',
    spec: (size) => {
      const columns = wideColumns(wideExtents[size]);
      return {
        ...plain,
        shape: 'wide',
        period: periodOf(wideExtents[size]),
        columns,
        factors: { disk_used: GIB },
        mapping: wideMapping(columns),
      };
    },
    write: (path, size) => writeWide(path, wideExtents[size]),
  },
  {
    name: 'bill',
    about: 'FOCUS-like, 54 columns, quoted JSON, charges by the hour',
    ending: 'csv',
    spec: (size) => ({ ...plain, shape: 'bill', period: periodOf(billExtents[size]), decimals: 4, factors: { 'Data Transfer': GIB } }),
    write: (path, size) => writeBill(path, billExtents[size]),
  },
  {
    name: 'cloudwatch',
    about: 'get-metric-data as JSON: a list of times and one of values for each machine and metric',
    ending: 'json',
    spec: (size) => ({ ...plain, shape: 'cloudwatch', period: periodOf(cloudWatchExtents[size]) }),
    write: (path, size) => writeCloudWatch(path, cloudWatchExtents[size]),
  },
  {
    name: 'azure',
    about: 'az monitor metrics list as JSON: an object for each point',
    ending: 'json',
    spec: (size) => ({ ...plain, shape: 'azure', period: periodOf(azureExtents[size]) }),
    write: (path, size) => writeAzure(path, azureExtents[size]),
  },
  {
    name: 'gz',
    about: 'long, compressed by gzip',
    ending: 'csv.gz',
    from: 'long',
    spec: (size) => ({ ...longSpec(longStyles.long, size), packing: 'gzip' }),
    write: (path, _size, from) => writeGzip(path, from as string),
  },
  {
    name: 'parquet',
    about: 'long without its malformed rows, Parquet with zstd',
    ending: 'parquet',
    from: 'long',
    spec: (size) => {
      const spec = longSpec(longStyles.long, size);
      return { ...spec, packing: 'parquet', mapping: `${spec.mapping}zone: UTC\n` };
    },
    write: (path, _size, from) => writeParquet(path, from as string),
  },
  {
    ...long('long', 'long with a tenth of the rows: the same machines and days'),
    name: 'long-tenth',
    besides: true,
    write: (path, size) => writeLong(path, { ...longExtents[size], step: longExtents[size].step * 10 }, longStyles.long),
  },
];
