import { type Child, element } from '../dom/element.ts';

interface Field {
  readonly name: string;
  readonly label: string;
  readonly value: string;
}

const labelled = (id: string, label: string, field: Child): HTMLElement =>
  element('div', { class: 'attesta-field' }, element('label', { for: id }, label), field);

const idOf = (name: string) => `field-${name}`;

export const textField = ({ name, label, value }: Field): HTMLElement =>
  labelled(idOf(name), label, element('input', { id: idOf(name), name, value, type: 'text', class: 'form-control', autocomplete: 'off' }));

export const dayField = ({ name, label, value }: Field): HTMLElement =>
  labelled(idOf(name), label, element('input', { id: idOf(name), name, value, type: 'date', class: 'form-control' }));

/** @param options each value and what it is called, in order */
export function choiceField({ name, label, value, options }: Field & { readonly options: Options }): HTMLElement {
  const all = options.map(([word, text]) => element('option', { value: word, selected: word === value }, text));
  return labelled(idOf(name), label, element('select', { id: idOf(name), name, class: 'form-select' }, all));
}

type Options = readonly (readonly [value: string, text: string])[];

interface Choices {
  readonly name: string;
  readonly legend: string;
  readonly chosen: readonly string[];
  readonly options: Options;
}

/** Any number of a list. */
export function checkFields({ name, legend, chosen, options }: Choices): HTMLElement {
  const one = ([value, text]: readonly [string, string]) => {
    const id = `${idOf(name)}-${value}`;
    return element(
      'div',
      { class: 'form-check' },
      element('input', { id, name, value, type: 'checkbox', checked: chosen.includes(value) }),
      element('label', { for: id }, text),
    );
  };
  return element(
    'fieldset',
    { class: 'attesta-choices' },
    element('legend', {}, legend),
    element('div', { class: 'attesta-choices-list' }, options.map(one)),
  );
}
