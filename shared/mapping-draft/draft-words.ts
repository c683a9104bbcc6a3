import type { Language } from '../reasons/render.ts';
import type { Held } from './mapping-draft.ts';

/** Everything that the text of a draft says, in both languages. Titles come in guillemets, already fit for one line. */
export interface DraftWords {
  readonly guess: string;
  readonly fill: string;
  readonly title: (file: string) => readonly string[];
  readonly holds: Readonly<Record<Held, string>>;
  readonly called: (titles: string, holds: string, several: boolean) => string;
  readonly cells: (titles: string, holds: string, several: boolean) => string;
  readonly words: string;
  readonly values: string;
  readonly preamble: (found: string) => string;
  readonly fileName: (found: string) => string;
  readonly step: (seconds: string) => string;
  readonly wide: string;
  readonly long: string;
  readonly dates: string;
  readonly decimals: string;
  readonly custom: string;
  readonly open: Readonly<
    Record<'format' | 'zone' | 'dateFormat' | 'decimal' | 'stamp' | 'time' | 'value' | 'metric' | 'unit' | 'resourceId' | 'series', string>
  >;
  readonly unit: string;
  readonly unknown: string;
  readonly machine: string;
  readonly producer: string;
}

const it: DraftWords = {
  guess: 'ipotesi',
  fill: 'DA COMPILARE',
  title: (file) => [
    `Bozza di mappatura per ${file}.`,
    'Le righe con «ipotesi» sono da controllare; quelle con «DA COMPILARE» vanno completate, o il file non viene letto.',
  ],
  holds: {
    times: 'date',
    'dates-and-hours': 'date e ore',
    names: 'nomi',
    ids: 'nomi o identificativi',
    measures: 'nomi di misure',
    numbers: 'numeri',
    units: 'unità di misura',
  },
  called: (titles, holds, several) =>
    `${several ? `le colonne si chiamano ${titles} e contengono` : `la colonna si chiama ${titles} e contiene`} ${holds}`,
  cells: (titles, holds, several) => `${several ? `le colonne ${titles} contengono` : `la colonna ${titles} contiene`} ${holds}`,
  words: 'dalle parole del nome',
  values: 'dalle parole del nome; i valori vanno da 0 a 100',
  preamble: (found) => `${found} è scritto sopra la tabella`,
  fileName: (found) => `${found} è nel nome del file`,
  step: (seconds) => `fra una riga e la successiva passano di solito ${seconds}; togliere la riga se ogni valore è una lettura istantanea`,
  wide: 'ogni colonna di numeri è una misura',
  long: 'ogni riga è di una misura, e una colonna dice quale',
  dates: 'le date lette sono scritte così',
  decimals: 'il segno dei decimali che si vede nei numeri',
  custom: 'di solito la data è l’inizio dell’intervallo (start), non la fine (end)',
  open: {
    format: 'il file può essere letto in più modi; scegliere fra',
    zone: 'fuso orario delle date, Europe/Rome oppure UTC: lo dicono le impostazioni dello strumento, o un picco di cui si sa l’ora',
    dateFormat: 'dd/MM/yyyy HH:mm oppure MM/dd/yyyy HH:mm: nessuna data dice se viene prima il giorno o il mese',
    decimal: '"," oppure ".": i numeri si possono leggere in due modi',
    stamp: 'start se la data è l’inizio dell’intervallo, end se è la fine: con righe di un giorno cambia il giorno',
    time: 'la colonna con data e ora; se sono due, [Data, Ora]',
    value: 'la colonna con il valore',
    metric: 'la colonna con il nome della misura',
    unit: 'la colonna con l’unità di misura',
    resourceId: 'la macchina: { column: … }, { constant: … } oppure { fileName: "^(?<id>.+)_cpu" }',
    series: 'almeno una misura',
  },
  unit: 'unit: l’unità non è scritta nel file (percent, GB, KB/s…)',
  unknown: 'non si capisce che cosa misura: completare e togliere il # iniziale, oppure lasciare così per non leggerla',
  machine: 'sembra il nome di una macchina: dire che cosa misura',
  producer: 'chi ha prodotto il report (csp, supplier, entity, other)',
};

const en: DraftWords = {
  guess: 'guess',
  fill: 'TO FILL IN',
  title: (file) => [
    `Draft of a mapping for ${file}.`,
    'Lines with “guess” are to be checked; those with “TO FILL IN” must be completed, or the file is not read.',
  ],
  holds: {
    times: 'dates',
    'dates-and-hours': 'dates and hours',
    names: 'names',
    ids: 'names or ids',
    measures: 'names of measures',
    numbers: 'numbers',
    units: 'units',
  },
  called: (titles, holds, several) =>
    `the ${several ? 'columns are' : 'column is'} called ${titles} and ${several ? 'hold' : 'holds'} ${holds}`,
  cells: (titles, holds, several) => `the ${several ? 'columns' : 'column'} ${titles} ${several ? 'hold' : 'holds'} ${holds}`,
  words: 'from the words of the name',
  values: 'from the words of the name; values go from 0 to 100',
  preamble: (found) => `${found} is written above the table`,
  fileName: (found) => `${found} is in the name of the file`,
  step: (seconds) => `rows are mostly ${seconds} apart; remove the line if each value is an instantaneous reading`,
  wide: 'every column of numbers is a measure',
  long: 'every row is of one measure, and a column says which',
  dates: 'the dates that were read are written so',
  decimals: 'the decimal mark that the numbers show',
  custom: 'the date mostly is the start of the interval, not its end',
  open: {
    format: 'the file can be read in several ways; choose among',
    zone: 'time zone of the dates, Europe/Rome or UTC: see the settings of the tool, or a peak whose hour is known',
    dateFormat: 'dd/MM/yyyy HH:mm or MM/dd/yyyy HH:mm: no date tells whether day or month comes first',
    decimal: '"," or ".": the numbers can be read both ways',
    stamp: 'start or end: which end of the interval the date marks; with rows of a day it changes the day',
    time: 'the column of date and time; if there are two, [Date, Time]',
    value: 'the column of the value',
    metric: 'the column of the name of the measure',
    unit: 'the column of the unit',
    resourceId: 'the machine: { column: … }, { constant: … } or { fileName: "^(?<id>.+)_cpu" }',
    series: 'at least one measure',
  },
  unit: 'unit: it is not written in the file (percent, GB, KB/s…)',
  unknown: 'what it measures is not clear: complete it and remove the leading #, or leave it so as not to read it',
  machine: 'looks like the name of a machine: say what it measures',
  producer: 'who made the report (csp, supplier, entity, other)',
};

export const draftWords: Readonly<Record<Language, DraftWords>> = { it, en };
