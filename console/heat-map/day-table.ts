import { dayName } from '../../shared/heat-map/day-name.ts';
import type { CellState, MapDay } from '../../shared/model/continuity-map.ts';
import { element } from '../dom/element.ts';
import { type ClassLine, cellName, type HeatView, type Line } from './view.ts';

/** Where a cell of a day table is: its class's row and its day's column. */
export interface CellAt {
  readonly row: number;
  readonly day: number;
}

export interface DayTable {
  readonly table: HTMLTableElement;
  readonly cellAt: (at: CellAt) => HTMLTableCellElement | undefined;
  readonly placeOf: (target: EventTarget | null) => CellAt | null;
}

/**
 * The days of one line: a row a class, a column a day, months above. A real table, which is a grid to whoever moves in it by keyboard;
 * each cell is named in full, since a letter says nothing when it is heard alone.
 */
export function dayTable(view: HeatView, line: Line): DayTable {
  const { words } = view;
  const cells = line.classes.map((one) => one.states.map((state, index) => dayCell(view, line, one, state, index)));
  const table = element(
    'table',
    { class: 'heat-days', role: 'grid', 'aria-readonly': 'true' },
    element('caption', {}, words.days(line.name)),
    element(
      'thead',
      {},
      element(
        'tr',
        {},
        element('th', { scope: 'col', rowspan: 2, class: 'heat-corner' }, words.class),
        view.months.map(({ name, days }) =>
          element('th', { scope: 'colgroup', colspan: days, class: 'heat-month' }, element('span', { class: 'heat-month-name' }, name)),
        ),
      ),
      element(
        'tr',
        {},
        view.days.map((day) => dayHead(view, day)),
      ),
    ),
    element(
      'tbody',
      {},
      line.classes.map((one, row) => element('tr', {}, element('th', { scope: 'row', class: 'heat-class' }, one.name), cells[row])),
    ),
  );
  return {
    table,
    cellAt: ({ row, day }) => cells[row]?.[day],
    placeOf: (target) => {
      const cell = target instanceof Element ? target.closest<HTMLTableCellElement>('td') : null;
      const row = cells.findIndex((each) => cell !== null && each.includes(cell));
      return row < 0 || cell === null ? null : { row, day: (cells[row] as HTMLTableCellElement[]).indexOf(cell) };
    },
  };
}

function dayHead({ words, language }: HeatView, { day, hours }: MapDay): HTMLElement {
  const isUnusual = hours !== 24;
  const name = `${dayName(day, language)}${isUnusual ? `, ${words.clockChange(hours)}` : ''}`;
  return element(
    'th',
    { scope: 'col', class: isUnusual ? 'heat-day heat-day-unusual' : 'heat-day', abbr: name },
    element('span', { 'aria-hidden': 'true' }, Number(day.slice(8)), isUnusual && element('span', { class: 'heat-hours' }, `${hours}h`)),
    element('span', { class: 'visually-hidden' }, name),
  );
}

function dayCell(view: HeatView, line: Line, one: ClassLine, state: CellState, index: number): HTMLTableCellElement {
  return element(
    'td',
    { class: `heat-cell heat-${state}`, tabindex: -1, 'aria-label': cellName(view, line, one, index) },
    view.words.letters[state],
  );
}
