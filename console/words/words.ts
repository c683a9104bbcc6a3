import type { Language } from '../../shared/reasons/render.ts';
import { en } from './en.ts';
import { it } from './it.ts';
import type { Widened } from './widened.ts';

/** Every text of the pages, in one language. Italian is written first; a text that English lacks does not compile. */
export type Words = Widened<typeof it>;

export const languages: Readonly<Record<Language, { readonly name: string; readonly short: string }>> = {
  it: { name: 'Italiano', short: 'ITA' },
  en: { name: 'English', short: 'ENG' },
};

const both: Readonly<Record<Language, Words>> = { it, en };
export const wordsOf = (language: Language): Words => both[language];

const key = 'attesta.language';

/** The language that was chosen on this machine, else the first of the browser's that we have, else Italian. */
export function chosenLanguage(store: Pick<Storage, 'getItem'>, preferred: readonly string[]): Language {
  const wanted = [store.getItem(key) ?? '', ...preferred].map((one) => one.slice(0, 2));
  return wanted.find((one): one is Language => one === 'it' || one === 'en') ?? 'it';
}

export const keepLanguage = (store: Pick<Storage, 'setItem'>, language: Language): void => store.setItem(key, language);
