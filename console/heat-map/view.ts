import { type CellState, type ContinuityMap, cellStates, type MapDay } from '../../shared/model/continuity-map.ts';
import type { ResourceClass } from '../../shared/model/usage.ts';
import { type Language, renderNumber, renderValue } from '../../shared/reasons/render.ts';
import { dayName, monthName } from './day-name.ts';
import { type HeatWords, heatWords } from './words.ts';

/** Days of one month that follow each other in the map. */
export interface MonthGroup {
  readonly name: string;
  readonly days: number;
}

/** One class of one line. */
export interface ClassLine {
  readonly class: ResourceClass;
  readonly name: string;
  readonly states: readonly CellState[];
  readonly coveredMinutes: readonly number[];
}

/** The service as a whole (id null), or one server. */
export interface Line {
  readonly id: string | null;
  readonly name: string;
  readonly classes: readonly ClassLine[];
}

/** What a map shows, before anything of it is drawn. */
export interface HeatView {
  readonly language: Language;
  readonly words: HeatWords;
  readonly days: readonly MapDay[];
  readonly months: readonly MonthGroup[];
  readonly classes: readonly { readonly class: ResourceClass; readonly name: string }[];
  readonly service: Line;
  readonly servers: readonly Line[];
  /** What has to be said of the period and of how it was read. */
  readonly notes: readonly string[];
}

export function heatView(map: ContinuityMap, language: Language): HeatView {
  const words = heatWords(language);
  const nameOf = (one: ResourceClass) => renderValue(one, 'class', language);
  const lineOf = (id: string | null, name: string, classes: readonly Omit<ClassLine, 'name'>[]): Line => ({
    id,
    name,
    classes: classes.map((one) => ({ class: one.class, name: nameOf(one.class), states: one.states, coveredMinutes: one.coveredMinutes })),
  });
  return {
    language,
    words,
    days: map.days,
    months: monthsOf(map.days, language),
    classes: map.classes.map((one) => ({ class: one.class, name: nameOf(one.class) })),
    service: lineOf(null, words.wholeService, map.classes),
    servers: map.resources.map(({ id, name, classes }) => lineOf(id, name === null ? id : `${name} (${id})`, classes)),
    notes: notesOf(map, language, nameOf),
  };
}

function monthsOf(days: readonly MapDay[], language: Language): readonly MonthGroup[] {
  const groups = Map.groupBy(days, ({ day }) => day.slice(0, 7));
  return [...groups.values()].map((group) => ({ name: monthName((group[0] as MapDay).day, language), days: group.length }));
}

function notesOf(map: ContinuityMap, language: Language, nameOf: (one: ResourceClass) => string): readonly string[] {
  const words = heatWords(language);
  const say = (day: string) => dayName(day, language);
  const windows = Map.groupBy(map.classes, ({ window }) => `${window.from} ${window.to}`);
  const periods = [...windows.values()].map((group) => {
    const { from, to } = (group[0] as ContinuityMap['classes'][number]).window;
    if (windows.size === 1) return words.period(say(from), say(to));
    return words.periodOf(group.map((one) => nameOf(one.class)).join(', '), say(from), say(to));
  });
  const moved = map.classes.find(({ window, judged }) => window.from !== judged.from || window.to !== judged.to);
  return [
    ...periods,
    ...(moved ? [words.judged(say(moved.judged.from), say(moved.judged.to))] : []),
    ...(map.daysLeftOut > 0 ? [words.leftOut(map.daysLeftOut)] : []),
    ...map.classes.filter(({ billed }) => billed).map((one) => words.billed(nameOf(one.class))),
    ...map.classes.filter(({ stampsAssumed }) => stampsAssumed).map((one) => words.stamps(nameOf(one.class))),
  ];
}

/** `web-01, 12 marzo 2026, CPU: parziale, 18 ore su 24`: all that a cell says, to whoever hears it. */
export function cellName({ language, words, days }: HeatView, line: Line, one: ClassLine, index: number): string {
  const { day, hours } = days[index] as MapDay;
  const state = one.states[index] as CellState;
  const change = hours === 24 ? '' : ` (${words.clockChange(hours)})`;
  const covered = renderNumber(Math.floor((one.coveredMinutes[index] as number) / 6) / 10, language);
  const told = state === 'waiting' || state === 'outside' ? '' : `, ${words.hours(covered, hours)}`;
  return `${line.name}, ${dayName(day, language)}${change}, ${one.name}: ${words.states[state]}${told}`;
}

/** How many days are in each state, none left out: they add up to the days of the map. */
export type Counts = Readonly<Record<CellState, number>>;

export function countsOf({ states }: Pick<ClassLine, 'states'>): Counts {
  const counts = Object.fromEntries(cellStates.map((state) => [state, 0])) as Record<CellState, number>;
  for (const state of states) counts[state] += 1;
  return counts;
}

/** `146 giorni coperti, 2 parziali, 2 buchi`. */
export function countsText(counts: Counts, words: HeatWords): string {
  return cellStates
    .filter((state) => counts[state] > 0 || state === 'covered')
    .map((state) => `${counts[state]} ${words.counts[state][counts[state] === 1 ? 0 : 1]}`)
    .join(', ');
}

const troubles: ReadonlySet<CellState> = new Set<CellState>(['partial', 'zero', 'gap', 'missing']);

/** Has the server a day that somebody should look at? */
export const isTroubled = ({ classes }: Line): boolean => classes.some(({ states }) => states.some((state) => troubles.has(state)));

/** Days in a row of one state. */
export interface Stretch {
  readonly state: CellState;
  readonly from: number;
  readonly days: number;
}

export function stretchesOf({ states }: Pick<ClassLine, 'states'>): readonly Stretch[] {
  const stretches: { state: CellState; from: number; days: number }[] = [];
  for (const [index, state] of states.entries()) {
    const open = stretches.at(-1);
    if (open?.state === state) open.days += 1;
    else stretches.push({ state, from: index, days: 1 });
  }
  return stretches;
}
