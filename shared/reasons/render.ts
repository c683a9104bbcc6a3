import type { Reason } from '../model/finding.ts';
import { hiddenLength } from '../reading/shown-text.ts';
import { HOUR } from '../time/civil-day.ts';
import { ROME } from '../time/rome.ts';
import { zoneClock } from '../time/zone.ts';
import { catalogue } from './catalogue.ts';
import type { Bilingual, Remedy } from './define-reason.ts';
import { onOneDay } from './one-day.ts';
import { onOneProject } from './one-project.ts';
import { inPlural } from './plural.ts';
import { isReasonCode } from './reason-codes.ts';
import { words } from './words.ts';

export type Language = 'it' | 'en';

/** The catalogue's sentence with this case's facts in it. A code that the catalogue no longer has is shown as it is. */
export function renderReason({ code, details }: Pick<Reason, 'details'> & { readonly code: string }, language: Language): string {
  return isReasonCode(code) ? fill(catalogue[code].text[language], details, language) : code;
}

/** What to do, in words, by the remedy code of a next step. */
export function renderRemedy(code: string, details: Readonly<Record<string, unknown>>, language: Language): string {
  const remedy = remedies.get(code);
  return remedy ? fill(remedy.text[language], details, language) : code;
}

const remedies: ReadonlyMap<string, Remedy> = new Map(
  Object.values(catalogue).flatMap(({ remedy }) => (remedy === null ? [] : [[remedy.code, remedy] as const])),
);

/** `{name}`: where the detail of that name goes. */
export const placeholder = /\{([A-Za-z]\w*)\}/g;

function fill(text: string, details: Readonly<Record<string, unknown>>, language: Language): string {
  const told = onOneProject(onOneDay(inPlural(text, details, language), details, language), details, language);
  return told.replace(placeholder, (_, name: string) => renderValue(details[name], name, language));
}

/** One fact as a person reads it: dates and instants on the clock of Rome, numbers with the language's decimal mark. */
export function renderValue(value: unknown, name: string, language: Language): string {
  if (value === null || value === undefined) return '—';
  if (name === 'problems') return renderProblems(value, language);
  if (name === 'codes') return renderCodes(value, language);
  if (Array.isArray(value)) return value.map((one) => renderValue(one, name, language)).join(', ');
  if (typeof value === 'number') return renderNumber(value, language);
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  const word = wordOf(name, text);
  if (word) return word[language];
  const hidden = hiddenLength(text);
  if (hidden !== null) return language === 'it' ? `un testo di ${hidden} caratteri` : `a text of ${hidden} characters`;
  if (name === QUOTED) return text;
  if (isInstant(text)) return renderInstant(text, language);
  return /^\d{4}-\d\d-\d\d$/.test(text) ? renderDate(text, language) : text;
}

/** What a file says, between quotation marks: whoever looks for it there must find it written so. */
const QUOTED = 'found';

/** Texts of files may look like an instant and be none: hour 99 of day 45. */
const isInstant = (text: string): boolean => /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) && Number.isFinite(Date.parse(text));

/** The problems of a file, each in its own sentence: `{code, details}` as reasons carry them. */
function renderProblems(problems: unknown, language: Language): string {
  const told = (Array.isArray(problems) ? problems : []).map((one: Pick<Reason, 'code' | 'details'>) => renderReason(one, language));
  return told.length === 0 ? '—' : told.map((sentence) => withinASentence(sentence)).join('; ');
}

/** Codes without their details: their sentences, where those need none. */
function renderCodes(codes: unknown, language: Language): string {
  const told = [codes].flat().map((code) => {
    const text = isReasonCode(String(code)) ? catalogue[code as keyof typeof catalogue].text[language] : String(code);
    return /\{\w+\}/.test(text) ? String(code) : withinASentence(text);
  });
  return told.join('; ');
}

/** Without its full stop, and with a small first letter where the word is no abbreviation. */
const withinASentence = (sentence: string): string =>
  sentence.replace(/\.$/, '').replace(/^\p{Lu}(?=[\p{Ll}’\s])/u, (letter) => letter.toLowerCase());

/** Values come from files: a text such as `constructor` must not be found where it was not put. */
function wordOf(name: string, text: string): Bilingual | undefined {
  const named = words[name];
  return named && Object.hasOwn(named, text) ? named[text] : undefined;
}

/** `dd/MM/yyyy` in Italian, as it is in English. */
export function renderDate(date: string, language: Language): string {
  return language === 'it' ? date.split('-').reverse().join('/') : date;
}

/** Minutes are enough for a person; the zone is always Rome's. */
export function renderInstant(instant: string, language: Language): string {
  const wall = new Date(zoneClock(ROME).toWall(Date.parse(instant))).toISOString();
  return `${renderDate(wall.slice(0, 10), language)} ${wall.slice(11, 16)}`;
}

/** At most two decimals. */
export function renderNumber(value: number, language: Language): string {
  const text = String(Math.round(value * 100) / 100);
  return language === 'it' ? text.replace('.', ',') : text;
}

/** `2 g 3 h`, `5 h 20 min`, `45 s`. */
export function renderDuration(seconds: number, language: Language): string {
  const day = language === 'it' ? 'g' : 'd';
  const hours = Math.floor((seconds * 1000) / HOUR);
  const parts = [
    [Math.floor(hours / 24), day],
    [hours % 24, 'h'],
    [Math.floor((seconds % 3600) / 60), 'min'],
    [Math.round(seconds % 60), 's'],
  ] as const;
  const told = parts.filter(([amount]) => amount > 0).slice(0, 2);
  return told.length === 0 ? '0 h' : told.map(([amount, unit]) => `${amount} ${unit}`).join(' ');
}
