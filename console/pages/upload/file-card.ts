import { element, listening, refill } from '../../dom/element.ts';
import { bytesText } from '../../parts/bytes.ts';
import type { Words } from '../../words/words.ts';
import { type CardActions, checkPart } from './check-part.ts';
import type { Entry } from './entry.ts';
import { isStopped, type Notice, noticeText } from './notices.ts';
import { placePart } from './place-part.ts';
import { sendPart } from './send-part.ts';

export interface FileCard {
  readonly element: HTMLElement;
  /** Draws what has changed of it, and nothing else: whoever is choosing in it keeps the focus. */
  draw(entry: Entry, notices: readonly Notice[], speaksOf: string | null): void;
}

/** One chosen file: what it is, where it goes, what was read, what became of it. */
export function fileCard(first: Entry, actions: CardActions, words: Words): FileCard {
  const { upload: say, language } = words;
  const { id, file, from } = first;
  const box = element('input', { type: 'checkbox', id: `upload-${id}-wanted`, checked: first.wanted });
  listening(box, { change: () => actions.want(id, box.checked) });
  const wanted = element('div', { class: 'form-check attesta-wanted' }, box, element('label', { for: `upload-${id}-wanted` }, say.wanted));
  const remove = listening(
    element('button', { type: 'button', class: 'btn btn-outline-primary btn-sm', 'aria-label': say.removeFile(from) }, say.remove),
    { click: () => actions.remove(id) },
  );
  const [place, notices, check, sending] = [element('div'), element('ul', { class: 'attesta-notices' }), element('div'), element('div')];
  const top = element(
    'div',
    { class: 'attesta-file-top' },
    element('h3', { class: 'attesta-path' }, from),
    element('span', { class: 'attesta-quiet-text' }, bytesText(file.size, language)),
    remove,
  );
  const card = element('li', { class: 'attesta-file' }, top, place, notices, check, sending, wanted);
  let drawn: Entry | null = null;
  let told = '';
  let spoken: string | null = null;
  const places = placePart(first, actions, words);
  place.append(places.element);

  return {
    element: card,
    draw(entry, some, speaksOf) {
      const before = drawn;
      drawn = entry;
      if (before?.place !== entry.place) places.draw(entry);
      const texts = some.map((notice) => noticeText(notice, words));
      if (texts.join('\n') !== told) {
        told = texts.join('\n');
        refill(
          notices,
          texts.map((text) => element('li', {}, text)),
        );
      }
      if (before?.check !== entry.check || speaksOf !== spoken) checkPart(check, entry, { actions, words, speaksOf });
      spoken = speaksOf;
      if (before?.sending !== entry.sending) sendPart(sending, entry, actions, words);
      box.checked = entry.wanted;
      const isOut = entry.place.is === 'left-out' || entry.sending.is === 'received' || isStopped(some);
      wanted.hidden = isOut;
      remove.hidden = entry.sending.is === 'queued' || entry.sending.is === 'under-way';
    },
  };
}
