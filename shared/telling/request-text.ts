import type { AttestaRecord } from '../model/record.ts';
import { catalogue } from '../reasons/catalogue.ts';
import { type Language, placeholder, renderRemedy, renderValue } from '../reasons/render.ts';
import { verdictWords } from './verdict-words.ts';

type Step = AttestaRecord['nextSteps'][number];

/** So many are named; the record has them all. */
const NAMED = 10;

/** What a step may be about, in the order in which it is told. */
const subjects: Readonly<Record<Language, readonly (readonly [detail: string, one: string, several: string])[]>> = {
  it: [
    ['resourceId', 'risorsa', 'risorse'],
    ['id', 'risorsa', 'risorse'],
    ['ids', 'risorsa', 'risorse'],
    ['address', 'indirizzo', 'indirizzi'],
    ['url', 'indirizzo', 'indirizzi'],
    ['class', 'classe', 'classi'],
    ['file', 'file', 'file'],
  ],
  en: [
    ['resourceId', 'resource', 'resources'],
    ['id', 'resource', 'resources'],
    ['ids', 'resource', 'resources'],
    ['address', 'address', 'addresses'],
    ['url', 'address', 'addresses'],
    ['class', 'class', 'classes'],
    ['file', 'file', 'files'],
  ],
};

/** The remedy's words, then ` (risorsa: SRV-OLD; classi: CPU, RAM; 12/01/2026 – 27/01/2026)`: what they do not say already. */
export function requestText(step: Step, language: Language): string {
  const asked = renderRemedy(step.remedy, step.details, language);
  const about = aboutWhat(step, language);
  return about.length === 0 ? asked : `${asked.replace(/\.$/, '')} (${about.join('; ')}).`;
}

function aboutWhat({ remedy, details }: Step, language: Language): readonly string[] {
  const said = placeholdersOf(remedy);
  const named = subjects[language].flatMap(([detail, one, several]) => {
    const values = details[detail];
    if (said.has(detail) || !Array.isArray(values) || values.length === 0) return [];
    const rest = values.length > NAMED ? ` ${verdictWords[language].others} ${values.length - NAMED}` : '';
    return [`${values.length === 1 ? one : several}: ${renderValue(values.slice(0, NAMED), detail, language)}${rest}`];
  });
  const { from, to } = details;
  const days =
    from === undefined || to === undefined ? [] : [[...new Set([from, to])].map((day) => renderValue(day, 'day', language)).join(' – ')];
  return [...named, ...days];
}

const remedies = new Map(Object.values(catalogue).flatMap(({ remedy }) => (remedy ? [[remedy.code, remedy] as const] : [])));

function placeholdersOf(code: string): ReadonlySet<string | undefined> {
  return new Set([...(remedies.get(code)?.text.it ?? '').matchAll(placeholder)].map((match) => match[1]));
}
