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

/** Objects and counters of Windows, English and Italian. The first that fits; what no row names is measured and proves no class. */
const rows: readonly Row[] = [
  [
    /^(processor|processore|processor information|informazioni processore)$/i,
    /^(% processor time|% tempo processore)$/i,
    'cpu',
    'used',
    'percent',
  ],
  [/^(processor information|informazioni processore)$/i, /^(% processor utility|% utilità processore)$/i, 'cpu', 'used', 'percent'],
  [
    /^(processor|processore|processor information|informazioni processore)$/i,
    /^(% user time|% tempo utente|% privileged time|% tempo privilegiato)$/i,
    'cpu',
    'used',
    'percent',
  ],
  [
    /^(memory|memoria)$/i,
    /^(% committed bytes in use|% byte vincolati in uso|% byte di cui è stato eseguito il commit in uso)$/i,
    'ram',
    'used',
    'percent',
  ],
  [/^(memory|memoria)$/i, /^(committed bytes|byte vincolati)$/i, 'ram', 'used', 'byte'],
  [/^(memory|memoria)$/i, /^(available bytes|byte disponibili)$/i, 'ram', 'free', 'byte'],
  // Windows counts kilobytes and megabytes of 1,024.
  [/^(memory|memoria)$/i, /^(available kbytes|kbyte disponibili|kb disponibili)$/i, 'ram', 'free', 'KiB'],
  [/^(memory|memoria)$/i, /^(available mbytes|mbyte disponibili|mb disponibili)$/i, 'ram', 'free', 'MiB'],
  [/^(logicaldisk|disco logico)$/i, /^(% free space|% spazio libero|% spazio disponibile)$/i, 'storage', 'free', 'percent'],
  [/^(logicaldisk|disco logico)$/i, /^(free megabytes|megabyte liberi|mb liberi)$/i, 'storage', 'free', 'MiB'],
  [
    /^(logicaldisk|physicaldisk|disco logico|disco fisico)$/i,
    /^(disk (read |write |)bytes\/sec|byte (letti|scritti) da disco\/sec|byte (letti|scritti) su disco\/sec|byte da\/su disco\/sec|byte (da|su) disco\/sec)$/i,
    'storage',
    'rate',
    'byte/s',
  ],
  [
    /^(logicaldisk|physicaldisk|disco logico|disco fisico)$/i,
    /^(disk (reads|writes|transfers)\/sec|(letture|scritture|trasferimenti) (disco|da disco|su disco)\/sec)$/i,
    'storage',
    'operations',
    'count/s',
  ],
  [
    /^(network (interface|adapter)|interfaccia di rete|scheda di rete)$/i,
    /^(bytes (total|received|sent)\/sec|(totale byte|byte totali|byte ricevuti|byte inviati)\/sec)$/i,
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
