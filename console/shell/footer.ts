import { element } from '../dom/element.ts';
import type { Words } from '../words/words.ts';

export function footer({ site }: Words): HTMLElement {
  return element(
    'footer',
    { class: 'it-footer', id: 'footer', tabindex: '-1' },
    element(
      'div',
      { class: 'it-footer-main' },
      element(
        'div',
        { class: 'container-xxl py-4' },
        element('h2', { class: 'h6 text-white' }, site.footer),
        element('p', {}, site.footerText),
        element('p', { class: 'mb-0' }, site.rules),
      ),
    ),
  );
}
