import type { Language } from '../reasons/render.ts';
import { dayWords } from './words.ts';

/** `12 marzo 2026`, `12 March 2026`: spoken in full, since `12/03` is read as a fraction. */
export function dayName(day: string, language: Language): string {
  const [year, month, date] = day.split('-') as [string, string, string];
  return `${Number(date)} ${dayWords(language).months[Number(month) - 1]} ${year}`;
}

/** `marzo 2026`. */
export const monthName = (day: string, language: Language): string =>
  `${dayWords(language).months[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`;
