import { type Draw, drawFrom } from './draw.ts';
import { begins, drawTimes, strayTimes, type TimeWriting } from './draw-times.ts';
import type { Mark } from './draw-values.ts';
import { befallen, cellUnits, columnUnits, intervals, valueEvents } from './swarm-events.ts';
import { entryOf } from './swarm-layout.ts';
import type { TableFile } from './two-ways.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** How long after the row before it the next one of a machine comes. */
const steps = [MINUTE, MINUTE, 5 * MINUTE, HOUR, 0, -MINUTE, 9_000_000, 9_000_001, 26 * HOUR, 500 * 24 * HOUR];

/** One of a few texts, which are the same for all of a table. */
type Alphabet = readonly string[];

/**
 * A table of very many machines that live for a few rows each, all of them in the same few ways: a cell is one of two to five texts, a step
 * one of two or three. All that can befall one series in three rows befalls some of them, in each such table.
 */
export function drawLives(seed: number, most = 40): TableFile {
  const draw = drawFrom(seed);
  const mark: Mark = draw.chance(0.7) ? '.' : ',';
  const delimiter = draw.one(mark === ',' ? [';', '|'] : [',', ',', ';', '\t']);
  const isLong = draw.chance(0.4);
  const hasUnit = isLong && draw.chance(0.5);
  const valueNames = isLong ? ['valore'] : ['cpu', 'mem'].slice(0, 1 + draw.below(2));
  const [times, otherTimes] = [drawTimes(draw, draw.chance(0.9)), drawTimes(draw, false)];
  const alphabets = valueNames.map(() => drawAlphabet(draw, mark));
  const units: Alphabet = some(draw, columnUnits, 1 + draw.below(3));
  const ofSteps = some(draw, steps, 1 + draw.below(3));
  const otherness = draw.one([0, 0, 0.1]);
  const strayness = draw.one([0, 0, 0, 0.1]);
  const plainness = draw.one([0, 0.3, 0.7]);
  const timeNames = times.columns === 1 ? ['quando'] : ['giorno', 'ora'];
  const header = [...timeNames, 'server', ...(isLong ? ['contatore'] : []), ...(hasUnit ? ['misura'] : []), ...valueNames];
  // Of 1970 seconds since then are no times yet.
  const begin = draw.one(begins.filter((instant) => instant > 0)) + draw.below(3) * HOUR;

  const timeAt = (instant: number): readonly string[] => {
    const writing: TimeWriting = draw.chance(otherness) && otherTimes.columns === times.columns ? otherTimes : times;
    const cells = writing.write(instant);
    return draw.chance(strayness) ? [draw.one(strayTimes), ...cells.slice(1)] : cells;
  };
  const rowAt = (id: string, metric: string, instant: number, unit: string): string[] => [
    ...timeAt(instant),
    id,
    ...(isLong ? [metric] : []),
    ...(hasUnit ? [unit] : []),
    ...alphabets.map((alphabet) => (draw.chance(plainness) ? (alphabet[0] as string) : draw.one(alphabet))),
  ];
  const livesOf = (life: number): string[][] => {
    const [id, metric] = [`v${life}`, draw.one(['cpu', 'mem'])];
    let [instant, unit] = [begin, draw.one(units)];
    return Array.from({ length: 2 + draw.below(draw.one([3, 5, 14])) }, () => {
      if (draw.chance(0.2)) unit = draw.one(units);
      const row = rowAt(id, metric, instant, unit);
      instant += draw.one(ofSteps);
      return row;
    });
  };
  const lives = Array.from({ length: 2 + draw.below(most) }, (_, life) => livesOf(life));
  const rows = inOrder(draw, lives);
  const write = (cell: string): string => (cell.includes(delimiter) || /[\r\n]|^"/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const lineEnd = draw.one(['\n', '\r\n']);
  const text = [header, ...rows].map((cells) => `${cells.map(write).join(delimiter)}${lineEnd}`).join('');
  const entries = (isLong ? ['cpu', 'mem'] : valueNames).map((name) => `  - { column: ${name}, ${entryOf(draw)} }\n`);
  const columns = [
    `time: [${timeNames.join(', ')}]`,
    'id: server',
    ...(isLong ? ['metric: contatore', 'value: valore'] : []),
    ...(hasUnit ? ['unit: misura'] : []),
  ];
  const decimal = draw.chance(0.6) ? `decimal: "${mark}"\n` : '';
  return {
    bytes: Buffer.from(draw.chance(0.2) ? text.trimEnd() : text),
    mapping: `${decimal}layout: ${isLong ? 'long' : 'wide'}\n${times.declared}${draw.one(intervals)}columns: { ${columns.join(', ')} }\nseries:\n${entries.join('')}`,
  };
}

const some = <T>(draw: Draw, of: readonly T[], count: number): T[] => Array.from({ length: count }, () => draw.one(of));

/** The usual cell of a column first. */
function drawAlphabet(draw: Draw, mark: Mark): Alphabet {
  const [plain, behind] = [draw.one(['1', '7', `0${mark}5`, `12${mark}34`, '0']), draw.chance(0.5) ? draw.one(cellUnits) : ''];
  const others = some(draw, valueEvents, 1 + draw.below(4)).map((event) => befallen(draw, event, { mark, plain, behind }));
  return [`${plain}${behind}`, ...others];
}

/** One life after the other, all of them at once, or in no order among each other. */
function inOrder(draw: Draw, lives: readonly string[][][]): string[][] {
  const how = draw.one(['after each other', 'at once', 'in none'] as const);
  if (how === 'after each other') return lives.flat();
  const left = lives.map((life) => [...life]);
  const rows: string[][] = [];
  while (left.some((life) => life.length > 0)) {
    for (const life of how === 'at once' ? left : [draw.one(left)]) rows.push(...life.splice(0, how === 'at once' ? 1 : 1 + draw.below(3)));
  }
  return rows;
}
