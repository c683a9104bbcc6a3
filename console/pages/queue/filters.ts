import { element, listening } from '../../dom/element.ts';
import { checkFields, choiceField, dayField, textField } from '../../parts/fields.ts';
import { addresses } from '../../router/addresses.ts';
import type { Words } from '../../words/words.ts';

/** The filters of the queue, by the names that the API gives them: they stand in the address as the API is asked. */
const names = ['outcome', 'waits-for', 'purpose', 'ipa', 'deadline-from', 'deadline-to'] as const;
export type Filters = Readonly<Record<(typeof names)[number], string | undefined>>;

export const filtersOf = (query: URLSearchParams): Filters =>
  Object.fromEntries(names.map((name) => [name, query.get(name) ?? undefined])) as Filters;

export const isFiltered = (filters: Filters): boolean => names.some((name) => filters[name]);

/** Nothing is sent before it is asked for: a list that changes under a reader's hands cannot be read. */
export function filterForm(filters: Filters, words: Words): HTMLElement {
  const { queue, outcomes, purposes, hands } = words;
  const value = (name: keyof Filters) => filters[name] ?? '';
  const form = element(
    'form',
    { class: 'attesta-filters', 'aria-label': queue.filters },
    checkFields({ name: 'outcome', legend: queue.outcome, chosen: value('outcome').split(','), options: Object.entries(outcomes) }),
    checkFields({ name: 'waits-for', legend: queue.columns.hand, chosen: value('waits-for').split(','), options: Object.entries(hands) }),
    element(
      'div',
      { class: 'attesta-fields' },
      choiceField({
        name: 'purpose',
        label: queue.purpose,
        value: value('purpose'),
        options: [['', queue.any], ...Object.entries(purposes)],
      }),
      textField({ name: 'ipa', label: queue.ipa, value: value('ipa') }),
      dayField({ name: 'deadline-from', label: queue.deadlineFrom, value: value('deadline-from') }),
      dayField({ name: 'deadline-to', label: queue.deadlineTo, value: value('deadline-to') }),
    ),
    element(
      'div',
      { class: 'attesta-actions' },
      element('button', { type: 'submit', class: 'btn btn-primary' }, queue.apply),
      isFiltered(filters) && element('a', { class: 'btn btn-outline-primary', href: addresses.queue() }, queue.clear),
    ),
  );
  return listening(form, {
    submit: (event) => {
      event.preventDefault();
      location.hash = addresses.queue(readForm(new FormData(form)));
    },
  });
}

function readForm(form: FormData): Record<string, string> {
  return Object.fromEntries(
    names.map((name) => [
      name,
      form
        .getAll(name)
        .map((value) => String(value).trim())
        .join(','),
    ]),
  );
}
