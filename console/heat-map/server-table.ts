import { countsOf, countsText } from '../../shared/heat-map/counts.ts';
import { element, listening } from '../dom/element.ts';
import { strip } from './strip.ts';
import type { ClassLine, HeatView, Line } from './view.ts';

/** So many servers are drawn at once; the others follow while the page is at rest. */
const AT_ONCE = 25;

export interface ServerTable {
  readonly element: HTMLTableElement;
  /** Puts more servers below those that are there. */
  add(servers: readonly Line[]): void;
}

/**
 * Every server in one line: of each class the period as a strip and its counts. A map of 220 servers, 150 days and 4 classes has 132,000
 * cells, which no browser draws at once and nobody reads: of one server at a time the days are drawn.
 *
 * @param open told which server was asked for
 */
export function serverTable(view: HeatView, servers: readonly Line[], open: (line: Line) => void): ServerTable {
  const { words, classes } = view;
  const body = element('tbody');
  const table = element(
    'table',
    { class: 'heat-servers' },
    element('caption', { class: 'visually-hidden' }, words.servers),
    element(
      'thead',
      {},
      element(
        'tr',
        {},
        element('th', { scope: 'col' }, words.server),
        classes.map(({ name }) => element('th', { scope: 'col' }, name)),
      ),
    ),
    body,
  );
  const all: Line[] = [];
  let drawn = 0;
  const draw = () => {
    body.append(...all.slice(drawn, drawn + AT_ONCE).map((line) => serverRow(view, line, open)));
    drawn = Math.min(all.length, drawn + AT_ONCE);
    if (drawn < all.length) drawAtRest();
  };
  let isWaiting = false;
  const drawAtRest = () => {
    if (isWaiting) return;
    isWaiting = true;
    atRest(() => {
      isWaiting = false;
      // A list that was replaced in the meantime is drawn no further.
      if (drawn <= AT_ONCE || table.isConnected) draw();
    });
  };
  const add = (more: readonly Line[]) => {
    all.push(...more);
    table.setAttribute('aria-rowcount', String(all.length + 1));
    if (drawn === 0) draw();
    else if (drawn < all.length) drawAtRest();
  };
  add(servers);
  return { element: table, add };
}

/** Safari has no idle callback. */
const atRest = (work: () => void): void => {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work);
  else setTimeout(work, 16);
};

function serverRow(view: HeatView, line: Line, open: (line: Line) => void): HTMLElement {
  const button = listening(element('button', { type: 'button', class: 'heat-open' }, line.name), { click: () => open(line) });
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, button),
    view.classes.map((column) => {
      const found = line.classes.find((one) => one.class === column.class);
      return found ? summaryCell(view, found) : element('td', { class: 'heat-not-asked' }, view.words.notAsked);
    }),
  );
}

/** `146/150` for the eye, `146 giorni coperti, 2 parziali, 2 buchi` for the ear. */
function summaryCell({ words, days }: HeatView, line: ClassLine): HTMLElement {
  const counts = countsOf(line);
  const troubles = (['gap', 'missing', 'zero', 'partial'] as const).filter((state) => counts[state] > 0);
  return element(
    'td',
    {},
    strip(line),
    element(
      'span',
      { class: 'heat-counts', 'aria-hidden': 'true' },
      `${counts.covered}/${days.length}`,
      troubles.map((state) => element('span', { class: `heat-mark heat-${state}` }, `${words.letters[state]} ${counts[state]}`)),
    ),
    element('span', { class: 'visually-hidden' }, countsText(counts, words)),
  );
}
