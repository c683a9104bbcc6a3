import { isNullWord } from './cell.ts';
import { readUnit } from './unit.ts';

/** Characters of a cell that an issue shows. */
const SHOWN = 80;

/** The beginning of a text, never ending in the first half of a character: records hold no half ones. */
export function beginning(text: string, length: number): string {
  if (text.length <= length) return text;
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length);
}

/** Words that stand in place of a value, or beside one, and name nobody. */
const valueWords = new Set(
  (
    'null none true false undefined infinity error errore errori empty vuoto vuota missing unknown sconosciuto name nome rif valore value ' +
    'totale total totali media average somma minimo massimo minimum maximum offline online down acceso spento ' +
    'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre ' +
    'january february march april june july august september october november december ' +
    'lunedì martedì mercoledì giovedì venerdì sabato domenica monday tuesday wednesday thursday friday saturday sunday'
  ).split(' '),
);
/** Months, hours of the day, units and zones are as short; so many letters, and no digit beside them, could be a name. */
const SHORT_WORD = 3;
/** The number of a telephone, with the sign of its country. */
const telephone = /(^|\D)(\+|00)\d[\d\s./-]{7,}/;

/** What an issue shows of something that should have been a value or a time: other words may name anybody, and only their length is told. */
export function shownValue(value: unknown): string {
  const shown = shownText(value);
  return typeof value !== 'string' || isNullWord(shown.trim()) || looksLikeValue(shown) ? shown : hiddenText(value);
}

/** What an issue shows of a word of a provider: a service, a kind of charge. Where there are several, a person's could be among them. */
export const shownWord = (text: string): string => (/\s/.test(text) ? hiddenText(text) : shownText(text));

function looksLikeValue(text: string): boolean {
  const hasDigit = /\d/.test(text);
  const isKnown = (word: string): boolean =>
    valueWords.has(word.toLowerCase()) || (readUnit(word)?.known ?? false) || (hasDigit && word.length <= SHORT_WORD);
  const words = text.match(/\p{L}+/gu) ?? [];
  return words.every(isKnown) && !telephone.test(text) && !text.includes('@');
}

/** Stands for a text that is not shown: so many characters. `render.ts` says it in words. */
export const hiddenText = (text: string): string => `⟨${[...text].length}⟩`;
/** @returns the number of characters; null: it stands for none */
export const hiddenLength = (shown: string): number | null => {
  const digits = /^⟨(\d+)⟩$/.exec(shown)?.[1];
  return digits === undefined ? null : Number(digits);
};

/** What an issue shows of a cell or of a JSON value. Objects and lists may be of any size and depth: only that they are there is told. */
export function shownText(value: unknown): string {
  if (typeof value === 'string') return beginning(value, SHOWN);
  if (Array.isArray(value)) return '[…]';
  return typeof value === 'object' && value !== null ? '{…}' : String(value);
}
