import type { core } from 'zod';

const typeNames: Readonly<Record<string, string>> = {
  string: 'a text (in quotes where it is digits alone)',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of fields',
};

/** What a maximum counts. */
const units: Readonly<Record<string, string>> = { string: ' characters', array: ' entries' };

const quoted = (words: readonly unknown[]): string => words.map((word) => `“${String(word)}”`).join(', ');

function knownFields({ inst }: core.$ZodRawIssue): string {
  const shape = (inst?._zod.def as { readonly shape?: Readonly<Record<string, unknown>> } | undefined)?.shape;
  return shape ? `; what may stand here is ${quoted(Object.keys(shape))}` : '';
}

/** The same as complaint-in-italian.ts says, in English. A schema's own message, where it has one, goes before this. */
export function complaintInEnglish(issue: core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return 'the field is required and missing';
      if (issue.input === null) return `the value is missing: ${typeNames[issue.expected] ?? issue.expected} is wanted`;
      return `a value of the wrong type: ${typeNames[issue.expected] ?? issue.expected} is wanted`;
    case 'invalid_value':
      return `not one of the values that may be: choose among ${quoted(issue.values)}`;
    case 'unrecognized_keys':
      return `no such field${knownFields(issue)}`;
    case 'invalid_format':
      return issue.format === 'date' ? 'an existing day as YYYY-MM-DD is wanted' : 'the value is not written in the form that is wanted';
    case 'too_small':
      return issue.origin === 'number' ? `the least value is ${issue.minimum}` : 'it must not be empty';
    case 'too_big':
      return `at most ${issue.maximum}${units[issue.origin] ?? ''}`;
    default:
      return 'not a valid value';
  }
}
