import { cellStates } from '../../shared/model/cell-states.ts';
import type { ContinuityMap } from '../../shared/model/continuity-map.ts';
import { type Language, renderValue } from '../../shared/reasons/render.ts';
import { element, listening, refill } from '../dom/element.ts';
import { dayPanel, type OpenCell } from './day-panel.ts';
import { type RestOfServers, serverList } from './server-list.ts';
import { type EvidenceAddress, type HeatView, heatView, type Line } from './view.ts';

export type { OpenCell } from './day-panel.ts';
export type { RestOfServers } from './server-list.ts';

export interface HeatMapOptions {
  readonly map: ContinuityMap;
  readonly language: Language;
  readonly openCell: OpenCell;
  /** Makes the files that a cell rests on links. */
  readonly evidenceAddress?: EvidenceAddress;
  /** The servers that are not in `map` yet: they are drawn as they come. */
  readonly rest?: RestOfServers;
}

/**
 * The continuity of one service, server × Rome day × class: the service's own days first, then every server in one line, whose days are
 * drawn when it is asked for. To be put anywhere: it needs its styles (heat-map.scss) and nothing else of the console.
 */
export function heatMap({ map, language, openCell, evidenceAddress, rest }: HeatMapOptions): HTMLElement {
  const view = heatView(map, language, evidenceAddress);
  const { words } = view;
  if (map.days.length === 0) return element('p', { class: 'heat-map' }, nothingText(map, view));
  const chosen = element('div', { class: 'heat-chosen' });
  const show = (line: Line, moves: boolean) => {
    const title = element('h3', { tabindex: -1, class: 'heat-title' }, line.name);
    const toService = listening(element('button', { type: 'button', class: 'btn btn-outline-primary btn-sm' }, words.wholeService), {
      click: () => show(view.service, true),
    });
    refill(chosen, title, line.id !== null && toService, dayPanel(view, line, openCell));
    if (moves) title.focus();
  };
  show(view.service, false);
  return element(
    'div',
    { class: 'heat-map' },
    view.notes.map((note) => element('p', { class: 'heat-note' }, note)),
    legend(view),
    chosen,
    view.servers.length > 0 && serverList(view, (line) => show(line, true), rest),
  );
}

function nothingText({ codes }: ContinuityMap, { words, language }: HeatView): string {
  return codes.length === 0 ? words.nothing : `${words.nothingBecause} ${renderValue(codes, 'codes', language)}.`;
}

function legend({ words }: HeatView): HTMLElement {
  return element(
    'details',
    { class: 'heat-legend', open: true },
    element('summary', {}, words.legend),
    element(
      'ul',
      {},
      cellStates.map((state) =>
        element(
          'li',
          {},
          element('span', { class: `heat-mark heat-${state}`, 'aria-hidden': 'true' }, words.letters[state]),
          element('span', {}, `${words.states[state]}: ${words.meanings[state]}`),
        ),
      ),
    ),
  );
}
