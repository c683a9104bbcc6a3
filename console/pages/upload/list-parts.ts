import { element, listening, refill } from '../../dom/element.ts';
import type { Words } from '../../words/words.ts';
import type { Desk } from './desk.ts';
import { placeFields } from './place-part.ts';
import { placed } from './placement.ts';

/** One place for all files that have none. */
export function bulkPlaces(
  { entries, checking }: Desk,
  names: readonly (readonly [id: string, name: string])[],
  words: Words,
): HTMLElement {
  const { upload: say } = words;
  const fields = placeFields('upload-all', names, words, null);
  const apply = () => {
    for (const { id, place, file } of entries.all()) {
      if (place.is !== 'open') continue;
      entries.change(id, { place: placed(fields.service() ?? place.service, fields.kind() ?? place.kind, place.filename, file.size) });
    }
    checking.refresh();
  };
  return element(
    'section',
    { class: 'attesta-details', 'aria-label': say.places },
    element('h2', { class: 'attesta-small-heading' }, say.places),
    element('p', {}, say.placesText),
    fields.element,
    element(
      'p',
      { class: 'attesta-actions' },
      listening(element('button', { type: 'button', class: 'btn btn-outline-primary' }, say.apply), { click: apply }),
    ),
  );
}

/** Of two hundred files a person looks at those that want something. */
export function onlyTroubled(
  { upload: say }: Words,
  change: () => void,
): { readonly element: HTMLElement; readonly box: HTMLInputElement } {
  const box = listening(element('input', { type: 'checkbox', id: 'upload-troubled' }), { change });
  return { box, element: element('div', { class: 'form-check' }, box, element('label', { for: box.id }, say.onlyTroubled)) };
}

/** Files that no sending takes, out of the way of the others. */
export function leftOutPart({ upload: say }: Words) {
  const list = element('ul', { class: 'attesta-files' });
  const title = element('summary', {});
  const whole = element('details', { class: 'attesta-details' }, title, list);
  return {
    element: whole,
    list,
    draw(count: number): void {
      whole.hidden = count === 0;
      refill(title, say.notToSend(String(count)));
    },
  };
}
