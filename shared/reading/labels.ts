import type { JsonObject } from './json-value.ts';
import { holdsPersonal, isPersonalTitle } from './personal.ts';
import { beginning } from './shown-text.ts';

/** Parts of keys whose values may name a person, beside the whole words of personal.ts; they tell no measure from another. */
const personal = /(owner|mail|user|contact|person|referente|responsabile|proprietario|creat|autho?r|utent)/i;
/** No export has names as long. */
const LONGEST_LABELS = 512;

/** The labels that tell the parts of one metric apart, ` [cpu=0, mode=user]`, in one order; none: nothing. Never what may be personal. */
export function labelsText(labels: JsonObject, except: readonly string[] = []): string {
  const parts = Object.entries(labels)
    .filter(
      ([key, value]) =>
        !except.includes(key) && isPlain(value) && !isPersonal(key) && !holdsPersonal(String(value)) && !String(value).includes('@'),
    )
    .map(([key, value]) => `${key}=${value}`)
    .sort();
  return parts.length === 0 ? '' : beginning(` [${parts.join(', ')}`, LONGEST_LABELS).concat(']');
}

/** `env:prod,user:anna`: the tags but those. */
export function withoutPersonalTags(tags: string): string {
  const all = tags.split(',').map((tag) => tag.trim());
  return all.filter((tag) => !isPersonal(tag.split(':', 1)[0] ?? '')).join(',');
}

const isPersonal = (key: string): boolean => personal.test(key) || isPersonalTitle(key);

function isPlain(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** The one machine that tags of Datadog name; null: none, or several, whose figure is nobody's alone. */
export function hostOfTags(tags: string): string | null {
  const [host = null, ...others] = new Set(Array.from(tags.matchAll(/(?:^|,)\s*host:([^,\s]+)/g), ([, name]) => name as string));
  return others.length > 0 ? null : host;
}
