import { element, listening } from '../../dom/element.ts';
import type { FormField } from '../../forms/form-field.ts';
import { fieldGroup } from '../../forms/section.ts';
import type { Words } from '../../words/words.ts';
import { declaredField } from './declared-field.ts';
import type { Editing } from './editing.ts';
import { serviceGroups } from './field-list.ts';
import { type ResourceRows, resourceRows } from './resource-rows.ts';

export interface ServiceForm {
  readonly element: HTMLDetailsElement;
  fields(): readonly FormField[];
}

interface Asked {
  /** Which of the services. */
  readonly index: number;
  readonly isOpen: boolean;
  readonly remove: () => void;
}

/** Everything that is said of one service; closed until somebody wants it. */
export function serviceForm({ index, isOpen, remove }: Asked, edited: Editing, words: Words): ServiceForm {
  const say = words.declaration;
  const below = `services.${index}`;
  const helps: Readonly<Record<string, string | undefined>> = say.helps;
  const groups = serviceGroups.map(([title, described]) => ({
    title,
    fields: described.map((one) => {
      const help = helps[one.path] ?? (one.path === 'observationWindow.start' ? say.helps.observationWindow : undefined);
      return declaredField(one, { below, label: say.service[one.path], help }, edited, words);
    }),
  }));
  const resources: ResourceRows = resourceRows(below, edited, words);
  const name = nameOf(edited, index, words);
  const closer = element('button', { type: 'button', class: 'btn btn-outline-danger btn-sm' }, say.removeService(name));
  return {
    element: element(
      'details',
      { class: 'attesta-details attesta-service', open: isOpen },
      element('summary', {}, name),
      groups.map(({ title, fields }) =>
        fieldGroup(
          say.groups[title],
          fields.map((field) => field.element),
        ),
      ),
      resources.element,
      element('p', { class: 'attesta-actions' }, listening(closer, { click: remove })),
    ),
    fields: () => [...groups.flatMap(({ fields }) => fields), ...resources.fields()],
  };
}

/** What a service is called; one without a name by its id. */
export function nameOf(edited: Editing, index: number, words: Words): string {
  const [name, id] = ['name', 'id'].map((field) => edited.at(`services.${index}.${field}`));
  return [name, id].find((one): one is string => typeof one === 'string' && one !== '') ?? words.declaration.newService;
}
