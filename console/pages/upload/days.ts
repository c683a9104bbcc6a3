import { type Child, element, listening, refill } from '../../dom/element.ts';
import { heatMap } from '../../heat-map/heat-map.ts';
import type { Maps } from '../../precheck/protocol.ts';
import type { Words } from '../../words/words.ts';
import type { Desk } from './desk.ts';
import { pathOf } from './placement.ts';

/**
 * The days that the chosen files cover, service by service. Drawn when it is asked for: of many files it is work, and each new file changes it.
 * @param drawn told of what the maps say beside their days
 */
export function daysPart(desk: Desk, words: Words, drawn: (maps: Maps) => void): HTMLElement {
  const { upload: say } = words;
  const content = element('div');
  const said = element('p', { role: 'status' });
  const draw = async () => {
    refill(said, say.drawing);
    try {
      const maps = await desk.precheck.ask(questionOf(desk));
      drawn(maps);
      refill(content, contentOf(maps, desk, words));
      refill(said);
    } catch {
      refill(said, say.notDrawn);
    }
  };
  return element(
    'section',
    { 'aria-label': say.days },
    element('h2', {}, say.days),
    element(
      'p',
      { class: 'attesta-actions' },
      listening(element('button', { type: 'button', class: 'btn btn-outline-primary' }, say.drawDays), { click: draw }),
    ),
    said,
    content,
  );
}

function questionOf({ project, entries, context }: Desk) {
  const all = entries.all();
  const chosen = all.find(({ place }) => place.is === 'placed' && place.read.is === 'declaration')?.file;
  const declaration = chosen ?? (context.declaration === null ? null : new Blob([context.declaration]));
  return {
    is: 'maps',
    project,
    declaration,
    files: all.flatMap(({ place, check }) => {
      const path = pathOf(place);
      return path !== null && check.is === 'read' ? [{ path, digest: check.checked.digest }] : [];
    }),
    asOf: new Date(Math.floor(context.now() / 1000) * 1000).toISOString().replace('.000Z', 'Z'),
  } as const;
}

function contentOf({ by, maps }: Maps, desk: Desk, words: Words): Child {
  const { upload: say, language } = words;
  const shown = maps.filter(({ point }) => point !== null);
  if (shown.length === 0) return element('p', {}, say.daysNone);
  return [
    element('p', { class: 'attesta-prose' }, by === 'declaration' ? say.daysDeclared : say.daysOfFiles),
    shown.map((map) => {
      const openCell = async (place: {
        readonly resource: string;
        readonly class: (typeof map)['classes'][number]['class'];
        readonly day: string;
      }) => {
        const cell = await desk.precheck.ask({ is: 'cell', service: map.service, ...place });
        if (cell === null) throw new Error('the map has no such cell');
        return cell;
      };
      return [element('h3', {}, by === 'declaration' ? map.serviceName : say.daysOf), heatMap({ map, language, openCell })];
    }),
  ];
}
