import type { ContinuityCell } from '../../shared/model/continuity-cell.ts';
import type { MapDay } from '../../shared/model/continuity-map.ts';
import type { ResourceClass } from '../../shared/model/usage.ts';
import { element, listening, refill } from '../dom/element.ts';
import { cellDetail } from './cell-detail.ts';
import { type CellAt, dayTable } from './day-table.ts';
import { move } from './move.ts';
import { type ClassLine, cellName, type HeatView, type Line } from './view.ts';

/** Asks for what a cell rests on: from the API, or from what a worker has read. Rejects where it cannot be had now. */
export type OpenCell = (place: {
  readonly resource: string;
  readonly class: ResourceClass;
  readonly day: string;
}) => Promise<ContinuityCell>;

let panels = 0;

/** The days of one line, in a region that scrolls by itself, and below it the day that was opened. */
export function dayPanel(view: HeatView, line: Line, openCell: OpenCell): HTMLElement {
  panels += 1;
  const id = `heat-panel-${panels}`;
  const days = dayTable(view, line);
  const detail = element('div', { class: 'heat-detail' });
  let at: CellAt = firstTrouble(line);
  days.cellAt(at)?.setAttribute('tabindex', '0');

  const goTo = (next: CellAt) => {
    days.cellAt(at)?.setAttribute('tabindex', '-1');
    at = next;
    const cell = days.cellAt(at);
    cell?.setAttribute('tabindex', '0');
    cell?.focus();
  };
  let asked = 0;
  const open = async () => {
    const one = line.classes[at.row] as ClassLine;
    const day = (view.days[at.day] as MapDay).day;
    const said = { title: cellName(view, line, one, at.day), view, back: () => days.cellAt(at)?.focus() };
    asked += 1;
    const mine = asked;
    const show = (found: Parameters<typeof cellDetail>[0]['found']) => {
      if (mine === asked) refill(detail, cellDetail({ ...said, found }));
    };
    if (line.id === null) show('service');
    else show('wait');
    detail.querySelector<HTMLElement>('h4')?.focus();
    if (line.id === null) return;
    const cell = await openCell({ resource: line.id, class: one.class, day }).catch(() => null);
    show(cell ?? 'failed');
    if (mine === asked) detail.querySelector<HTMLElement>('h4')?.focus();
  };

  listening(days.table, {
    click: (event) => {
      const place = days.placeOf(event.target);
      if (!place) return;
      goTo(place);
      void open();
    },
    focusin: (event) => {
      const place = days.placeOf(event.target);
      if (place && (place.row !== at.row || place.day !== at.day)) goTo(place);
    },
    keydown: (event) => {
      const { key, ctrlKey } = event as KeyboardEvent;
      const opens = key === 'Enter' || key === ' ';
      const next = move(at, { key, ctrlKey }, view.days, line.classes.length);
      if (!opens && next === null) return;
      event.preventDefault();
      if (opens) void open();
      else if (next) goTo(next);
    },
  });
  listening(detail, {
    keydown: (event) => {
      if ((event as KeyboardEvent).key === 'Escape') days.cellAt(at)?.focus();
    },
  });
  const caption = days.table.querySelector('caption');
  caption?.setAttribute('id', id);
  const keys = element('p', { class: 'heat-keys', id: `${id}-keys` }, view.words.keys);
  days.table.setAttribute('aria-describedby', `${id}-keys`);
  const region = element('div', { class: 'heat-scroll', role: 'region', tabindex: 0, 'aria-labelledby': id }, days.table);
  return element('div', { class: 'heat-panel' }, keys, region, detail);
}

/** Where there is something to look at, else the first day: whoever tabs into the table is there at once. */
function firstTrouble({ classes }: Line): CellAt {
  for (const state of ['gap', 'missing', 'zero', 'partial'] as const) {
    for (const [row, { states }] of classes.entries()) {
      const day = states.indexOf(state);
      if (day >= 0) return { row, day };
    }
  }
  return { row: 0, day: 0 };
}
