import type { MapResource } from '../../shared/model/continuity-map.ts';
import { element, listening, refill } from '../dom/element.ts';
import { serverTable } from './server-table.ts';
import { type HeatView, isTroubled, type Line, serverLine } from './view.ts';

/** Servers that come after the first ones: a map of 800 is not waited for before anything is seen. */
export interface RestOfServers {
  /** How many there are in all, those of the map among them. */
  readonly total: number;
  /** The next ones; null: there are no more. Rejects where they cannot be had now, and may be asked again. */
  next(): Promise<readonly MapResource[] | null>;
}

let lists = 0;

/** All servers, or those with a day to look at. What comes later is put below what is there: nobody loses their place. */
export function serverList(view: HeatView, open: (line: Line) => void, rest?: RestOfServers): HTMLElement {
  lists += 1;
  const id = `heat-servers-${lists}`;
  const { words, language } = view;
  const here: Line[] = [...view.servers];
  let coming = rest ? rest.total - here.length : 0;
  const body = element('div', { class: 'heat-scroll heat-scroll-servers', role: 'region', tabindex: 0, 'aria-labelledby': id });
  const shown = element('p', { role: 'status', class: 'heat-shown' });
  const stopped = element('p', { class: 'heat-shown' });
  const box = element('input', { type: 'checkbox', id: `${id}-troubled` });
  const wanted = (lines: readonly Line[]) => (box.checked ? lines.filter(isTroubled) : lines);

  const count = () => {
    const some = wanted(here).length;
    const told = some === 0 && coming === 0 ? words.none : words.shown(some, here.length + coming);
    refill(shown, coming > 0 ? `${told}, ${words.coming(coming)}` : told);
  };
  const draw = () => {
    const drawn = serverTable(view, wanted(here), open);
    refill(body, drawn.element);
    count();
    return drawn;
  };
  let table = draw();
  const readRest = async (): Promise<void> => {
    refill(stopped);
    try {
      for (let more = await rest?.next(); more; more = await rest?.next()) {
        const lines = more.map((resource) => serverLine(resource, language));
        here.push(...lines);
        coming = Math.max(0, coming - lines.length);
        table.add(wanted(lines));
        count();
      }
      coming = 0;
      count();
    } catch {
      const again = listening(element('button', { type: 'button', class: 'btn btn-outline-primary btn-sm' }, words.goOn), {
        click: () => void readRest(),
      });
      refill(stopped, `${words.stopped(coming)} `, again);
    }
  };
  listening(box, {
    change: () => {
      table = draw();
    },
  });
  if (coming > 0) void readRest();
  return element(
    'section',
    {},
    element('h3', { id }, words.servers),
    element('p', {}, words.serversText),
    element('div', { class: 'form-check' }, box, element('label', { for: `${id}-troubled` }, words.onlyTroubled)),
    shown,
    stopped,
    body,
  );
}
