import type { Draw } from './draw.ts';
import { strayTimes } from './draw-times.ts';
import type { Mark } from './draw-values.ts';

/** What may befall a cell or a row. Each table has a few of these, and these often. */
export const valueEvents = ['none', 'word', 'refused', 'unreadable', 'unit', 'over', 'far', 'written', 'zero', 'mark', 'long'] as const;
export const timeEvents = ['stray', 'other writing', 'jump', 'again', 'back'] as const;
export const nameEvents = ['name', 'unit column'] as const;
export const rowEvents = ['twice', 'ragged', 'header', 'between', 'ending'] as const;

export type ValueEvent = (typeof valueEvents)[number];
export type TimeEvent = (typeof timeEvents)[number];
export type SwarmEvent = ValueEvent | TimeEvent | (typeof nameEvents)[number] | (typeof rowEvents)[number];

export const allEvents: readonly SwarmEvent[] = [...valueEvents, ...timeEvents, ...nameEvents, ...rowEvents];

/** Ids that differ by little, and by what is trimmed or quoted away. */
export const nearIds = [
  ['a', 'b', 'a '],
  ['vm-1', 'vm-10', 'vm-1"'],
  ['A', 'a', 'à'],
  ['---', '--', '-'],
  ['m.rossi@valdoro.example', 'm.rossi', 'm.rossi@valdoro'],
  ['1', '01', '1.0'],
  ['x;y', 'x,y', 'x|y'],
  ['constructor', '__proto__', 'null'],
] as const;

/** Units that a cell may end with, and a column of units may hold. */
export const cellUnits = ['%', ' %', ' GB', ' MB', 'KiB', ' kbit/s', ' MHz', ' furlong', ' ratio'];
export const columnUnits = ['%', 'ratio', 'GB', 'MB', 'Mi', 'KiB', 'bit/s', 'furlong', '', '-', 'GHz', ' % '];

/** What stands in columns of which the mapping says nothing. */
export const unusedTexts = [
  ...[
    'ok',
    'ok',
    'ok',
    '',
    ' ',
    ' ok ',
    '7',
    '1,5',
    '1;5',
    '1|5',
    'a\tb',
    '---',
    'N/A',
    '# nota',
    'Totale',
    'note',
    'quando',
    '%',
    '2026-01-10 09:00:00',
  ],
  ...['è', 'caffè € 1', '\u0001', '\u007f', 'a"b', '"', '"x" y', '""', '{"k":"v, w; z","n":[1,2]}', 'a\nb', 'a\rb', 'a\r\nb'],
  ...[
    'm.rossi@valdoro.example',
    '203.0.113.7',
    'quindici lettere',
    'di sedici lettere',
    'x'.repeat(4095),
    `${'y'.repeat(4090)} ,;| y`,
    'z'.repeat(70_000),
  ],
] as const;

/** What a mapping says of a series, and of its unit, and of how long rows are. */
export const seriesTerms = [
  'class: ram, meaning: used',
  'class: ram, meaning: used',
  'class: cpu, meaning: used',
  'class: storage, meaning: free',
  'class: network, meaning: rate',
  'class: network, meaning: counter',
  'class: other, meaning: operations',
];
export const declaredUnits = ['', '', '', 'percent', 'ratio', 'MB/s', 'GiB', 'bit', 'furlong'];
export const intervals = [
  '',
  '',
  'interval: PT5M\n',
  'interval: PT5M\nstamp: end\n',
  'interval: PT1H\nstamp: start\n',
  'interval: P1D\nstamp: end\n',
];

const digitsOf = (draw: Draw, count: number): string => Array.from({ length: count }, () => draw.below(10)).join('');

/** How a column writes its numbers. */
interface Usual {
  readonly mark: Mark;
  /** One of them. */
  readonly plain: string;
  /** What stands behind each of them. */
  readonly behind: string;
}

/** A cell that the event has befallen. */
export function befallen(draw: Draw, event: ValueEvent, { mark, plain, behind }: Usual): string {
  const thousands = mark === '.' ? ',' : '.';
  const number = `${draw.below(3)}${mark}${digitsOf(draw, 1 + draw.below(3))}`;
  const cells: Readonly<Record<ValueEvent, () => string>> = {
    none: () => '',
    word: () => draw.one(['-', 'n/d', 'NaN', 'null', '--']),
    refused: () => `${draw.one(['-7', `-${number}`, '-1e3', `-${plain}`])}${draw.one([behind, ''])}`,
    unreadable: () => draw.one(['boh', '1.2.3', '0x1F', '12 34', '%', 'Infinity', '7 x']),
    unit: () => `${plain}${draw.one(['', ...cellUnits])}`,
    over: () => draw.one(['100', '101', `100${mark}1`, '1', '2', `1${mark}01`, '250']),
    far: () =>
      draw.one([
        digitsOf(draw, 14 + draw.below(4)),
        '999999999999999',
        '1000000000000000',
        '9007199254740991',
        '9007199254740993',
        `${digitsOf(draw, 12)}${mark}${digitsOf(draw, 3 + draw.below(3))}`,
        `0${mark}${digitsOf(draw, 14 + draw.below(10))}`,
      ]),
    written: () =>
      draw.one([
        '1e3',
        '12E-2',
        `${number}e+2`,
        `+${number}`,
        `1${thousands}234`,
        `1${thousands}234${mark}5`,
        '1 234',
        ` ${number}`,
        `${number} `,
        `1"${number}`,
      ]),
    zero: () => draw.one(['0', '00', `0${mark}0`, '-0', `-0${mark}0`, '007', `000${mark}5`, '0e5']),
    mark: () => draw.one([`${mark}5`, `5${mark}`, mark, `1${thousands}5`, `1${mark}234`, `12${mark}345`, number]),
    long: () => draw.one([`0${mark}${digitsOf(draw, 60)}`, digitsOf(draw, 119 + draw.below(3)), 'x'.repeat(200), `${' '.repeat(90)}5`]),
  };
  const keepsUnit = event === 'over' || event === 'far' || event === 'zero' || event === 'mark';
  return `${cells[event]()}${keepsUnit ? behind : ''}`;
}

/** Also those of the hours that a clock skips and repeats, whatever the table's own are. */
export const strayTime = (draw: Draw): string => draw.one(strayTimes);
