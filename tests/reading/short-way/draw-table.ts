import { type Draw, drawFrom } from './draw.ts';
import { drawLayout, type Layout } from './draw-layout.ts';
import { begins, drawTimes, plainSteps, steps, strayTimes } from './draw-times.ts';
import type { Mark } from './draw-values.ts';
import type { TableFile } from './two-ways.ts';

export interface DrawnTable extends TableFile {
  /** Every row is as the others are. */
  readonly isPlain: boolean;
  readonly delimiter: string;
  readonly mark: Mark;
  /** Its writing is stated, so that a naive reader needs no survey of it. */
  readonly isJudged: boolean;
}

/** Small tables in all dialects, many with defects: the same for the same seed. */
export function drawTable(seed: number, plainShare = 0.3, mostRows = 40): DrawnTable {
  const draw = drawFrom(seed);
  const isPlain = draw.chance(plainShare);
  const mark = draw.one(['.', '.', ','] as const);
  const delimiter = draw.one(mark === ',' ? [';', '\t', '|'] : [',', ',', ';', '\t', '|']);
  const isTidy = isPlain || draw.chance(0.75);
  const layout = drawLayout(draw, { times: drawTimes(draw, isPlain), mark, isPlain, isTidy });
  const records = drawRecords(draw, layout, isPlain, (isPlain ? mostRows : 2) + draw.below(draw.one([mostRows, 2 * mostRows])));
  const quoting = draw.one(isPlain ? (['needed', 'all'] as const) : (['needed', 'needed', 'needed', 'all', 'all', 'some'] as const));
  const pad = isPlain || draw.chance(0.8) ? '' : draw.one([' ', '  ', '\t']);
  const padding = draw.one([1, 1, 0.5]);
  const write = (cell: string): string => {
    const padded = draw.chance(padding) && delimiter !== '\t' ? `${pad}${cell}${pad}` : cell;
    const mustQuote = padded.includes(delimiter) || /[\r\n]|^"/.test(padded);
    const isQuoted = mustQuote || quoting === 'all' || (quoting === 'some' && draw.chance(0.3));
    return isQuoted ? `"${padded.replaceAll('"', '""')}"` : padded;
  };
  const ends = isPlain
    ? draw.one([['\n'], ['\r\n']])
    : draw.one([['\n'], ['\n'], ['\n'], ['\r\n'], ['\r\n'], ['\n', '\r\n'], ['\n', '\n', '\n', '\n', '\r'], ['\r']]);
  const lines = records.map((record) => (typeof record === 'string' ? record : record.map(write).join(delimiter)));
  const text = lines.map((line) => `${line}${draw.one(ends)}`).join('');
  const tail = isPlain ? '' : draw.one(['', '', '', '"non chiusa', `"x"${delimiter}`, ' ']);
  const whole = `${draw.chance(0.1) ? '\uFEFF' : ''}${draw.chance(0.2) ? text.replace(/[\r\n]+$/, '') : text}${tail}`;
  const decimal = draw.chance(0.5) ? `decimal: "${draw.chance(0.95) ? mark : ','}"\n` : '';
  const encoding = !isPlain && draw.chance(0.2) ? 'latin1' : 'utf-8';
  return {
    bytes: Buffer.from(whole, encoding),
    mapping: decimal + layout.mapping,
    isPlain,
    delimiter,
    mark,
    isJudged: isTidy && pad !== '\t' && decimal.includes(mark),
  };
}

type Place = { readonly series: number; readonly instant: number };

function drawPlaces(draw: Draw, { series }: Layout, isPlain: boolean, rows: number): Place[] {
  const [begin, step] = [draw.one(begins), draw.one(isPlain ? plainSteps : steps)];
  const order = draw.one(['time', 'time', 'time', 'series', 'newest first', 'shuffled'] as const);
  const perSeries = Math.ceil(rows / series);
  const at = (row: number): Place =>
    order === 'series'
      ? { series: Math.floor(row / perSeries), instant: begin + (row % perSeries) * step }
      : { series: row % series, instant: begin + Math.floor(row / series) * step };
  const places = Array.from({ length: series * perSeries }, (_, row) => at(row));
  if (order === 'newest first') places.reverse();
  if (order === 'shuffled') places.sort(() => draw.below(3) - 1);
  return places;
}

/** Header and rows, and what stands between them; texts are lines as they are. */
function drawRecords(draw: Draw, layout: Layout, isPlain: boolean, rows: number): (readonly string[] | string)[] {
  const { header } = layout;
  const oddness = isPlain ? 0 : draw.one([0.01, 0.02, 0.05, 0.3]);
  const odd = (column: 'time' | 'value' | 'name'): string | null => {
    if (!draw.chance(column === 'value' ? oddness : oddness / 3)) return null;
    return column === 'time' ? draw.one(strayTimes) : column === 'name' ? draw.one(['', ' ', 'x\ny', '1,23E+09', 'srv-02 ']) : '';
  };
  const other = header.map((name, at) => (at === 0 ? name : `${name} 2`));
  const between = (row: readonly string[]): readonly (readonly string[] | string)[] =>
    draw.one<readonly (readonly string[] | string)[]>([
      [''],
      ['  '],
      ['# commento'],
      [header.map(() => '---').join('|')],
      [header.map((_, at) => (layout.values.includes(at) ? '' : '---'))],
      [header],
      [other],
      [other, row, header],
      [row],
      [row, row],
      [row.slice(0, -1)],
      [[...row, 'di troppo']],
      [[...row, '']],
      [['Totale', ...header.slice(1).map(() => '')]],
      [header.map(() => '')],
      [[...row.slice(0, -1), `${row.at(-1)}\n`]],
    ]);
  const body = drawPlaces(draw, layout, isPlain, rows).flatMap((place) => {
    const row = layout.row(place, odd);
    return draw.chance(oddness / 2) ? [row, ...between(row)] : [row];
  });
  const preamble = isPlain || draw.chance(0.85) ? [] : ['Rapporto di utilizzo', ''];
  return [...preamble, header, ...body];
}
