import type { Tally } from '../../answer/tally.ts';
import { billColumns } from '../../generate/bill.ts';
import type { InputSpec } from '../../inputs/input.ts';
import { type ReadStamp, stampReader } from './stamps.ts';

/** Takes the cells of one data row, as a parser of CSV hands them over. */
export type RowReader = (cells: readonly string[], line: number) => void;

/** What somebody would write behind a parser: as little as the job needs, and tuned. */
export function openRowReader(spec: InputSpec, tally: Tally): RowReader {
  const readStamp = stampReader(spec.stamp);
  if (spec.shape === 'wide') return wideReader(spec, readStamp, tally);
  if (spec.shape === 'bill') return billReader(readStamp, tally);
  return longReader(spec, readStamp, tally);
}

/** Numbers of series by resource and metric: two look-ups, and no text is put together for a row. */
function seriesFinder(tally: Tally): (resource: string, metric: string) => number {
  const known = new Map<string, Map<string, number>>();
  return (resource, metric) => {
    let metrics = known.get(resource);
    if (!metrics) {
      metrics = new Map();
      known.set(resource, metrics);
    }
    let series = metrics.get(metric);
    if (series === undefined) {
      series = tally.series(resource, metric);
      metrics.set(metric, series);
    }
    return series;
  };
}

function longReader({ decimal }: InputSpec, readStamp: ReadStamp, tally: Tally): RowReader {
  const find = seriesFinder(tally);
  return (cells, line) => {
    const instant = readStamp(cells[0] as string);
    if (cells.length !== 5 || Number.isNaN(instant)) return tally.malformed(line);
    const text = cells[4] as string;
    const series = find(cells[1] as string, cells[2] as string);
    if (text === '') return tally.addNull(series);
    const value = Number(decimal === '.' ? text : text.replace(',', '.'));
    if (Number.isNaN(value)) tally.malformed(line);
    else tally.add(series, instant, 0, value);
  };
}

function wideReader({ columns }: InputSpec, readStamp: ReadStamp, tally: Tally): RowReader {
  const series = columns.map(({ id, metric }) => tally.series(id, metric));
  return (cells, line) => {
    const instant = readStamp(cells[0] as string);
    if (cells.length !== series.length + 1 || Number.isNaN(instant)) return tally.malformed(line);
    for (let column = 0; column < series.length; column += 1) {
      const text = cells[column + 1] as string;
      if (text === '') tally.addNull(series[column] as number);
      else tally.add(series[column] as number, instant, 0, Number(text));
    }
  };
}

const at = (name: (typeof billColumns)[number]): number => billColumns.indexOf(name);
const [category, from, to, quantity] = [at('ChargeCategory'), at('ChargePeriodStart'), at('ChargePeriodEnd'), at('ConsumedQuantity')];
const [resource, meter] = [at('ResourceId'), at('SkuMeter')];

function billReader(readStart: ReadStamp, tally: Tally): RowReader {
  const find = seriesFinder(tally);
  const readEnd = stampReader('utc');
  return (cells, line) => {
    if (cells[category] !== 'Usage') return;
    const start = readStart(cells[from] as string);
    const length = readEnd(cells[to] as string) - start;
    const value = Number(cells[quantity]);
    if (cells.length !== billColumns.length || Number.isNaN(length) || Number.isNaN(value)) tally.malformed(line);
    else tally.add(find(cells[resource] as string, cells[meter] as string), start, length, value);
  };
}
