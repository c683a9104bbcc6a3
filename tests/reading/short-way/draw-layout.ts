import type { Draw } from './draw.ts';
import type { TimeWriting } from './draw-times.ts';
import { drawValues, type Mark, type ValueWriting } from './draw-values.ts';

/** What the columns of a table are, and what the mapping says of them. */
export interface Layout {
  readonly header: readonly string[];
  readonly mapping: string;
  /** One row. A long table has one for each metric; `series` counts them. */
  row(at: { readonly series: number; readonly instant: number }, odd: (column: 'time' | 'value' | 'name') => string | null): string[];
  readonly series: number;
  /** Columns of numbers. */
  readonly values: readonly number[];
}

const ids = ['srv-01', 'srv-02', 'srv-03', 'db "uno"', 'città', 'a;b,c|d', '---', 'm.rossi@valdoro.example', 'due  blanks', '10'];
const metrics = [
  '{ column: cpu, class: cpu, meaning: used, unit: percent }',
  '{ column: mem, class: ram, meaning: used }',
  '{ column: net, class: network, meaning: rate, unit: MB/s }',
  '{ column: disk, class: storage, meaning: free, unit: ratio }',
  '{ column: tot, class: network, meaning: counter, unit: byte }',
  '{ column: "w.neri@valdoro.example", class: cpu, meaning: used }',
  '{ column: req, class: other, meaning: operations, unit: furlong }',
];
/** As the mapping says it, where that says anything. */
const tidyUnits: Readonly<Record<string, string>> = { cpu: '%', net: 'MB/s', disk: 'ratio', tot: 'byte', req: 'furlong' };
const nameOf = (entry: string): string => /column: "?([^,"]+)/.exec(entry)?.[1] as string;
const units = ['%', 'ratio', 'MB', 'GiB', 'Hz', '', 'furlong', 'bit/s'];

const some = <T>(draw: Draw, of: readonly T[], most: number): T[] => {
  const from = draw.below(of.length);
  return Array.from({ length: 1 + draw.below(most) }, (_, at) => of[(from + at) % of.length] as T);
};

interface Drawn {
  readonly times: TimeWriting;
  readonly mark: Mark;
  readonly isPlain: boolean;
  /** Units are what the mapping says they are. */
  readonly isTidy: boolean;
}

export function drawLayout(draw: Draw, { times, mark, isPlain, isTidy }: Drawn): Layout {
  const isLong = draw.chance(0.6);
  const hasId = draw.chance(0.7);
  const names = hasId ? some(draw, isPlain ? ids.slice(0, 3) : ids, isPlain ? 2 : 3) : [''];
  const entries = some(draw, isPlain ? metrics.slice(0, 2) : metrics, 2);
  const ofMetrics = [...entries.map(nameOf), ...(isPlain || draw.chance(0.8) ? [] : ['zzz'])];
  const unitOf = new Map(ofMetrics.map((name) => [name, isTidy ? (tidyUnits[name] ?? '') : draw.one(units)]));
  const hasUnit = isLong && draw.chance(0.4);
  const timeNames = times.columns === 1 ? ['quando'] : ['giorno', 'ora'];
  const valueNames = isLong ? ['valore'] : entries.map(nameOf);
  const named = [
    ...(hasId ? ['server'] : []),
    ...(isLong ? ['contatore'] : []),
    ...(hasUnit ? ['misura'] : []),
    ...(draw.chance(0.3) ? ['note'] : []),
  ];
  // Two cells of time stay beside each other; all else stands anywhere.
  const groups = [timeNames, ...valueNames.map((name) => [name]), ...named.map((name) => [name])];
  const header = groups
    .map((group) => ({ group, at: draw.chance(0.5) ? draw.below(100) : 0 }))
    .sort((a, b) => a.at - b.at)
    .flatMap(({ group }) => group);
  const writings = new Map<string, ValueWriting>(valueNames.map((name) => [name, drawValues(draw, mark, isTidy)]));
  const columns = [
    `time: [${timeNames.join(', ')}]`,
    ...(hasId ? ['id: server'] : []),
    ...(isLong ? ['metric: contatore', 'value: valore'] : []),
    ...(hasUnit ? ['unit: misura'] : []),
  ];
  const length = draw.one([
    '',
    '',
    '',
    'interval: PT5M\n',
    'interval: PT5M\nstamp: end\n',
    'interval: PT1H\nstamp: start\n',
    'interval: P1D\nstamp: start\n',
    'stamp: end\n',
  ]);
  const resource = hasId ? '' : draw.one(['resourceId: { constant: vm-9 }\n', '']);
  const perId = isLong ? ofMetrics.length : 1;
  return {
    header,
    mapping: `layout: ${isLong ? 'long' : 'wide'}\n${times.declared}${length}${resource}columns: { ${columns.join(', ')} }\nseries:\n${entries.map((entry) => `  - ${entry}\n`).join('')}`,
    series: names.length * perId,
    values: header.flatMap((name, at) => (writings.has(name) ? [at] : [])),
    row({ series, instant }, odd) {
      const metric = ofMetrics[series % perId] as string;
      const written = times.write(instant);
      const cells: Record<string, string> = {
        server: odd('name') ?? (names[Math.floor(series / perId)] as string),
        contatore: metric,
        misura: unitOf.get(metric) ?? '',
        note: 'ok',
      };
      timeNames.forEach((name, at) => {
        cells[name] = odd('time') ?? (written[at] as string);
      });
      for (const name of valueNames) {
        const { plain, odd: strange } = writings.get(name) as ValueWriting;
        cells[name] = odd('value') === null ? plain() : strange();
      }
      return header.map((name) => cells[name] as string);
    },
  };
}
