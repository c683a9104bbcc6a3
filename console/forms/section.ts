import { type Child, element } from '../dom/element.ts';

/** Fields that belong together, under one name that is said with each of them. */
export const fieldGroup = (legend: Child, ...fields: readonly Child[]): HTMLElement =>
  element('fieldset', { class: 'attesta-group' }, element('legend', {}, legend), element('div', { class: 'attesta-fields' }, fields));
