import { dayName, monthName } from '../../shared/heat-map/day-name.ts';
import { notesOf } from '../../shared/heat-map/notes.ts';
import type { CellEvidence } from '../../shared/model/continuity-cell.ts';
import type { CellState, ContinuityMap, MapDay, MapResource } from '../../shared/model/continuity-map.ts';
import type { ResourceClass } from '../../shared/model/usage.ts';
import { type Language, renderNumber, renderValue } from '../../shared/reasons/render.ts';
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
  /** Where a file and its rows are shown; null: nowhere, as before anything was sent. */
  readonly evidenceAddress: EvidenceAddress | null;
}

export type EvidenceAddress = (of: CellEvidence) => string;

export function heatView(map: ContinuityMap, language: Language, evidenceAddress: EvidenceAddress | null = null): HeatView {
  const words = heatWords(language);
  const nameOf = (one: ResourceClass) => renderValue(one, 'class', language);
  return {
    language,
    words,
    evidenceAddress,
    days: map.days,
    months: monthsOf(map.days, language),
    classes: map.classes.map((one) => ({ class: one.class, name: nameOf(one.class) })),
    service: lineOf(null, words.wholeService, map.classes, language),
    servers: map.resources.map((resource) => serverLine(resource, language)),
    notes: notesOf(map, language),
  };
}

export const serverLine = ({ id, name, classes }: MapResource, language: Language): Line =>
  lineOf(id, name === null ? id : `${name} (${id})`, classes, language);

function lineOf(id: string | null, name: string, classes: readonly Omit<ClassLine, 'name'>[], language: Language): Line {
  const told = ({ class: one, states, coveredMinutes }: Omit<ClassLine, 'name'>): ClassLine => ({
    class: one,
    name: renderValue(one, 'class', language),
    states,
    coveredMinutes,
  });
  return { id, name, classes: classes.map(told) };
}

function monthsOf(days: readonly MapDay[], language: Language): readonly MonthGroup[] {
  const groups = Map.groupBy(days, ({ day }) => day.slice(0, 7));
  return [...groups.values()].map((group) => ({ name: monthName((group[0] as MapDay).day, language), days: group.length }));
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

const troubles: ReadonlySet<CellState> = new Set<CellState>(['partial', 'zero', 'gap', 'missing']);

/** Has the server a day that somebody should look at? */
export const isTroubled = ({ classes }: Line): boolean => classes.some(({ states }) => states.some((state) => troubles.has(state)));
