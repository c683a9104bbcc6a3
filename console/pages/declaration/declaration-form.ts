import { element, listening, refill } from '../../dom/element.ts';
import type { FormField } from '../../forms/form-field.ts';
import { fieldGroup } from '../../forms/section.ts';
import type { Words } from '../../words/words.ts';
import { declaredField } from './declared-field.ts';
import type { Editing } from './editing.ts';
import { entityFields, projectFields } from './field-list.ts';
import { nameOf, type ServiceForm, serviceForm } from './service-form.ts';

export interface DeclarationForm {
  readonly element: HTMLElement;
  fields(): readonly FormField[];
  /** Draws everything again: the text was changed from elsewhere. */
  draw(): void;
}

/** Every field of a declaration. Whose it is cannot be changed: that is the project's address. */
export function declarationForm(edited: Editing, words: Words): DeclarationForm {
  const say = words.declaration;
  const helps: Readonly<Record<string, string | undefined>> = say.helps;
  const above = element('div');
  const below = element('div');
  let general: readonly FormField[] = [];
  let services: readonly ServiceForm[] = [];

  const drawGeneral = () => {
    const fieldsOf = <Path extends string>(
      group: 'entity' | 'project',
      list: typeof entityFields | typeof projectFields,
      labels: Readonly<Record<Path, string>>,
    ) => list.map((one) => declaredField(one, { below: group, label: labels[one.path as Path], help: helps[one.path] }, edited, words));
    const [entity, project] = [fieldsOf('entity', entityFields, say.entity), fieldsOf('project', projectFields, say.project)];
    general = [...entity, ...project];
    const group = (title: string, fields: readonly FormField[]) =>
      fieldGroup(
        title,
        fields.map((field) => field.element),
      );
    refill(above, group(say.entityTitle, entity), group(say.projectTitle, project));
  };
  const list = (): readonly unknown[] => {
    const found = edited.at('services');
    return Array.isArray(found) ? found : [];
  };
  /** @param open which of them is open, where it is not those that were */
  const drawServices = (open: readonly boolean[]) => {
    services = list().map((_service, index) =>
      serviceForm({ index, isOpen: open[index] ?? false, remove: () => remove(index) }, edited, words),
    );
    refill(
      below,
      services.map((service) => service.element),
    );
  };
  const opened = () => services.map((service) => service.element.open);
  const remove = (index: number) => {
    const name = nameOf(edited, index, words);
    edited.put(
      'services',
      list().filter((_one, at) => at !== index),
    );
    drawServices(opened().filter((_one, at) => at !== index));
    add.focus();
    refill(said, say.removed(name));
  };
  const said = element('p', { role: 'status' });
  const add = listening(element('button', { type: 'button', class: 'btn btn-outline-primary' }, say.addService), {
    click: () => {
      edited.put('services', [...list(), { id: '', name: '', candidateMode: null, destination: null }]);
      drawServices([...opened(), true]);
      services.at(-1)?.fields()[0]?.focus();
    },
  });
  const draw = () => {
    drawGeneral();
    drawServices(services.length === 0 ? [list().length === 1] : opened());
  };
  draw();
  return {
    element: element('div', {}, above, element('h3', {}, say.servicesTitle), below, element('p', { class: 'attesta-actions' }, add), said),
    fields: () => [...general, ...services.flatMap((service) => service.fields())],
    draw,
  };
}
