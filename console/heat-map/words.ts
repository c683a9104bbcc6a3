import { dayWords } from '../../shared/heat-map/words.ts';
import type { Language } from '../../shared/reasons/render.ts';

/** The words of the component, beside those of the map itself: it is mounted wherever there is a language. */
const italian = {
  ...dayWords('it'),
  of: 'su',
  server: 'Server',
  class: 'Classe',
  legend: 'Che cosa dicono le caselle',
  days: (name: string) => `${name}: giorni per classe`,
  keys: 'Frecce per muoversi fra i giorni, Inizio e Fine per il primo e l’ultimo, Pagina su e giù per il mese, Invio per aprire il giorno.',
  servers: 'Server per server',
  serversText: 'Ogni striscia è il periodo intero: colore e altezza dicono lo stato. Il nome del server ne apre i giorni.',
  onlyTroubled: 'Solo i server con giorni da guardare',
  none: 'Nessun server ha giorni da guardare.',
  shown: (count: number, of: number) => `Server mostrati: ${count} di ${of}`,
  notAsked: 'non richiesta',
  nothing: 'Per questo servizio non ci sono giorni da mostrare.',
  nothingBecause: 'Non c’è un periodo da mostrare:',
  detail: {
    wait: 'Cerco le righe di questo giorno…',
    failed: 'Le righe di questo giorno non si possono leggere adesso. Riprova.',
    ofService: 'Per le righe, aprire il giorno di un server.',
    back: 'Torna alla casella',
    silences: 'Silenzi',
    noSilences: 'Nessun silenzio.',
    silence: (from: string, to: string) => `dal ${from} al ${to}`,
    evidence: 'Prove di questo giorno',
    noEvidence: 'Nessun file ricevuto ha righe di questo giorno.',
    file: 'File',
    rows: 'Righe',
    metric: 'Misura',
    samples: 'Valori',
    range: 'Minimo e massimo',
    nulls: 'vuoti',
    version: 'versione',
    more: (count: number) => `e altre ${count}`,
  },
};

export type HeatWords = typeof italian;

const english: HeatWords = {
  ...dayWords('en'),
  of: 'of',
  server: 'Server',
  class: 'Class',
  legend: 'What the cells say',
  days: (name) => `${name}: days by class`,
  keys: 'Arrows move between days, Home and End go to the first and the last, Page Up and Down to the month, Enter opens the day.',
  servers: 'Server by server',
  serversText: 'Each strip is the whole period: colour and height say the state. A server’s name opens its days.',
  onlyTroubled: 'Only servers with days to look at',
  none: 'No server has days to look at.',
  shown: (count, of) => `Servers shown: ${count} of ${of}`,
  notAsked: 'not asked',
  nothing: 'There are no days to show for this service.',
  nothingBecause: 'There is no period to show:',
  detail: {
    wait: 'Looking for the rows of this day…',
    failed: 'The rows of this day cannot be read now. Try again.',
    ofService: 'For the rows, open the day of a server.',
    back: 'Back to the cell',
    silences: 'Silences',
    noSilences: 'No silence.',
    silence: (from, to) => `${from} to ${to}`,
    evidence: 'Evidence of this day',
    noEvidence: 'No file received has rows of this day.',
    file: 'File',
    rows: 'Rows',
    metric: 'Metric',
    samples: 'Values',
    range: 'Least and greatest',
    nulls: 'empty',
    version: 'version',
    more: (count) => `and ${count} more`,
  },
};

const both: Readonly<Record<Language, HeatWords>> = { it: italian, en: english };
export const heatWords = (language: Language): HeatWords => both[language];
