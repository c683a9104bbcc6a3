import { element, listening, refill } from '../dom/element.ts';
import type { FormField } from './form-field.ts';

/** One thing that is wrong. `name`: of the field, as the API says it; empty, or of no field here: of the whole. */
export interface Fault {
  readonly name: string;
  readonly text: string;
}

export interface ToldForm {
  /** To be put above the form: everything that is wrong, each leading to its field. Nothing is shown while nothing is. */
  readonly summary: HTMLElement;
  /** Tells each fault at its field and all of them above, and puts the focus there; none: takes all of it away, the focus stays. */
  tell(faults: readonly Fault[]): void;
}

interface Told {
  /** Above the list of what is wrong, by how many. */
  readonly title: (count: number) => string;
  /** The fields that are there now: a form may grow. */
  readonly fields: () => readonly FormField[];
  /** Before the focus goes to a field: it may stand in something that is closed. */
  readonly reveal?: (field: FormField) => void;
}

/**
 * What is wrong with a form, above it and at the fields (the pattern of Designers Italia and of GOV.UK). A fault of a part of a field, or of
 * a group, is told at the nearest field that there is: `resources.3.id` at `resources`.
 */
export function toldForm({ title, fields, reveal = openAround }: Told): ToldForm {
  const summary = element('div', { class: 'attesta-faults', tabindex: -1, role: 'group', hidden: true });
  const line = ({ text }: Fault, field: FormField | null) => {
    if (!field) return element('li', {}, text);
    const go = () => {
      reveal(field);
      field.focus();
    };
    return element(
      'li',
      {},
      listening(element('button', { type: 'button', class: 'attesta-fault-link' }, field.label), { click: go }),
      `: ${text}`,
    );
  };
  return {
    summary,
    tell(faults) {
      const there = fields();
      const placed = faults.map((fault) => ({ fault, field: nearest(there, fault.name) }));
      for (const field of there) {
        const own = placed.filter((one) => one.field === field).map(({ fault: { text } }) => text);
        field.tell(own.length > 0 ? own.join(' ') : null);
      }
      summary.hidden = faults.length === 0;
      if (faults.length === 0) return refill(summary);
      const heading = element('h2', { id: 'faults-title' }, title(faults.length));
      summary.setAttribute('aria-labelledby', 'faults-title');
      refill(
        summary,
        heading,
        element(
          'ul',
          {},
          placed.map(({ fault, field }) => line(fault, field)),
        ),
      );
      summary.focus();
      summary.scrollIntoView({ block: 'nearest' });
    },
  };
}

/** The field of this name, else of the longest part of it that is one. */
function nearest(fields: readonly FormField[], name: string): FormField | null {
  const parts = name.split('.');
  for (let length = parts.length; length > 0; length -= 1) {
    const path = parts.slice(0, length).join('.');
    const found = fields.find((field) => field.name === path);
    if (found) return found;
  }
  return null;
}

function openAround({ element: inner }: FormField): void {
  for (let around = inner.parentElement; around; around = around.parentElement) {
    if (around instanceof HTMLDetailsElement) around.open = true;
  }
}
