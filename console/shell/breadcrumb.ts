import { element } from '../dom/element.ts';
import type { Crumb } from '../pages/page.ts';
import type { Words } from '../words/words.ts';

export function breadcrumb({ site }: Words, crumbs: readonly Crumb[]): HTMLElement | null {
  if (crumbs.length < 2) return null;
  const step = ({ text, href }: Crumb, index: number) => {
    const isLast = index === crumbs.length - 1;
    const told = href === undefined || isLast ? text : element('a', { href }, text);
    const mark = isLast ? null : element('span', { class: 'separator', 'aria-hidden': 'true' }, '/');
    return element('li', { class: isLast ? 'breadcrumb-item active' : 'breadcrumb-item', 'aria-current': isLast && 'page' }, told, mark);
  };
  return element(
    'nav',
    { class: 'breadcrumb-container', 'aria-label': site.breadcrumb },
    element('ol', { class: 'breadcrumb' }, crumbs.map(step)),
  );
}
