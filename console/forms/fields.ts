import { type Child, element, listening } from '../dom/element.ts';
import { type Asked, described, type FormField, formField, idOf } from './form-field.ts';

/** Each value and what it is called, in order. */
export type Options = readonly (readonly [value: string, text: Child])[];

const input = (value: string, attributes: Readonly<Record<string, string | number | undefined>>) =>
  element('input', { type: 'text', class: 'form-control', autocomplete: 'off', ...attributes, value });

export const textField = (asked: Asked): FormField => formField(asked, input(asked.value, { spellcheck: 'false' }));
export const dayField = (asked: Asked): FormField => formField(asked, input(asked.value, { type: 'date' }));
/** Not `type=number`: a browser drops what it cannot read, and nobody would be told. */
export const numberField = (asked: Asked): FormField => formField(asked, input(asked.value, { inputmode: 'decimal' }));

/** @param lines how tall it is */
export function longTextField(asked: Asked, lines = 3): FormField {
  const control = element('textarea', { class: 'form-control attesta-long-text', rows: lines, spellcheck: 'false' }, asked.value);
  return formField(asked, control);
}

/** One of a list that is opened. A value that is none of them is shown as it is, and kept. */
export function choiceField(asked: Asked, options: Options): FormField {
  const { value } = asked;
  const known = options.some(([one]) => one === value) ? options : [...options, [value, value] as const];
  const all = known.map(([one, text]) => element('option', { value: one, selected: one === value }, text));
  return formField(asked, element('select', { class: 'form-select' }, all));
}

/** One of a few, all of them seen. */
export const oneOfField = (asked: Asked, options: Options): FormField => groupField(asked, options, 'radio');
/** Any number of a list; their values are given and taken with commas between. */
export const someOfField = (asked: Asked, options: Options): FormField => groupField(asked, options, 'checkbox');

function groupField(asked: Asked, options: Options, type: 'radio' | 'checkbox'): FormField {
  const { name, label, value } = asked;
  const chosen = value.split(',');
  const boxes = options.map(([one]) =>
    element('input', { id: `${idOf(name)}-${one}`, name, value: one, type, checked: chosen.includes(one) }),
  );
  const group = element('fieldset', { class: 'attesta-choices', id: idOf(name), role: type === 'radio' ? 'radiogroup' : 'group' });
  const { title, help, fault, tell } = described(asked, group);
  const lines = options.map(([one, text], index) =>
    element('div', { class: 'form-check' }, boxes[index], element('label', { for: `${idOf(name)}-${one}` }, text)),
  );
  group.append(element('legend', {}, title), ...(help ? [help] : []), fault, element('div', { class: 'attesta-choices-list' }, lines));
  return {
    name,
    label,
    element: group,
    value: () =>
      boxes
        .filter(({ checked }) => checked)
        .map((box) => box.value)
        .join(','),
    tell,
    focus: () => (boxes.find(({ checked }) => checked) ?? boxes[0])?.focus(),
  };
}

/** Hears a field that somebody has changed. */
export function whenChanged(field: FormField, act: () => void): FormField {
  listening(field.element, { change: act });
  return field;
}
