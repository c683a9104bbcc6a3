import type { Language } from './render.ts';

/** How a sentence about the days from one to another reads when it is one day: the words of several days, then those of one. */
export const oneDayForms: Readonly<Record<Language, readonly (readonly [several: string, one: string])[]>> = {
  it: [
    ['di alcuni giorni del periodo (in tutto {days}, fra il {from} e il {to}) e', 'di un giorno del periodo, il {from}, e'],
    ['di alcuni giorni del periodo (in tutto {days}, fra il {from} e il {to})', 'di un giorno del periodo, il {from}'],
    [': del primo di essi {provider} conserva', ': {provider} ne conserva'],
    ['i giorni che mancano, a cominciare dal {from}', 'il giorno che manca, il {from}'],
    ['questi giorni', 'questo giorno'],
    ['non li può', 'non lo può'],
    ['fra il {from} e il {to}', 'il {from}'],
  ],
  en: [
    ['of some days of the period ({days} in all, between {from} and {to}) and', 'of one day of the period, {from}, and'],
    ['of some days of the period ({days} in all, between {from} and {to})', 'of one day of the period, {from}'],
    [': of the first one {provider} keeps', ': {provider} keeps'],
    ['the missing days from {provider}, beginning with {from}', 'the missing day, {from}, from {provider}'],
    ['keeps these days', 'keeps this day'],
    ['export them', 'export it'],
    ['between {from} and {to}', 'on {from}'],
  ],
};

/** The catalogue's sentence about a single day where it goes from a day to the same one. */
export function onOneDay(text: string, { from, to }: Readonly<Record<string, unknown>>, language: Language): string {
  if (from === undefined || from !== to) return text;
  return oneDayForms[language].reduce((told, [several, one]) => told.replace(several, one), text);
}
