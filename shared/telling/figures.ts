import type { AttestaRecord } from '../model/record.ts';
import { type Language, renderDuration, renderInstant, renderNumber, renderValue } from '../reasons/render.ts';
import { DAY } from '../time/civil-day.ts';

type Measured = AttestaRecord['findings'][number]['measured'][number];
type Row = readonly [label: string, cell: (one: Measured) => string | null];

const labels = {
  it: {
    days: 'giorni coperti',
    of: 'su',
    covered: 'tempo coperto',
    first: 'prima copertura',
    last: 'ultima copertura',
    gap: 'buco più lungo',
    none: 'nessuno',
    from: '  dal',
    to: '  al',
    blockStart: 'tratto continuo dal',
    blockEnd: '  al',
    needed: 'servono dati fino al',
    known: 'noto fino al (T)',
    min: 'valore minimo',
    mean: 'valore medio',
    max: 'valore massimo',
  },
  en: {
    days: 'days covered',
    of: 'of',
    covered: 'time covered',
    first: 'first coverage',
    last: 'last coverage',
    gap: 'longest hole',
    none: 'none',
    from: '  from',
    to: '  to',
    blockStart: 'unbroken stretch from',
    blockEnd: '  to',
    needed: 'data needed until',
    known: 'known until (T)',
    min: 'least value',
    mean: 'mean value',
    max: 'greatest value',
  },
} as const;

/** Figures as a table: a column a class, a line a figure. */
export interface Figures {
  readonly classes: readonly string[];
  readonly rows: readonly (readonly [label: string, ...cells: string[]])[];
}

/** The numbers of DESIGN §5 statement 16, one column a class, on the clock of Rome; a line that no class fills is left out. */
export function figuresOf(measured: readonly Measured[], language: Language): Figures {
  const rows = rowsOf(language).flatMap(([label, cell]) => {
    const cells = measured.map(cell);
    return cells.every((text) => text === null) ? [] : [[label, ...cells.map((text) => text ?? '–')] as const];
  });
  return { classes: measured.map((one) => renderValue(one.class, 'class', language)), rows };
}

/** The few of them that say at a glance how it stands: days, time, the longest hole. */
export function briefFiguresOf(measured: readonly Measured[], language: Language): Figures {
  const { days, covered, gap } = labels[language];
  const { classes, rows } = figuresOf(measured, language);
  return { classes, rows: rows.filter(([label]) => [days, covered, gap].some((one) => one === label)) };
}

function rowsOf(language: Language): readonly Row[] {
  const say = labels[language];
  const at = (instant: string | null | undefined) => (instant ? renderInstant(instant, language) : null);
  const level = (pick: (one: Measured) => number | null) => (one: Measured) => {
    const value = pick(one);
    return value === null ? null : quantity(value, one.unit, language);
  };
  return [
    [say.days, (one) => `${one.daysCovered} ${say.of} ${one.daysRequired}`],
    [say.covered, (one) => `${renderDuration(one.coveredSeconds, language)} (${share(one, language)} %)`],
    [say.first, (one) => at(one.first)],
    [say.last, (one) => at(one.last)],
    [say.gap, (one) => (one.longestGapSeconds === 0 ? say.none : renderDuration(one.longestGapSeconds, language))],
    [say.from, (one) => at(one.longestGap?.[0])],
    [say.to, (one) => at(one.longestGap?.[1])],
    [say.blockStart, (one) => at(one.blockStart)],
    [say.blockEnd, (one) => at(one.blockEnd)],
    [say.needed, (one) => at(one.neededUntil)],
    [say.known, (one) => at(one.knownUntil)],
    [say.min, level((one) => one.min)],
    [say.mean, level((one) => one.mean)],
    [say.max, level((one) => one.max)],
  ];
}

/** Of the nominal hours, as DESIGN §5 statement 10 counts them; never rounded up to a limit that was not reached. */
function share({ coveredSeconds, daysRequired }: Measured, language: Language): string {
  const of = (coveredSeconds * 1000) / (daysRequired * DAY);
  return renderNumber(Math.floor(of * 1000) / 10, language);
}

const multiples = ['', 'k', 'M', 'G', 'T', 'P'] as const;

/** `12,5 %`, `207,6 GB`: bytes in decimal multiples, as the vendors' consoles write them; other units as they are. */
export function quantity(value: number, unit: string | null, language: Language): string {
  if (unit === 'percent') return `${renderNumber(value, language)} %`;
  const bytes = unit === null ? null : /^bytes?(\/s)?$/.exec(unit);
  if (!bytes) return unit === null ? renderNumber(value, language) : `${renderNumber(value, language)} ${unit}`;
  const size = Math.abs(value);
  const power = Math.min(multiples.length - 1, size < 1000 ? 0 : Math.floor(Math.log10(size) / 3));
  return `${renderNumber(value / 1000 ** power, language)} ${multiples[power]}B${bytes[1] ?? ''}`;
}
