import { type Child, element, listening, refill } from '../../dom/element.ts';
import { bytesText } from '../../parts/bytes.ts';
import { facts } from '../../parts/facts.ts';
import { lookBadge } from '../../parts/outcome-badge.ts';
import type { Words } from '../../words/words.ts';
import type { CardActions } from './check-part.ts';
import type { Entry, Receipt, Sending } from './entry.ts';

/** What became of the sending of one file. */
export function sendPart(parent: HTMLElement, entry: Entry, actions: CardActions, words: Words): void {
  const { sending, file } = entry;
  const bar = parent.querySelector('progress');
  if (sending.is === 'under-way' && bar) {
    bar.value = sending.sent;
    refill(parent.querySelector('span') as Element, sentText(sending.sent, file.size, words));
    return;
  }
  refill(parent, contentOf(entry, actions, words));
}

const sentText = (sent: number, all: number, { upload: say, language }: Words): string =>
  say.sent(bytesText(sent, language), bytesText(all, language));

function contentOf({ id, sending, file, from }: Entry, actions: CardActions, words: Words): Child {
  const { upload: say } = words;
  const button = (text: string, click: () => void) =>
    listening(element('button', { type: 'button', class: 'btn btn-outline-primary btn-sm' }, text), { click });
  const stop = () => button(say.stop, () => actions.stop(id));
  switch (sending.is) {
    case 'none':
      return null;
    case 'queued':
      return element('p', {}, `${say.queued} `, stop());
    case 'under-way':
      return [
        element('p', {}, element('span', {}, sentText(sending.sent, file.size, words)), ' ', stop()),
        element('progress', { max: file.size, value: sending.sent, 'aria-label': say.progress.sent(from) }),
      ];
    case 'failed': {
      const retry = sending.why !== 'gone' && button(say.retry, () => actions.send(id));
      return element('p', {}, lookBadge('bad', failText(sending, words)), ' ', retry);
    }
    case 'received':
      return receiptPart(sending.receipt, actions, words);
  }
}

function failText({ why, detail }: Extract<Sending, { is: 'failed' }>, { upload: { notSent } }: Words): string {
  return why === 'refused' ? notSent.refused(detail) : notSent[why];
}

/** What one keeps of a file that has arrived: where it lies, its sum, and the version that nobody can change. */
function receiptPart({ path, sha256, bytes, versionId, wasThere }: Receipt, actions: CardActions, words: Words): Child {
  const { upload: say, language } = words;
  const code = (text: string) => element('span', { class: 'attesta-code' }, text);
  return element(
    'div',
    { class: 'attesta-receipt', role: 'group', 'aria-label': `${say.receipt}: ${path}` },
    element('p', {}, lookBadge('good', wasThere ? say.wasThere : say.received)),
    facts([
      [say.key, element('a', { href: actions.receiptAddress(path), class: 'attesta-path' }, path)],
      [say.sum, code(sha256)],
      [say.version, versionId === null ? say.noVersion : code(versionId)],
      [say.size, bytesText(bytes, language)],
    ]),
  );
}
