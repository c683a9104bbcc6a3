import { type Draw, drawFrom } from './draw.ts';
import type { DrawnTable } from './draw-table.ts';
import { begins, drawTimes } from './draw-times.ts';
import type { Mark } from './draw-values.ts';

/** Of columns: some that are converted by tens, one with a largest value, none; and those that the naive reducer does not know. */
const units = ['percent', 'MB/s', 'ratio', '', 'furlong'];
const moreUnits = ['percent', 'GiB', 'kbit/s', 'MiB', ''];
const digitsOf = (draw: Draw, count: number): string => Array.from({ length: count }, () => draw.below(10)).join('');

interface Writing {
  readonly draw: Draw;
  readonly mark: Mark;
}

/** How the numbers of a column are written: with as many places each, or without zeros at their ends; few digits, or more than fit eight. */
function drawNumbers({ draw, mark }: Writing, unit: string): () => string {
  const places = draw.one([0, 0, 1, 2, 2, 3, 6]);
  // More than a hundred percent are looked at one by one.
  const isShare = unit === 'percent' || unit === 'ratio';
  const whole = draw.chance(0.03) ? 15 : draw.one(isShare ? [1, 2] : [1, 2, 3, 7, 9]);
  const isEven = draw.chance(0.6);
  return () => {
    const digits = unit === 'ratio' ? '0' : `${1 + draw.below(9)}${digitsOf(draw, draw.below(whole))}`;
    const behind = isEven ? places : draw.below(places + 1);
    const number = draw.chance(0.1) ? '0' : digits;
    return behind === 0 ? number : `${number}${mark}${digitsOf(draw, behind)}`;
  };
}

/** Cells that are not as those before them, though some are numbers too. */
const oddCell = ({ draw, mark }: Writing): string =>
  draw.one([
    '-3',
    '1e3',
    'n/d',
    '00',
    `7${mark}`,
    `${mark}5`,
    `1${mark}2${mark}3`,
    `${digitsOf(draw, 15)}${mark}${digitsOf(draw, 3)}`,
    digitsOf(draw, 17),
    `0${mark}${digitsOf(draw, 12)}`,
    ' 8',
    '1"2',
    String(101 + draw.below(400)),
    '12 %',
    '2026-03-10T10:00:00Z',
  ]);

/** Rows of many values, one soon after the other, as monitoring writes them for all machines at once: the same for the same seed. */
export function drawBroadTable(seed: number): DrawnTable {
  const draw = drawFrom(seed);
  const mark = draw.one(['.', '.', ','] as const);
  const delimiter = mark === ',' ? draw.one([';', '\t', '|']) : draw.one([',', ';', '\t']);
  const times = drawTimes(draw, true);
  const isJudged = draw.chance(0.6);
  const ofColumns = Array.from({ length: 4 + draw.below(9) }, () => draw.one(isJudged ? units : moreUnits));
  const columns = ofColumns.map((unit, at) => ({
    name: `c${at}`,
    unit,
    number: drawNumbers({ draw, mark }, unit),
    // No value at all, or none before this row.
    begins: draw.chance(0.1) ? draw.below(400) : 0,
  }));
  const empties = draw.one([0, 0, 0.003, 0.03, 0.5]);
  const oddness = draw.one([0, 0, 0.001, 0.01]);
  const timeNames = times.columns === 1 ? ['quando'] : ['giorno', 'ora'];
  const hasNote = draw.chance(0.2);
  const header = [...timeNames, ...(hasNote ? ['nota'] : []), ...columns.map(({ name }) => name)];
  const quote = draw.chance(0.1) ? '"' : '';
  const lineEnd = draw.one(['\n', '\n', '\r\n']);
  const rowAt = (instant: number, row: number): string[] => [
    ...times.write(instant),
    ...(hasNote ? ['ok'] : []),
    ...columns.map(({ number, begins: from }) => {
      if (row < from || draw.chance(empties)) return '';
      return draw.chance(oddness) ? oddCell({ draw, mark }) : number();
    }),
  ];
  const rows = drawInstants(draw).map(rowAt);
  const around = (row: string[]): string[][] =>
    draw.chance(oddness)
      ? draw.one([[row, row], [row, ['']], [row.slice(0, -1)], [[...row, '1']], [row, header], [row.slice(0, 3)]])
      : [row];
  const line = (cells: readonly string[]): string => cells.map((cell) => `${quote}${cell.replaceAll('"', '""')}${quote}`).join(delimiter);
  const text = [header, ...rows.flatMap(around)].map((cells) => `${line(cells)}${lineEnd}`).join('');
  const length = draw.one(['', '', 'interval: PT5M\nstamp: end\n', 'interval: PT5M\nstamp: start\n']);
  const entries = columns.map(
    ({ name, unit }) =>
      `  - { column: ${name}, ${unit === '' ? 'class: network, meaning: amount' : `class: cpu, meaning: used, unit: ${unit}`} }\n`,
  );
  return {
    bytes: Buffer.from(draw.chance(0.2) ? text.trimEnd() : text),
    mapping: `decimal: "${mark}"\nlayout: wide\n${times.declared}${length}resourceId: { constant: vm-9 }\ncolumns: { time: [${timeNames.join(', ')}] }\nseries:\n${entries.join('')}`,
    isPlain: oddness === 0,
    delimiter,
    mark,
    isJudged,
  };
}

/** One after the other, some missing or again, sometimes later than they should be. */
function drawInstants(draw: Draw): number[] {
  const step = draw.one([1000, 10_000, 60_000, 60_000, 60_000, 300_000]);
  const gaps = draw.one([0, 0.01, 0.1]);
  const from = draw.one(begins) + draw.below(5) * 3_600_000 + draw.below(3) * step;
  const instants: number[] = [];
  let at = from;
  for (let row = 40 + draw.below(draw.one([40, 260])); row > 0; row -= 1) {
    instants.push(at);
    at += draw.chance(gaps) ? draw.one([0, 2 * step, 3_600_000, 4 * 3_600_000, -step, step + 1000]) : step;
  }
  return instants;
}
