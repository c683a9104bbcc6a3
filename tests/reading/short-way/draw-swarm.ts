import { type Draw, drawFrom } from './draw.ts';
import { begins, drawTimes, type TimeWriting } from './draw-times.ts';
import type { Mark } from './draw-values.ts';
import { allEvents, befallen, cellUnits, type SwarmEvent, strayTime, unusedTexts, valueEvents } from './swarm-events.ts';
import { drawSwarmLayout, drawUnitCell, type SwarmLayout } from './swarm-layout.ts';
import type { TableFile } from './two-ways.ts';

/** How rows are until the next stretch: some of the table's events, and how often each befalls what it may befall. */
interface Stretch {
  readonly rows: number;
  readonly rates: ReadonlyMap<SwarmEvent, number>;
  readonly step: number;
  readonly order: 'in turn' | 'one alone' | 'any';
  /** What stands behind each number of a column. */
  readonly behind: readonly string[];
}

interface Swarm {
  readonly draw: Draw;
  readonly mark: Mark;
  readonly layout: SwarmLayout;
  readonly events: readonly SwarmEvent[];
  readonly isBroad: boolean;
  readonly otherTimes: TimeWriting;
  /** Of each column of values. */
  readonly numbers: readonly (() => string)[];
}

const HOUR = 3_600_000;
const broadSteps = [1000, 10_000, 60_000];
const steps = [1000, 60_000, 300_000, 900_000, HOUR, 3 * HOUR, 24 * HOUR];
const jumps = [2 * HOUR, 9_000_000, 9_000_001, 24 * HOUR, 40 * 24 * HOUR, 5000 * 24 * HOUR];

/**
 * Small tables of few names in which few things happen, and these often: a table draws which ones, and so do its stretches of rows. What takes
 * three rare events one after the other is then common; in tables where everything may happen it is as rare as the three together.
 */
export function drawSwarm(seed: number, mostRows = 40): TableFile {
  const draw = drawFrom(seed);
  const mark: Mark = draw.chance(0.7) ? '.' : ',';
  const share = draw.one([0.1, 0.2, 0.3]);
  const isBroad = draw.chance(0.25);
  const layout = drawSwarmLayout(draw, isBroad);
  const swarm: Swarm = {
    draw,
    mark,
    layout,
    events: allEvents.filter(() => draw.chance(share)),
    isBroad,
    otherTimes: drawTimes(draw, false),
    numbers: layout.valueNames.map(() => drawNumber(draw, mark, isBroad && draw.chance(0.9))),
  };
  const decimal = draw.chance(0.6) ? `decimal: "${draw.chance(0.95) ? mark : ','}"\n` : '';
  const text = textOf(swarm, [layout.header, ...rowsOf(swarm, 4 + draw.below(isBroad ? 2 * mostRows : mostRows), mostRows)]);
  const encoding = swarm.events.includes('ending') && draw.chance(0.2) ? 'latin1' : 'utf-8';
  return { bytes: Buffer.from(text, encoding), mapping: decimal + layout.mapping };
}

function drawStretch({ draw, events, isBroad, layout }: Swarm, mostRows: number): Stretch {
  return {
    rows: 1 + draw.below(draw.one(isBroad ? [12, mostRows, 2 * mostRows] : [3, 12, mostRows / 2])),
    rates: new Map(
      events.filter(() => draw.chance(0.5)).map((event) => [event, draw.one(isBroad ? [0.002, 0.01, 0.05] : [0.05, 0.2, 0.5, 0.9])]),
    ),
    step: draw.one(isBroad ? broadSteps : steps),
    order: isBroad ? 'one alone' : draw.one(['in turn', 'one alone', 'any']),
    behind: layout.valueNames.map(() => (events.includes('unit') && draw.chance(0.4) ? draw.one(cellUnits) : '')),
  };
}

/** The times of rows, one after the other but for what befalls them. */
function drawClock({ draw }: Swarm): { next({ rates, step }: Stretch): number; pass(step: number): void } {
  const known: number[] = [];
  let instant = draw.one(begins) + draw.below(5) * HOUR;
  return {
    next({ rates, step }) {
      if (draw.chance((rates.get('jump') ?? 0) / 3)) instant += draw.one(jumps);
      if (draw.chance((rates.get('back') ?? 0) / 2)) instant -= draw.one([step, 2 * step, 9_000_001]);
      const at = known.length > 0 && draw.chance(rates.get('again') ?? 0) ? draw.one(known) : instant;
      known.push(at);
      return at;
    },
    pass(step) {
      instant += step;
    },
  };
}

function rowsOf(swarm: Swarm, total: number, mostRows: number): (readonly string[])[] {
  const { draw, layout } = swarm;
  const series = layout.ids.length * layout.metrics.length;
  const [clock, rowOf] = [drawClock(swarm), drawRow(swarm)];
  const rows: (readonly string[])[] = [];
  while (rows.length < total) {
    const stretch = drawStretch(swarm, mostRows);
    const alone = draw.below(series);
    for (let row = 0; row < stretch.rows; row += 1) {
      const of = { 'one alone': alone, any: draw.below(series), 'in turn': row % series }[stretch.order];
      rows.push(...around(swarm, rowOf(of, clock.next(stretch), stretch), stretch));
      if (stretch.order === 'one alone' || of === series - 1) clock.pass(stretch.step);
    }
  }
  return rows;
}

function drawRow(swarm: Swarm): (series: number, instant: number, stretch: Stretch) => string[] {
  const { draw, mark, numbers, otherTimes, layout } = swarm;
  const { header, ids, metrics, times, timeNames, valueNames } = layout;
  let unit = drawUnitCell(draw);
  const ofNote = unusedTexts.filter(() => draw.chance(0.2)).concat('ok');

  const cellOf = (column: number, { rates, behind: allBehind }: Stretch): string => {
    const [plain, behind] = [(numbers[column] as () => string)(), allBehind[column] as string];
    const event = valueEvents.find((one) => draw.chance(rates.get(one) ?? 0));
    return event === undefined ? `${plain}${behind}` : befallen(draw, event, { mark, plain, behind });
  };

  const timeOf = (instant: number, { rates }: Stretch): readonly string[] => {
    const writing = draw.chance((rates.get('other writing') ?? 0) / 2) ? otherTimes : times;
    const cells = writing.write(instant);
    const stray = draw.chance((rates.get('stray') ?? 0) / 2) ? strayTime(draw) : null;
    return timeNames.map((_, at) => (stray !== null && at === 0 ? stray : (cells[Math.min(at, cells.length - 1)] as string)));
  };

  return (series, instant, stretch) => {
    if (draw.chance(stretch.rates.get('unit column') ?? 0)) unit = drawUnitCell(draw);
    const isOther = draw.chance((stretch.rates.get('name') ?? 0) / 2);
    const written = timeOf(instant, stretch);
    const cells = new Map([
      ['server', isOther ? draw.one(['', ' ', 'z', ...ids.map((id) => ` ${id}`)]) : (ids[series % ids.length] as string)],
      ['contatore', isOther && draw.chance(0.5) ? draw.one(['', 'CPU', 'zz']) : (metrics[Math.floor(series / ids.length)] as string)],
      ['misura', unit],
      ['note', draw.one(ofNote)],
      ['rif', `r-${draw.below(1_000_000)}`],
      ['esito', draw.chance(0.9) ? 'ok' : draw.one(ofNote)],
      ...timeNames.map((name, at) => [name, written[at] as string] as const),
      ...valueNames.map((name, column) => [name, cellOf(column, stretch)] as const),
    ]);
    return header.map((name) => cells.get(name) as string);
  };
}

/** A row, or what stands in its place, and beside it. */
function around({ draw, layout: { header } }: Swarm, row: readonly string[], { rates }: Stretch): readonly (readonly string[])[] {
  const befalls = (event: SwarmEvent, share: number): boolean => draw.chance((rates.get(event) ?? 0) * share);
  if (befalls('twice', 1)) return Array.from({ length: 2 + draw.below(2) }, () => row);
  if (befalls('ragged', 0.5)) return [draw.one([row.slice(0, -1), [...row, ''], [...row, '5'], row.slice(0, 2)])];
  const other = header.map((name, at) => (at === 0 ? name : `${name}2`));
  if (befalls('header', 0.25)) return draw.one([[row, header], [other, row, header], [header]]);
  const between = [[''], ['  '], header.map(() => '---'), header.map(() => ''), ['# nota'], ['Totale', ...header.slice(1).map(() => '')]];
  return befalls('between', 0.5) ? [row, draw.one(between)] : [row];
}

function textOf({ draw, events, mark }: Swarm, records: readonly (readonly string[])[]): string {
  const delimiter = draw.one(mark === ',' ? [';', ';', '\t', '|'] : [',', ',', ';', '\t']);
  const hasEndings = events.includes('ending');
  const quoting = draw.one([0, 0, 0, hasEndings ? 0.3 : 1]);
  const pad = events.includes('ragged') && draw.chance(0.3) && delimiter !== '\t' ? ' ' : '';
  const write = (cell: string): string => {
    const padded = `${pad}${cell}${pad}`;
    const isQuoted = padded.includes(delimiter) || /[\r\n]|^"/.test(padded) || draw.chance(quoting);
    return isQuoted ? `"${padded.replaceAll('"', '""')}"` : padded;
  };
  const ends = draw.one(hasEndings ? [['\n', '\r\n'], ['\n', '\n', '\n', '\r'], ['\r\n']] : [['\n'], ['\r\n']]);
  const text = records.map((record) => `${record.map(write).join(delimiter)}${draw.one(ends)}`).join('');
  return `${draw.chance(0.05) ? '\uFEFF' : ''}${draw.chance(0.2) ? text.trimEnd() : text}`;
}

/** Few different numbers, or ones at the limits of what is exact, in a writing that stays. @param isShort such as many columns have */
function drawNumber(draw: Draw, mark: Mark, isShort: boolean): () => string {
  const places = draw.one(isShort ? [0, 1, 2, 3] : [0, 0, 1, 2, 3, 7]);
  const whole = draw.one(isShort ? [1, 2, 3] : [1, 1, 2, 3, 8, 15]);
  const digits = (count: number): string => Array.from({ length: count }, () => draw.below(10)).join('');
  const few = draw.chance(0.4) ? [digits(1), digits(whole), '0'] : null;
  return () => {
    const number = few === null ? `${draw.below(9)}${digits(draw.below(whole))}` : draw.one(few);
    return places === 0 ? number : `${number}${mark}${digits(places)}`;
  };
}
