import { type Child, element, refill, setAttributes } from '../dom/element.ts';

export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** A field of a form: its label, what helps to fill it in, and the place where what is wrong with it is told. */
export interface FormField {
  /** As the API names it in what it refuses: a dotted path (`services.0.releasedOn`). */
  readonly name: string;
  readonly label: string;
  readonly element: HTMLElement;
  /** Trimmed; of several ticked ones, with commas between. */
  value(): string;
  /** null: nothing is wrong with it any more. */
  tell(fault: string | null): void;
  focus(): void;
}

export interface Asked {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  /** Said below the label, before anything is wrong. */
  readonly help?: Child;
  /** Said after the label, since most fields may stay empty: `obbligatorio`. */
  readonly mark?: string;
}

/** An id that a label and a description may point at: dots and signs of a path are none of it. */
export const idOf = (name: string, part = 'field'): string => `${part}-${name.replace(/[^\w-]/g, '-')}`;

/** The texts around what is filled in, tied to it: a screen reader says label, fault and help, in this order. */
export function described(asked: Asked, tied: HTMLElement) {
  const { name, label, help, mark } = asked;
  const helpId = idOf(name, 'help');
  const faultId = idOf(name, 'fault');
  const fault = element('span', { id: faultId, class: 'attesta-fault' });
  const tell = (text: string | null) => {
    refill(fault, text);
    // A group of boxes cannot be invalid by its role: what is told at it is its description.
    if (text !== null && tied.getAttribute('role') !== 'group') tied.setAttribute('aria-invalid', 'true');
    else tied.removeAttribute('aria-invalid');
    const ids = [text !== null && faultId, Boolean(help) && helpId].filter(Boolean).join(' ');
    if (ids === '') tied.removeAttribute('aria-describedby');
    else setAttributes(tied, { 'aria-describedby': ids });
  };
  tell(null);
  return {
    title: [label, mark && element('span', { class: 'attesta-mark' }, ` (${mark})`)] as Child,
    help: help ? element('span', { id: helpId, class: 'attesta-help' }, help) : null,
    fault,
    tell,
  };
}

/** A field of one control, under its label. */
export function formField(asked: Asked, control: Control): FormField {
  const { name, label } = asked;
  setAttributes(control, { id: idOf(name), name });
  const { title, help, fault, tell } = described(asked, control);
  return {
    name,
    label,
    element: element('div', { class: 'attesta-field' }, element('label', { for: idOf(name) }, title), help, fault, control),
    value: () => control.value.trim(),
    tell,
    focus: () => control.focus(),
  };
}
