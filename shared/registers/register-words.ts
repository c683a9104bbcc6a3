import type { Language } from '../reasons/render.ts';

const italian = {
  otherKind: (found: string, wanted: string): string => `il file è un registro «${found}», non «${wanted}»`,
  otherDay: (found: string, stated: string): string => `il file è del ${found}, ma è stato indicato il ${stated}`,
  noDay: 'il file non dice di che giorno è: indicarlo con --taken-on AAAA-MM-GG',
  unknownForm: (header: string): string =>
    `non è un registro in una forma nota. Del catalogo ACN le colonne pubblicate non sono documentate: serve la forma di Attesta, o la tabella con l’intestazione ${header}`,
  noLevel: (text: string): string => `«${text}» non è un livello: QC, AC, AI o QI con un numero da 1 a 4`,
  cardTwice: (id: string, line: number): string => `la scheda ${id} è già nella riga ${line}`,
  cupTwice: (cup: string, line: number): string => `il CUP ${cup} è già nella riga ${line}`,
  unknownNotice: (notice: string): string => `non è noto come gli open data chiamano l’avviso «${notice}»`,
  noRowOf: (notice: string): string => `nessuna riga è dell’avviso «${notice}»`,
  isNot: (text: string, wanted: string): string => `«${text}» non è ${wanted}`,
  ipa: 'un codice IPA',
  cup: 'un CUP di 15 caratteri',
  amount: 'un importo in euro, con il punto decimale',
  noNetwork: (text: string): string => `«${text}» non è una rete`,
  noNetworks: 'il file non elenca nessuna rete',
  noColumn: (name: string): string => `la prima riga non ha la colonna «${name}»`,
  uneven: (cells: number, names: number): string => `la riga ha ${cells} celle, l’intestazione ${names}`,
  tooLong: 'una riga è troppo lunga per essere di una tabella',
  openQuote: 'le virgolette aperte in questa riga non si chiudono',
};

const english: typeof italian = {
  otherKind: (found, wanted) => `the file is a register “${found}”, not “${wanted}”`,
  otherDay: (found, stated) => `the file is of ${found}, but ${stated} was stated`,
  noDay: 'the file does not say of which day it is: state it with --taken-on YYYY-MM-DD',
  unknownForm: (header) =>
    `no register in a form that is known. The columns that the ACN catalogue publishes are not documented: Attesta’s own form is wanted, or the table with the header ${header}`,
  noLevel: (text) => `“${text}” is no level: QC, AC, AI or QI with a number from 1 to 4`,
  cardTwice: (id, line) => `the card ${id} is in line ${line} already`,
  cupTwice: (cup, line) => `the CUP ${cup} is in line ${line} already`,
  unknownNotice: (notice) => `it is not known how the open data call the notice “${notice}”`,
  noRowOf: (notice) => `no row is of the notice “${notice}”`,
  isNot: (text, wanted) => `“${text}” is not ${wanted}`,
  ipa: 'an IPA code',
  cup: 'a CUP of 15 characters',
  amount: 'an amount in euro, with a decimal point',
  noNetwork: (text) => `“${text}” is no network`,
  noNetworks: 'the file lists no network',
  noColumn: (name) => `the first line does not have the column “${name}”`,
  uneven: (cells, names) => `the row has ${cells} cells, the header ${names}`,
  tooLong: 'a row is too long to be a table’s',
  openQuote: 'the quotes that open in this row do not close',
};

/** What is said of a file that is no register, or not as it should be; in each language the same. */
export type RegisterWords = typeof italian;
export const registerWords: Readonly<Record<Language, RegisterWords>> = { it: italian, en: english };
