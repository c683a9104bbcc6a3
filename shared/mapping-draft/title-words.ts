import type { Meaning, ResourceClass, Statistic } from '../model/usage.ts';

/** Words of titles, in lower case and without accents, Italian and English. Adding one is adding it here. */

const wordsOf = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Words that say which class a measure is of. */
export const classWords: readonly (readonly [ResourceClass, ReadonlySet<string>])[] = [
  ['cpu', wordsOf('cpu processore processori processor processors')],
  ['ram', wordsOf('ram memoria memory mem')],
  [
    'storage',
    wordsOf(
      'disco dischi disk disks storage spazio space volume volumi volumes filesystem hdd ssd datastore archiviazione partizione lun iops',
    ),
  ],
  [
    'network',
    wordsOf(
      'rete network net traffico traffic banda bandwidth nic ethernet eth0 eth1 interfaccia interface ingress egress rx tx download upload lan wan',
    ),
  ],
  [
    'other',
    wordsOf('richieste richiesta requests request connessioni connections sessioni sessions transazioni transactions dtu query queries'),
  ],
];

/** Words of measures that are near a class and prove no use of it: what they are, a person must say. */
export const doubtfulWords = wordsOf(
  'swap ready wait idle inattivita inattivo inattiva attesa steal non not inutilizzato inutilizzata unused costop temperatura temperature cache heap balloon ballooned latenza latency coda queue errori errors error ' +
    'id slot credito crediti credit credits costo cost prezzo price euro eur importo core cores v vcpu vcpus numero number num nr quota quote socket uptime downtime frequenza ' +
    'frequency limite limit soglia threshold priorita priority versione version porta port ping seconds secondi handle handles thread threads processi processes',
);

export const percentWords = wordsOf('% pct perc percent percentuale percentage percento');
export const freeWords = wordsOf(
  'libero libera liberi libere free disponibile disponibili available avail rimanente residuo residua remaining',
);
/** What was given to a machine, whether it uses it or not. */
export const givenWords = wordsOf(
  'capacita capacity provisioned assegnata assegnato assegnati assegnate assigned allocata allocato allocati allocate allocated installata ' +
    'installato installati installate installed',
);
export const sizeWords = new Set([...givenWords, ...wordsOf('totale totali total size dimensione')]);
export const operationWords = wordsOf(
  'iops operazioni operations ops pacchetti packets richieste richiesta requests request transazioni transactions query queries',
);
/** What goes through, rather than what is there. */
export const flowWords = wordsOf(
  'lettura letture letti letto read reads scrittura scritture scritti write writes written io throughput trasferiti trasferito transferred ' +
    'in out ingresso entrata uscita inviati inviato sent ricevuti ricevuto received transmitted rx tx',
);

export const statisticWords: readonly (readonly [Statistic, ReadonlySet<string>])[] = [
  ['avg', wordsOf('media medio medi avg average mean')],
  ['max', wordsOf('max massimo massima maximum picco peak')],
  ['min', wordsOf('min minimo minima minimum')],
  ['sum', wordsOf('somma sum')],
  ['last', wordsOf('ultimo ultima last')],
];

/** Meanings of measures that are no level in use, by unit after conversion. */
export const flowMeanings: Readonly<Record<string, Meaning>> = {
  'byte/s': 'rate',
  byte: 'amount',
  count: 'operations',
  'count/s': 'operations',
};

const title = (words: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])(${words.replaceAll(' ', '|')})(?![\\p{L}\\p{N}])`, 'iu');

/** Titles of the columns that are no measure. */
export const timeTitle = title(
  'data date giorno day ora ore orario hour time timestamp tempo datetime istante clock periodo period inizio start campione rilevazione ts epoch',
);
export const startTitle = title('inizio start begin da from dalle dal');
export const endTitle = title('fine end stop a to alle al termine');
/** A date, but of something else than the row's measure. */
export const otherDateTitle = title('creazione creato created attivazione scadenza expiry nascita modifica modified aggiornamento updated');
export const idTitle = title(
  'server host hostname macchina vm istanza instance risorsa resource nodo node device dispositivo computer apparato guest sistema system elemento entity object oggetto target',
);
export const metricTitle = title(
  'metrica metric contatore counter misura measure indicatore indicator parametro parameter item itemname grandezza kpi sensore sensor statistica',
);
export const valueTitle = title('valore value val media avg average mean lettura reading quantita quantity amount usage uso');
export const unitTitle = /^(unit[aà]?( di misura)?|units?( of measure)?|um|u\.m\.|uom|misurato in)$/iu;
