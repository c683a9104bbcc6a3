import { choiceField, dayField, longTextField, numberField, type Options, textField, whenChanged } from '../../forms/fields.ts';
import type { Asked, FormField } from '../../forms/form-field.ts';
import { notices } from '../../parts/rules.ts';
import type { Words } from '../../words/words.ts';
import type { Editing } from './editing.ts';
import type { Described, Kind } from './field-list.ts';

interface Place {
  /** What the field belongs to: `services.0`; empty: nothing. */
  readonly below: string;
  readonly label: string;
  readonly help?: string | undefined;
}

/** A field of the declaration: shows what is written and puts what somebody writes. */
export function declaredField({ path, is, needed }: Described, { below, label, help }: Place, edited: Editing, words: Words): FormField {
  const name = below === '' ? path : `${below}.${path}`;
  const said = { name, label, value: shown(edited.at(name)), ...(help && { help }), ...(needed && { mark: words.declaration.needed }) };
  const field = fieldOf(is, said, needed === true, words);
  return whenChanged(field, () => edited.put(name, written(is, field.value())));
}

function fieldOf(is: Kind, asked: Asked, needed: boolean, words: Words): FormField {
  const { choices, unsaid, choose, yes, no } = words.declaration;
  const none: Options = [['', needed ? choose : unsaid]];
  if (typeof is === 'object') return choiceField(asked, [...none, ...Object.entries(choices[is.choice])]);
  switch (is) {
    case 'line':
      return textField(asked);
    case 'number':
      return numberField(asked);
    case 'text':
      return longTextField(asked, 2);
    case 'list':
      return longTextField(asked, 3);
    case 'day':
      return /^(\d{4}-\d\d-\d\d)?$/.test(asked.value) ? dayField(asked) : textField(asked);
    case 'yes-no':
      return choiceField(asked, [...none, ['true', yes], ['false', no]]);
    case 'notice':
      return choiceField(asked, [...none, ...notices.map(({ id, title }) => [id, title] as const)]);
  }
}

/** As a field shows it; a list by its lines. What is no text at all (a group in a list) is shown as it is written, and only there. */
function shown(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(shown).join('\n');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** What a field says, as the text says it; what is no number stays as it was written, and is refused with a reason. */
function written(is: Kind, value: string): unknown {
  if (is === 'list')
    return value
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
      .map(entry);
  if (value === '') return null;
  if (is === 'yes-no' && /^(true|false)$/.test(value)) return value === 'true';
  const number = value.replace(/^(\d+),(\d+)$/, '$1.$2');
  return is === 'number' && /^-?\d+(\.\d+)?$/.test(number) ? Number(number) : value;
}

/** An entry that was a group (a third party with more than a name) is one still. */
function entry(line: string): unknown {
  if (!line.startsWith('{')) return line;
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return line;
  }
}
