import { element, listening } from '../dom/element.ts';
import type { Words } from '../words/words.ts';

/** The first stop of the keyboard. They move the focus by hand: after `#` stands the address of the page. */
export function skipLinks({ site }: Words): HTMLElement {
  const skip = (text: string, id: string) =>
    listening(element('a', { class: 'visually-hidden-focusable', href: `#${id}` }, text), {
      click: (event) => {
        event.preventDefault();
        const target = document.getElementById(id);
        target?.focus();
        target?.scrollIntoView();
      },
    });
  return element('div', { class: 'skiplinks' }, skip(site.skipToContent, 'content'), skip(site.skipToFooter, 'footer'));
}
