import type { Meaning, ResourceClass, Statistic } from '../../model/usage.ts';
import type { SeriesTerms } from '../table-plan.ts';

/** A column title of an Aria view taken apart: `VM|CPU|Demand (MHz)|Avg`. */
export interface AriaColumn {
  /** Whose column: VM, Host, Cluster. */
  readonly object: string;
  /** Without the transformation at the end, as the operator sees it: `CPU|Demand`. */
  readonly metric: string;
  readonly unit: string | null;
  readonly statistic: Statistic | null;
}

const transformations: Readonly<Record<string, Statistic>> = {
  avg: 'avg',
  average: 'avg',
  media: 'avg',
  max: 'max',
  maximum: 'max',
  massimo: 'max',
  min: 'min',
  minimum: 'min',
  minimo: 'min',
  sum: 'sum',
  somma: 'sum',
  last: 'last',
  current: 'last',
  ultimo: 'last',
};

const LONGEST_TITLE = 300;

/** @returns null where the title is not made of three or more parts, the first of which is the object */
export function ariaColumn(title: string): AriaColumn | null {
  if (title.length > LONGEST_TITLE) return null;
  const parts = title.split('|').map((part) => part.trim());
  if (parts.length < 3 || parts.some((part) => part === '')) return null;
  const statistic = transformations[(parts.at(-1) as string).toLowerCase()] ?? null;
  const named = parts.slice(1, statistic === null && parts.length === 3 ? undefined : -1);
  const [, metric = '', unit = null] = /^(.*?)\s*(?:\(([^()]{1,20})\))?$/.exec(named.join('|')) ?? [];
  return { object: parts[0] as string, metric, unit: unit?.trim() ?? null, statistic };
}

/** VMware's prefixes of bytes are powers of two: a kilobyte of vSphere is 1,024 bytes. */
export function binaryUnit(unit: string): string {
  return unit.replace(/^([KMGTP])(B(ps|\/s|yte|ytes)?)$/i, (_, prefix: string, rest: string) => `${prefix.toUpperCase()}i${rest}`);
}

const groups: readonly (readonly [group: RegExp, resourceClass: ResourceClass])[] = [
  [/^cpu/i, 'cpu'],
  [/^mem/i, 'ram'],
  [/^(disk|virtual disk|datastore|guest ?file ?system|storage|disco|spazio)/i, 'storage'],
  [/^(net|rete)/i, 'network'],
];

/** Waiting, not using: a machine that waits for its host is measured, but nothing here says that it works. */
const waiting =
  /ready|contention|co-?stop|wait|latency|swap|balloon|compress|overhead|dropped|outstanding|queue|limit|entitlement|reserv|pronto|attesa|latenza/i;
const sizes = /capacity|capacità|provisioned|total (size|space)|number of|count|configured|granted|allocated/i;

function meaningOf(resourceClass: ResourceClass, name: string): Meaning {
  if (/free|available|remaining|libero|disponibile|rimanente/i.test(name)) return 'free';
  if (sizes.test(name)) return 'capacity';
  if (/iops|per second|packets|commands|requests|operations/i.test(name)) return 'operations';
  const flows = resourceClass === 'network' || (resourceClass === 'storage' && /rate|throughput|read|write/i.test(name));
  return flows ? 'rate' : 'used';
}

/** What VMware documents of a metric of a machine. Its class is that of its group; where the title has no unit, demand is in MHz. */
export function termsOfAria({ metric, unit, statistic }: AriaColumn): SeriesTerms | null {
  const [group = '', ...rest] = metric.split('|');
  const name = rest.join('|');
  const resourceClass = groups.find(([shape]) => shape.test(group))?.[1] ?? null;
  if (resourceClass === null) return null;
  const usual = resourceClass === 'cpu' && /demand|domanda/i.test(name) ? 'MHz' : null;
  return {
    resourceClass: waiting.test(name) ? 'other' : resourceClass,
    metric,
    meaning: meaningOf(resourceClass, name),
    unit: unit === null ? usual : binaryUnit(unit),
    statistic: statistic ?? 'raw',
    resourceId: null,
  };
}
