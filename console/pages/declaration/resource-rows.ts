import { renderNumber } from '../../../shared/reasons/render.ts';
import { element, listening, refill } from '../../dom/element.ts';
import { longTextField } from '../../forms/fields.ts';
import type { FormField } from '../../forms/form-field.ts';
import { fieldGroup } from '../../forms/section.ts';
import type { Words } from '../../words/words.ts';
import { declaredField } from './declared-field.ts';
import type { Editing } from './editing.ts';
import { resourceFields } from './field-list.ts';
import { pastedResources } from './pasted-resources.ts';
import { idIn } from './value.ts';

export interface ResourceRows {
  readonly element: HTMLElement;
  fields(): readonly FormField[];
}

/** A browser draws so many without a pause; a list of more is no form's. */
const shownResources = 40;

/** The servers of a service, each with its fields; many of them from a sheet. */
export function resourceRows(below: string, edited: Editing, words: Words): ResourceRows {
  const { resources: say, resource: labels } = words.declaration;
  const path = `${below}.resources`;
  const body = element('div');
  const said = element('p', { role: 'status' });
  let drawn: readonly FormField[] = [];
  const all = (): readonly unknown[] => {
    const list = edited.at(path);
    return Array.isArray(list) ? list : [];
  };
  const put = (list: readonly unknown[]) => {
    edited.put(path, list);
    draw();
  };
  const row = (resource: unknown, index: number) => {
    const number = renderNumber(index + 1, words.language);
    const fields = resourceFields.map((one) => declaredField(one, { below: `${path}.${index}`, label: labels[one.path] }, edited, words));
    const closer = element(
      'button',
      { type: 'button', class: 'btn btn-outline-danger btn-xs' },
      say.remove(idIn(resource) ?? say.one(number)),
    );
    listening(closer, { click: () => put(all().filter((_one, at) => at !== index)) });
    return {
      fields,
      element: fieldGroup(
        say.one(number),
        fields.map((field) => field.element),
        element('div', {}, closer),
      ),
    };
  };
  const draw = () => {
    const list = all();
    const rows = list.slice(0, shownResources).map(row);
    drawn = rows.flatMap(({ fields }) => fields);
    const more = list.length - rows.length;
    refill(
      body,
      rows.map((one) => one.element),
      more > 0 && element('p', {}, say.more(renderNumber(more, words.language))),
    );
  };
  const paste = longTextField({ name: `${path}-paste`, label: say.paste, value: '', help: say.pasteHelp }, 3);
  const add = listening(element('button', { type: 'button', class: 'btn btn-outline-primary btn-sm' }, say.add), {
    click: () => {
      put([...all(), { provider: providerOf(all()), id: '', kind: 'vm' }]);
      drawn.at(-resourceFields.length)?.focus();
    },
  });
  const addPasted = listening(element('button', { type: 'button', class: 'btn btn-outline-primary btn-sm' }, say.pasteAdd), {
    click: () => {
      const found = pastedResources(paste.value());
      if (found.length > 0) put([...all(), ...found]);
      refill(said, say.pasted(renderNumber(found.length, words.language)));
    },
  });
  draw();
  return {
    element: element(
      'section',
      { class: 'attesta-resources' },
      element('h4', {}, say.title),
      element('p', { class: 'attesta-prose' }, say.intro),
      body,
      element('p', { class: 'attesta-actions' }, add),
      element(
        'details',
        { class: 'attesta-details' },
        element('summary', {}, say.paste),
        paste.element,
        element('p', { class: 'attesta-actions' }, addPasted),
        said,
      ),
    ),
    fields: () => drawn,
  };
}

/** Mostly the same one for all. */
function providerOf(list: readonly unknown[]): string {
  const provider = (list.at(-1) as { readonly provider?: unknown } | undefined)?.provider;
  return typeof provider === 'string' ? provider : '';
}
