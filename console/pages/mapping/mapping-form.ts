import { becauseText } from '../../../shared/mapping-draft/render-draft.ts';
import type { TableSurvey } from '../../../shared/mapping-draft/survey-file.ts';
import { element, refill } from '../../dom/element.ts';
import { choiceField, oneOfField, textField, whenChanged } from '../../forms/fields.ts';
import type { FormField } from '../../forms/form-field.ts';
import { fieldGroup } from '../../forms/section.ts';
import type { Words } from '../../words/words.ts';
import { type Field, fieldsOf } from './asked-fields.ts';
import { seriesFields } from './series-fields.ts';
import type { WizardState } from './wizard-state.ts';

export interface MappingForm {
  readonly element: HTMLElement;
  fields(): readonly FormField[];
  /** Draws everything again; the focus stays at the field that it was at. */
  draw(): void;
}

/** What a person says of a table, field by field; what is guessed says why. */
export function mappingForm(state: WizardState, survey: TableSurvey | null, words: Words): MappingForm {
  const say = words.mapping;
  const place = element('div');
  let fields: readonly FormField[] = [];
  const helpOf = ({ name, guess, value }: Field): string | undefined => {
    const helps: Readonly<Record<string, string | undefined>> = say.helps;
    const isGuessed = guess && guess !== 'open' && String(guess.value) === value;
    if (isGuessed) return `${say.guess} ${becauseText(guess.because, words.language)}`;
    return guess === 'open' || name === 'interval' || name === 'layout' ? helps[name] : undefined;
  };
  const make = (one: Field): FormField => {
    const { name, value, options, needed, put, redraws } = one;
    const help = helpOf(one);
    const asked = { name, label: say.fields[name], value, ...(help && { help }), ...(needed && { mark: say.needed }) };
    const field = name === 'layout' || name === 'resourceIs' ? oneOfField(asked, options) : choiceField(asked, options);
    return whenChanged(field, () => {
      state.choose(put(field.value()));
      if (redraws) draw();
    });
  };
  const text = (name: 'producerName', value: string): FormField => {
    const field = textField({ name, label: say.fields[name], value });
    return whenChanged(field, () => state.choose({ [name]: field.value() }));
  };
  const draw = () => {
    const focused = (document.activeElement as HTMLInputElement | null)?.name;
    const choices = state.choices();
    const groups = fieldsOf(choices, survey, words);
    const shape = groups.shape.map(make);
    const time = groups.time.map(make);
    const server = [...groups.server.map(make), ...resourceField(state, survey, words)];
    const measures = seriesFields(state, words);
    const producer = [text('producerName', choices.producerName), ...groups.producer.map(make)];
    fields = [...shape, ...time, ...server, ...measures.fields, ...producer];
    const group = (title: string, some: readonly FormField[]) =>
      some.length > 0 &&
      fieldGroup(
        title,
        some.map((field) => field.element),
      );
    refill(
      place,
      group(say.groups.shape, shape),
      group(say.groups.time, time),
      group(say.groups.server, server),
      measures.element,
      group(say.groups.producer, producer),
    );
    if (focused) fields.find(({ name }) => name === focused)?.focus();
  };
  draw();
  return { element: place, fields: () => fields, draw };
}

/** The column, the id or the expression, by where the server is written. */
function resourceField(state: WizardState, survey: TableSurvey | null, { mapping: say, language }: Words): readonly FormField[] {
  const { resourceIs: is, resource } = state.choices();
  if (is === '' || is === 'series') return [];
  const guess = survey?.draft.resourceId;
  const isGuessed = guess && guess !== 'open' && Object.values(guess.value)[0] === resource;
  const help = isGuessed ? `${say.guess} ${becauseText(guess.because, language)}` : say.resourceHelp[is];
  const asked = { name: 'resourceId', label: say.resource[is], value: resource, mark: say.needed, ...(help && { help }) };
  const names = [...new Set([...(survey?.columns.map(({ name }) => name) ?? []), resource])].filter(Boolean);
  const field =
    is === 'column' ? choiceField(asked, [['', say.chooseOne], ...names.map((name) => [name, name] as const)]) : textField(asked);
  return [whenChanged(field, () => state.choose({ resource: field.value() }))];
}
