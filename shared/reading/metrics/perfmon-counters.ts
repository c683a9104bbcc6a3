import type { Meaning, ResourceClass } from '../../model/usage.ts';
import type { SeriesTerms } from '../table-plan.ts';

/** `\\HOST\Object(instance)\Counter`, as Performance Monitor names a column. */
export interface CounterPath {
  readonly host: string | null;
  readonly object: string;
  readonly instance: string | null;
  readonly counter: string;
}

/** @returns null where it is no counter's path. typeperf leaves the host out where it is told to */
export function counterPath(title: string): CounterPath | null {
  const match = /^(?:\\\\([^\\]+))?\\([^\\]+)\\(.+)$/.exec(title.trim());
  if (!match) return null;
  const [, host, place = '', counter = ''] = match;
  const open = place.indexOf('(');
  const inside = open > 0 && place.endsWith(')');
  return {
    host: host ?? null,
    object: (inside ? place.slice(0, open) : place).trim(),
    instance: inside ? place.slice(open + 1, -1) : null,
    counter: counter.trim(),
  };
}

type Row = readonly [object: RegExp, counter: RegExp, resourceClass: ResourceClass, meaning: Meaning, unit: string];

/** Whole names, in any case. */
const named = (...names: readonly string[]): RegExp => new RegExp(`^(${names.join('|')})$`, 'i');

// Objects and counters as Windows names them in English, Italian, German (South Tyrol) and French (Aosta Valley).
const processor = named(
  'processor( information)?',
  'processore',
  'informazioni processore',
  'prozessor(informationen)?',
  'processeur',
  'informations sur le processeur',
);
const memory = named('memory', 'memoria', 'speicher', 'arbeitsspeicher', 'mémoire');
const logicalDisk = named('logicaldisk', 'disco logico', 'logischer datenträger', 'disque logique');
const anyDisk = named(
  '(logical|physical)disk',
  'disco (logico|fisico)',
  '(logischer|physikalischer) datenträger',
  'disque (logique|physique)',
);
const network = named(
  'network (interface|adapter)',
  '(interfaccia|scheda) di rete',
  'netzwerk(schnittstelle|adapter)',
  '(interface|carte) réseau',
);

/** The first that fits; what no row names is measured and proves no class. */
const rows: readonly Row[] = [
  [
    processor,
    named('% (processor|user|privileged) (time|utility)', '% tempo (processore|utente|privilegiato)', '% utilità processore'),
    'cpu',
    'used',
    'percent',
  ],
  [
    processor,
    named('(prozessor|benutzer|privilegierte )zeit \\(%\\)', '% temps (processeur|utilisateur|privilégié)'),
    'cpu',
    'used',
    'percent',
  ],
  [
    memory,
    named(
      '% committed bytes in use',
      '% byte vincolati in uso',
      '% byte di cui è stato eseguito il commit in uso',
      'zugesicherte verwendete bytes \\(%\\)',
      "pourcentage d[’']octets dédiés utilisés",
    ),
    'ram',
    'used',
    'percent',
  ],
  [memory, named('committed bytes', 'byte vincolati', 'zugesicherte bytes', 'octets dédiés'), 'ram', 'used', 'byte'],
  [memory, named('available bytes', 'byte disponibili', 'verfügbare bytes', 'octets disponibles'), 'ram', 'free', 'byte'],
  // Windows counts kilobytes and megabytes of 1,024.
  [
    memory,
    named('available kbytes', 'k(byte|b) disponibili', 'verfügbare (kb|kilobytes?)', 'kilo-?octets disponibles'),
    'ram',
    'free',
    'KiB',
  ],
  [
    memory,
    named('available mbytes', 'm(byte|b) disponibili', 'verfügbare (mb|megabytes?)', 'méga-?octets disponibles'),
    'ram',
    'free',
    'MiB',
  ],
  [
    logicalDisk,
    named('% free space', '% spazio (libero|disponibile)', 'freier speicherplatz \\(%\\)', "% d[’']espace libre"),
    'storage',
    'free',
    'percent',
  ],
  [
    logicalDisk,
    named('free megabytes', '(megabyte|mbyte|mb) (liberi|disponibili)', 'mb frei', 'méga-?octets libres'),
    'storage',
    'free',
    'MiB',
  ],
  [
    anyDisk,
    named(
      'disk (read |write |)bytes/sec',
      'byte (letti|scritti) (da|su) disco/sec',
      'byte (da/su|da|su) disco/sec',
      'bytes (gelesen|geschrieben)/s',
      'bytes/s',
    ),
    'storage',
    'rate',
    'byte/s',
  ],
  [
    anyDisk,
    named('disk (reads|writes|transfers)/sec', '(letture|scritture|trasferimenti) (disco|da disco|su disco)/sec'),
    'storage',
    'operations',
    'count/s',
  ],
  [
    network,
    named(
      'bytes (total|received|sent)/sec',
      '(totale byte|byte totali|byte ricevuti|byte inviati)/sec',
      'gesamtanzahl bytes/s',
      '(bytes empfangen|empfangene bytes|gesendete bytes)/s',
      '(total des octets|octets reçus|octets envoyés)/s',
    ),
    'network',
    'rate',
    'byte/s',
  ],
];

/** What Windows documents of a counter. The instance tells the parts of a machine apart. */
export function termsOfCounter({ host, object, instance, counter }: CounterPath): SeriesTerms {
  const known = rows.find(([objects, counters]) => objects.test(object) && counters.test(counter));
  return {
    resourceClass: known?.[2] ?? null,
    metric: `${object}${instance === null ? '' : `(${instance})`}\\${counter}`,
    meaning: known?.[3] ?? null,
    unit: known?.[4] ?? null,
    statistic: known ? 'raw' : null,
    resourceId: host,
  };
}
