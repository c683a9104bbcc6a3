import { type Child, element } from '../dom/element.ts';

/** Facts side by side, each under its name. A fact that is null is left out. */
export function facts(all: readonly (readonly [name: string, fact: Child])[]): HTMLElement {
  const told = all.filter(([, fact]) => fact !== null);
  return element(
    'dl',
    { class: 'attesta-facts' },
    told.map(([name, fact]) => element('div', {}, element('dt', {}, name), element('dd', {}, fact))),
  );
}
