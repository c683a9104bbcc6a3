import type { Mapping } from '../../shared/model/mapping.ts';
import type { Meaning, ResourceClass, Statistic } from '../../shared/model/usage.ts';

/** What each word of a mapping says, for the official who writes one. A word of the schema that is not explained here does not compile. */

export const fieldWords: Readonly<Record<keyof Mapping, string>> = {
  schema: 'sempre `attesta/mapping@1`, nella prima riga',
  format: 'il formato, solo quando il file può essere letto in più modi (`FORMAT_AMBIGUOUS`)',
  layout:
    '`wide`: ogni colonna è una misura (o un server). `long`: una colonna con il nome della misura e una con il valore. Se manca: `long` quando c’è `columns.value`, altrimenti `wide`',
  zone: 'fuso orario delle date che non lo dicono: `Europe/Rome`, `UTC`',
  dateFormat: 'come sono scritte le date, se le date stesse non bastano a capirlo: vedi sotto',
  decimal: 'il segno dei decimali, `","` o `"."`, fra virgolette; serve solo se il file non lo mostra',
  stamp: 'la data di ogni riga è l’inizio (`start`) o la fine (`end`) dell’intervallo',
  interval: 'quanto vale ogni riga: `PT5M`, `PT1H`, `P1D`. Se manca, ogni riga è una lettura istantanea',
  columns: 'i nomi delle colonne: vedi sotto',
  resourceId:
    'di quale server sono i valori: `{ column: Server }`, `{ constant: SRV-01 }` oppure `{ fileName: "^(?<id>.+)_cpu" }`, se lo dice il nome del file',
  series: 'che cosa misura ogni colonna (`wide`) o ogni nome della colonna `metric` (`long`): vedi sotto',
  producer:
    'chi ha prodotto il report: `{ name: …, kind: csp }`; `kind` è `csp`, `supplier`, `entity` oppure `other`. Senza, o con il nome dell’ente, una tabella non è «di terze parti» e resta da valutare',
};

export const columnWords: Readonly<Record<keyof NonNullable<Mapping['columns']>, string>> = {
  time: 'data e ora; se stanno in due colonne, tutte e due: `[Data, Ora]`',
  end: 'la fine dell’intervallo, se ogni riga ha inizio e fine (anche qui una colonna o due)',
  id: 'il server (come `resourceId: { column: … }`)',
  metric: '`long`: il nome di ciò che è misurato',
  value: '`long`: il valore',
  unit: '`long`: l’unità di misura, se sta in una colonna',
};

export const seriesWords: Readonly<Record<keyof NonNullable<Mapping['series']>[number], string>> = {
  column: 'il nome della colonna (`wide`) o della misura (`long`, JSON), scritto come nel file',
  class: 'la classe di risorse: vedi sotto',
  metric: 'un nome da dare alla misura, se quello della colonna non va bene',
  meaning: 'che cosa dice il valore: vedi sotto. Se manca: `used`',
  unit: 'l’unità di misura: vedi sotto. Non serve se è scritta nel titolo («CPU [%]») o accanto ai numeri («200 GB»)',
  statistic: 'come il valore riassume l’intervallo: vedi sotto. Se manca: `raw`',
  resourceId: 'il server, quando ogni colonna è di un server diverso',
};

export const classWords: Readonly<Record<ResourceClass, string>> = {
  cpu: 'processore',
  ram: 'memoria',
  storage: 'dischi e spazio',
  network: 'connettività, traffico',
  other: 'altro: richieste, connessioni, unità dei servizi PaaS',
};

export const meaningWords: Readonly<Record<Meaning, string>> = {
  used: 'quanto è in uso: una percentuale, oppure una quantità (byte occupati)',
  free: 'quanto è libero: viene rovesciato prima di giudicare',
  amount: 'quanto è passato nell’intervallo: byte letti, scritti, trasmessi',
  rate: 'lo stesso, al secondo: KB/s, Mbit/s',
  counter: 'un contatore che cresce sempre: contano le differenze',
  operations: 'un numero di operazioni, richieste, pacchetti',
  capacity: 'la dimensione, non l’uso: vale per memoria e dischi',
  allocated: 'ciò che è stato addebitato: ore, dimensione',
};

export const statisticWords: Readonly<Record<Statistic, string>> = {
  avg: 'media dell’intervallo',
  min: 'minimo',
  max: 'massimo',
  sum: 'totale dell’intervallo',
  last: 'ultimo valore dell’intervallo',
  count: 'quanti campioni, non il loro valore',
  raw: 'valore letto in quell’istante, o non si sa',
};

/** By sign of the pattern language; `mapping-page.ts` refuses a sign that is not here. */
export const dateWords: Readonly<Record<string, string>> = {
  yyyy: 'anno di quattro cifre',
  yy: 'anno di due cifre: 26 è il 2026',
  MMM: 'mese in lettere, italiano o inglese: gen, jan, gennaio',
  MM: 'mese',
  M: 'mese',
  dd: 'giorno',
  d: 'giorno',
  HH: 'ora da 0 a 24',
  H: 'ora da 0 a 24',
  hh: 'ora da 1 a 12, con `a`',
  h: 'ora da 1 a 12, con `a`',
  mm: 'minuti',
  m: 'minuti',
  ss: 'secondi (possono mancare)',
  s: 'secondi (possono mancare)',
  SSS: 'frazioni di secondo',
  XXX: 'differenza da Greenwich: +01:00, Z',
  X: 'differenza da Greenwich: +01, +01:00, Z',
  a: 'AM o PM',
};
