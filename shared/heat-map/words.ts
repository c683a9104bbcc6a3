import type { CellState } from '../model/continuity-map.ts';
import type { Language } from '../reasons/render.ts';

/** The words of the map of days, for whatever shows one: a page, a report. */
const italian = {
  letters: { covered: 'C', partial: 'P', zero: 'Z', gap: 'B', missing: 'M', waiting: 'A', outside: '–' } as Readonly<
    Record<CellState, string>
  >,
  states: {
    covered: 'coperto',
    partial: 'parziale',
    zero: 'zero',
    gap: 'buco',
    missing: 'manca',
    waiting: 'in attesa',
    outside: 'fuori vita',
  } as Readonly<Record<CellState, string>>,
  meanings: {
    covered: 'nessun silenzio oltre 2 h 30',
    partial: 'c’è un silenzio oltre 2 h 30',
    zero: 'tutti i valori sono 0',
    gap: 'nessun dato, fra due giorni che ne hanno',
    missing: 'nessun dato, all’inizio o alla fine del periodo, o mai',
    waiting: 'giorno successivo all’ultimo file ricevuto',
    outside: 'prima della creazione o dopo la dismissione dichiarate',
  } as Readonly<Record<CellState, string>>,
  counts: {
    covered: ['giorno coperto', 'giorni coperti'],
    partial: ['parziale', 'parziali'],
    zero: ['a zero', 'a zero'],
    gap: ['buco', 'buchi'],
    missing: ['mancante', 'mancanti'],
    waiting: ['in attesa', 'in attesa'],
    outside: ['fuori vita', 'fuori vita'],
  } as Readonly<Record<CellState, readonly [one: string, several: string]>>,
  months: [
    'gennaio',
    'febbraio',
    'marzo',
    'aprile',
    'maggio',
    'giugno',
    'luglio',
    'agosto',
    'settembre',
    'ottobre',
    'novembre',
    'dicembre',
  ],
  hours: (covered: string, of: number) => `${covered} ore su ${of}`,
  clockChange: (hours: number) => `giorno di ${hours} ore`,
  wholeService: 'Tutto il servizio',
  period: (from: string, to: string) => `Periodo: dal ${from} al ${to}, giorni di Roma.`,
  periodOf: (name: string, from: string, to: string) => `${name}: dal ${from} al ${to}.`,
  judged: (from: string, to: string) => `Giudicato dal ${from} al ${to}, perché il periodo comincia prima del decreto.`,
  leftOut: (days: number) => `I primi ${days} giorni non sono mostrati.`,
  billed: (name: string) => `${name}: contano anche le righe di fatturazione.`,
  stamps: (name: string) => `${name}: fuso o lato degli orari non dichiarati, letti come UTC e come inizio.`,
};

export type DayWords = typeof italian;

const english: DayWords = {
  letters: { covered: 'C', partial: 'P', zero: 'Z', gap: 'G', missing: 'M', waiting: 'W', outside: '–' },
  states: {
    covered: 'covered',
    partial: 'partial',
    zero: 'zero',
    gap: 'gap',
    missing: 'missing',
    waiting: 'waiting',
    outside: 'outside its life',
  },
  meanings: {
    covered: 'no silence over 2 h 30',
    partial: 'there is a silence over 2 h 30',
    zero: 'every value is 0',
    gap: 'no data, between two days that have some',
    missing: 'no data, at the start or the end of the period, or never',
    waiting: 'a day after the latest file was received',
    outside: 'before the declared creation or after the declared end',
  },
  counts: {
    covered: ['day covered', 'days covered'],
    partial: ['partial', 'partial'],
    zero: ['at zero', 'at zero'],
    gap: ['gap', 'gaps'],
    missing: ['missing', 'missing'],
    waiting: ['waiting', 'waiting'],
    outside: ['outside its life', 'outside its life'],
  },
  months: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
  hours: (covered, of) => `${covered} of ${of} hours`,
  clockChange: (hours) => `a day of ${hours} hours`,
  wholeService: 'The whole service',
  period: (from, to) => `Period: ${from} to ${to}, days of Rome.`,
  periodOf: (name, from, to) => `${name}: ${from} to ${to}.`,
  judged: (from, to) => `Judged from ${from} to ${to}, since the period begins before the decree.`,
  leftOut: (days) => `The first ${days} days are not shown.`,
  billed: (name) => `${name}: billing rows count as well.`,
  stamps: (name) => `${name}: zone or side of the stamps not stated, read as UTC and as starts.`,
};

const both: Readonly<Record<Language, DayWords>> = { it: italian, en: english };
export const dayWords = (language: Language): DayWords => both[language];
