import type { Upload } from '../../api/answers.ts';
import { element } from '../../dom/element.ts';
import type { Words } from '../../words/words.ts';

/** A reason as the API tells it, in the reader's language: what is wrong, and who does what about it. */
export const toldReason = ({ text, remedy, code }: Upload['reasons'][number], { hands }: Words): HTMLElement =>
  element(
    'li',
    {},
    element('span', {}, text),
    remedy && element('span', { class: 'attesta-remedy' }, `${capital(hands[remedy.who])}: ${remedy.text}`),
    element('span', { class: 'attesta-code' }, code),
  );

const capital = (text: string) => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
