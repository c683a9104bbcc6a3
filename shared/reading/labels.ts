import type { JsonObject } from './json-value.ts';
import { beginning } from './shown-text.ts';

/** Labels whose values may name a person; they tell no measure from another. */
const personal = /(owner|mail|user|contact|person|referente|responsabile|proprietario)/i;
/** No export has names as long. */
const LONGEST_LABELS = 512;

/** The labels that tell the parts of one metric apart, ` [cpu=0, mode=user]`, in one order; none: nothing. Never what may be personal. */
export function labelsText(labels: JsonObject, except: readonly string[] = []): string {
  const parts = Object.entries(labels)
    .filter(([key, value]) => !except.includes(key) && isPlain(value) && !personal.test(key) && !String(value).includes('@'))
    .map(([key, value]) => `${key}=${value}`)
    .sort();
  return parts.length === 0 ? '' : beginning(` [${parts.join(', ')}`, LONGEST_LABELS).concat(']');
}

function isPlain(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
