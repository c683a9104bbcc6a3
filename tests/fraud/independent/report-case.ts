import type { Meaning, ResourceClass, Statistic } from '../../../shared/model/usage.ts';
import type { ForgeryKind, UsageClass } from '../labelled-case.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Rome midnights of Mondays: one period holds the holiday of 8 December, one the change of the clock of March. */
export const begins = [Date.UTC(2025, 10, 23, 23), Date.UTC(2026, 0, 11, 23), Date.UTC(2026, 1, 1, 23), Date.UTC(2026, 2, 8, 23)] as const;
const change = Date.UTC(2026, 2, 29, 1);
/** The clock on the wall in Rome, as if it were UTC. The periods here know one change only. */
export const onTheWall = (instant: number): number => instant + (instant < change ? HOUR : 2 * HOUR);

export const steps = [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR] as const;

export const reportFormats = ['cloudwatch', 'azure', 'aria', 'italian-csv', 'prometheus', 'prtg'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** One machine's metric; a null is a row that the source left empty. */
export interface ReportSeries {
  readonly resourceId: string;
  readonly resourceClass: UsageClass & ResourceClass;
  readonly metric: string;
  readonly meaning: Meaning;
  readonly unit: string;
  readonly statistic: Statistic;
  readonly from: number;
  readonly step: number;
  readonly values: readonly (number | null)[];
}

/** What an ordinary forger, or an honest plant, hands in: rendered in a format of a provider and read by the product. */
export interface ReportCase {
  readonly name: string;
  readonly kind: ForgeryKind | 'honest';
  /** The family within its kind: one line of the table. */
  readonly variant: string;
  /** Codes of which any one finds it. */
  readonly accepts: readonly string[];
  readonly format: ReportFormat;
  readonly series: readonly ReportSeries[];
  readonly receivedAt: number;
  /** Rows from the newest to the oldest. */
  readonly newestFirst: boolean;
}

const identities = {
  cpu: { metric: 'cpu_busy', meaning: 'used', unit: 'percent' },
  ram: { metric: 'mem_used', meaning: 'used', unit: 'percent' },
  storage: { metric: 'disk_used', meaning: 'used', unit: 'byte' },
  network: { metric: 'net_rate', meaning: 'rate', unit: 'byte/s' },
} as const;

export interface Period {
  readonly from: number;
  readonly step: number;
}

export const reportSeries = (
  resourceId: string,
  resourceClass: UsageClass,
  { from, step }: Period,
  values: readonly (number | null)[],
): ReportSeries => ({ resourceId, resourceClass, ...identities[resourceClass], statistic: 'avg', from, step, values });

export const endOf = (series: readonly ReportSeries[]): number =>
  Math.max(...series.map(({ from, step, values }) => from + step * values.length));

/** Formats that write this class under a name which the product knows without being told. */
export function formatsFor(series: readonly ReportSeries[]): readonly ReportFormat[] {
  const all = (classes: readonly string[]): boolean =>
    series.every(({ resourceClass, unit }) => classes.includes(resourceClass) && unit === 'percent');
  return reportFormats.filter((format) => (format === 'azure' ? all(['cpu']) : format === 'aria' ? all(['cpu', 'ram']) : true));
}

/** A half by name, the same on every machine: detectors are tuned on the one and reported on the other. */
export function halfOf(name: string): 'tuned' | 'held-out' {
  let hash = 0x811c9dc5;
  for (const char of name) hash = Math.imul(hash ^ (char.codePointAt(0) as number), 0x01000193);
  return ((hash ^ (hash >>> 13)) & 1) === 0 ? 'tuned' : 'held-out';
}
