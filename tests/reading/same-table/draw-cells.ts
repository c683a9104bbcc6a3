import { type Draw, drawFrom } from '../short-way/draw.ts';

/** What a cell is, before anybody writes it. */
export type PlainCell = null | string | number | { readonly instant: number };

/** A table of cells, with what a mapping must say of it; every number is a double that fifteen digits say, or a whole one that is exact. */
export interface PlainTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly PlainCell[])[];
  /** Lines of YAML, without the decimal mark: that is of texts. */
  readonly mapping: string;
}

const MINUTE = 60_000;
const begins = [Date.UTC(2025, 2, 29, 22), Date.UTC(2025, 9, 25, 22), Date.UTC(2026, 0, 10, 9), Date.UTC(2024, 1, 28, 23)];
const ids = ['srv-01', 'srv-02', 'città', '10', 'a;b,c', 'di "casa"', 'm.rossi@valdoro.example', '1.5', '2026-01-10'];
const terms = ['cpu, meaning: used', 'ram, meaning: used', 'storage, meaning: free', 'network, meaning: counter', 'other'];
const units = ['', '', 'percent', 'ratio', 'GiB', 'kbit/s', 'furlong'];
const texts = ['boh', '-', 'n/d', '7 GB', '12%'];

function drawNumber(draw: Draw): () => number {
  const places = draw.one([0, 0, 1, 2, 3, 6]);
  const most = draw.one([2, 100, 1e6, 1e9]);
  const limits = [0, 1e15, 999_999_999_999_999, Number.MAX_SAFE_INTEGER, 1e-7, 0.000_001, 1e21, 123_456_789_012.345, 100, 1, -7];
  const oddness = draw.one([0, 0, 0.05, 0.3]);
  return () => (draw.chance(oddness) ? draw.one(limits) : Math.round(draw.below(most) * 10 ** places) / 10 ** places);
}

/** The same for the same seed. */
export function drawCells(seed: number): PlainTable {
  const draw = drawFrom(seed);
  const isLong = draw.chance(0.5);
  const hasUnit = isLong && draw.chance(0.3);
  const names = isLong ? ['cpu', 'mem'] : ['cpu', 'mem', 'net', 'tot', 'req'].slice(0, 1 + draw.below(5));
  const machines = Array.from({ length: 1 + draw.below(3) }, () => draw.one(ids));
  // Typed times are instants, or clocks of no zone that the mapping must name: both are the same where it names UTC.
  const isTyped = draw.chance(0.5);
  const zone = isTyped ? 'zone: UTC\n' : draw.one(['zone: UTC\n', 'zone: Europe/Rome\n', '']);
  const [emptiness, oddness] = [draw.one([0, 0.05, 0.5]), draw.one([0, 0, 0.02, 0.2])];
  const numbers = names.map(() => drawNumber(draw));
  const step = draw.one([MINUTE, 5 * MINUTE, 60 * MINUTE, 150 * MINUTE, 24 * 60 * MINUTE]);
  const begin = draw.one(begins);
  const timeOf = (instant: number): PlainCell => {
    if (draw.chance(oddness / 3)) return draw.one([null, 'ieri', '2025-03-30 02:30:00', '2025-10-26 02:30:00']);
    return isTyped ? { instant } : new Date(instant).toISOString().slice(0, 19).replace('T', ' ');
  };
  const cellOf = (column: number): PlainCell => {
    if (draw.chance(emptiness)) return null;
    return draw.chance(oddness) ? draw.one(texts) : (numbers[column] as () => number)();
  };
  const count = 1 + draw.below(60);
  const rows = Array.from({ length: count }, (_, row): PlainCell[] => {
    const machine = draw.chance(oddness / 3) ? draw.one([null, 'srv-02 ']) : (machines[row % machines.length] as string);
    const metric = Math.floor(row / machines.length) % names.length;
    const time = timeOf(begin + Math.floor(row / (isLong ? machines.length * names.length : machines.length)) * step);
    if (!isLong) return [time, machine, ...names.map((_, column) => cellOf(column))];
    return [time, machine, names[metric] as string, cellOf(metric), ...(hasUnit ? [draw.chance(0.9) ? 'MB' : null] : [])];
  });
  const header = ['quando', 'server', ...(isLong ? ['contatore', 'valore'] : names), ...(hasUnit ? ['misura'] : [])];
  const entries = names.map((name) => {
    const unit = draw.one(units);
    return `  - { column: ${name}, class: ${draw.one(terms)}${unit === '' ? '' : `, unit: ${unit}`} }\n`;
  });
  const length = draw.one(['', '', 'interval: PT5M\nstamp: end\n', 'interval: PT1H\n', 'interval: P1D\n']);
  const columns = isLong ? ', metric: contatore, value: valore' : '';
  return {
    header,
    rows,
    mapping: `layout: ${isLong ? 'long' : 'wide'}\n${zone}${length}columns: { time: quando, id: server${columns}${hasUnit ? ', unit: misura' : ''} }\nseries:\n${entries.join('')}`,
  };
}
