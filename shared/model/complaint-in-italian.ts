import type { core } from 'zod';

const typeNames: Readonly<Record<string, string>> = {
  string: 'un testo (fra virgolette se contiene solo cifre)',
  number: 'un numero',
  boolean: 'true o false',
  array: 'un elenco',
  object: 'un gruppo di campi',
};

/** What a maximum counts. */
const units: Readonly<Record<string, string>> = { string: ' caratteri', array: ' voci' };

const quoted = (words: readonly unknown[]): string => words.map((word) => `«${String(word)}»`).join(', ');

/** The fields that the group does have, for whoever misspelt one. */
function knownFields({ inst }: core.$ZodRawIssue): string {
  const shape = (inst?._zod.def as { readonly shape?: Readonly<Record<string, unknown>> } | undefined)?.shape;
  return shape ? `; qui si possono scrivere ${quoted(Object.keys(shape))}` : '';
}

/** What a schema has to say of a field, in words for whoever wrote the file. A schema's own message, where it has one, goes before this. */
export function complaintInItalian(issue: core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return 'campo obbligatorio mancante';
      if (issue.input === null) return `manca il valore: serve ${typeNames[issue.expected] ?? issue.expected}`;
      return `valore del tipo sbagliato: serve ${typeNames[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `valore non ammesso: scegliere fra ${quoted(issue.values)}`;
    case 'unrecognized_keys':
      return `campo sconosciuto${knownFields(issue)}`;
    case 'invalid_format':
      return issue.format === 'date' ? 'serve una data esistente nella forma AAAA-MM-GG' : 'valore scritto in una forma non prevista';
    case 'too_small':
      return issue.origin === 'number' ? `il valore minimo è ${issue.minimum}` : 'non può essere vuoto';
    case 'too_big':
      return `il massimo è ${issue.maximum}${units[issue.origin] ?? ''}`;
    default:
      return 'valore non valido';
  }
}
