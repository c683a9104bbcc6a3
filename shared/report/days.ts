import { countsOf, countsText, stretchesOf } from '../heat-map/counts.ts';
import { dayName, monthName } from '../heat-map/day-name.ts';
import { notesOf } from '../heat-map/notes.ts';
import { dayWords } from '../heat-map/words.ts';
import { type CellState, type ContinuityMap, cellStates, type MapResource } from '../model/continuity-map.ts';
import type { Language } from '../reasons/render.ts';
import { renderDate, renderValue } from '../reasons/render.ts';
import { type Block, type CalendarRow, type Section, section } from './document.ts';
import { nameOf } from './points.ts';
import type { ReportSource } from './report-source.ts';

/** The map of days of every service that has one. */
export function daysSection(source: ReportSource): Section | null {
  const { maps, words, language, dossier } = source;
  if (dossier === null) return null;
  const shown = maps.filter(({ days }) => days.length > 0);
  const of = dayWords(language);
  if (shown.length === 0) return section(words.days, [{ is: 'paragraph', text: words.noDays }]);
  const letters = cellStates.map((state) => ({ text: `${of.letters[state]} = ${of.states[state]}: ${of.meanings[state]}`, under: [] }));
  return section(
    words.days,
    [
      { is: 'paragraph', text: words.legend },
      { is: 'list', ordered: false, items: letters },
    ],
    shown.map((map) => serviceDays(source, map)),
  );
}

function serviceDays(source: ReportSource, map: ContinuityMap): Section {
  const { words, language } = source;
  const of = dayWords(language);
  const name = nameOf(source, map.service);
  const lines = map.classes.map((one) => ({ label: renderValue(one.class, 'class', language), states: one.states }));
  const changes = map.days
    .filter(({ hours }) => hours !== 24)
    .map(({ day, hours }) => `${dayName(day, language)}: ${of.clockChange(hours)}.`);
  return section(words.daysOf(name), [
    ...[...notesOf(map, language), ...changes].map((text) => ({ is: 'paragraph', text }) as const),
    {
      is: 'strips',
      lines,
      alternative: words.strips(name, lines.map((line) => `${line.label}: ${countsText(countsOf(line), of)}.`).join(' ')),
    },
    { is: 'calendar', caption: words.calendarCaption(name), corner: words.calendarCorner, rows: calendarOf(map, language) },
    ...serverBlocks(source, map, name),
  ]);
}

const DAYS = 31;

function calendarOf({ days, classes }: ContinuityMap, language: Language): readonly CalendarRow[] {
  const { letters } = dayWords(language);
  const months = [...new Set(days.map(({ day }) => day.slice(0, 7)))];
  return months.flatMap((month) =>
    classes.map((one) => ({
      head: `${monthName(`${month}-01`, language)}, ${renderValue(one.class, 'class', language)}`,
      cells: Array.from({ length: DAYS }, (_, index) => {
        const at = days.findIndex(({ day }) => day === `${month}-${String(index + 1).padStart(2, '0')}`);
        const state = one.states[at];
        return state === undefined ? null : { state, letter: letters[state] };
      }),
    })),
  );
}

const quiet: ReadonlySet<CellState> = new Set<CellState>(['covered', 'waiting', 'outside']);

/** Servers with a day to look at, with those days; how many others there are. */
function serverBlocks({ words, language }: ReportSource, map: ContinuityMap, name: string): readonly Block[] {
  const isWhole = ({ classes }: MapResource) => classes.every(({ states }) => states.every((state) => quiet.has(state)));
  const troubled = map.resources.filter((server) => !isWhole(server));
  const whole = map.resources.length - troubled.length;
  if (troubled.length === 0) return map.resources.length === 0 ? [] : [{ is: 'paragraph', text: words.allServersWhole }];
  const cell = (server: MapResource, wanted: string) => {
    const found = server.classes.find((one) => one.class === wanted);
    return found ? statesText(map, found.states, language, words.and) : words.unasked;
  };
  return [
    {
      is: 'table',
      caption: words.serversCaption(name),
      head: [words.server, ...map.classes.map((one) => renderValue(one.class, 'class', language))],
      rows: troubled.map((server) => [
        server.name === null ? server.id : `${server.name} (${server.id})`,
        ...map.classes.map((one) => cell(server, one.class)),
      ]),
      shares: [1.2, ...map.classes.map(() => 1)],
    },
    ...(whole === 0 ? [] : [{ is: 'paragraph', text: words.wholeServersText(whole) } as const]),
  ];
}

/** So many stretches of days are named in a cell of a page. */
const STRETCHES = 8;

/** `34/36; buco 12/03/2026 – 13/03/2026`, a stretch a line. */
function statesText({ days }: ContinuityMap, states: readonly CellState[], language: Language, and: (count: number) => string): string {
  const of = dayWords(language);
  const dayAt = (index: number) => renderDate(days[index]?.day ?? '', language);
  const told = stretchesOf({ states })
    .filter(({ state }) => !quiet.has(state))
    .map(({ state, from, days: count }) => {
      const to = count === 1 ? '' : ` – ${dayAt(from + count - 1)}`;
      return `${of.states[state]} ${dayAt(from)}${to}`;
    });
  const more = told.length > STRETCHES ? [and(told.length - STRETCHES)] : [];
  return [`${countsOf({ states }).covered}/${states.length}`, ...told.slice(0, STRETCHES), ...more].join(';\n');
}
