import type { Meaning, ResourceClass, Statistic } from '../../shared/model/usage.ts';

/** The nine kinds of forgery that the signals are for, and what is as it should be. */
export const forgeryKinds = [
  'identical',
  'shifted-or-scaled',
  'constant',
  'repeated',
  'interpolated',
  'rounded',
  'typed-by-hand',
  'no-rhythm',
  'before-its-end',
] as const;
export type ForgeryKind = (typeof forgeryKinds)[number];

/** One series of a report: a value every `step` milliseconds from `from` on. */
export interface MadeSeries {
  readonly resourceId: string;
  readonly resourceClass: ResourceClass;
  readonly metric: string;
  readonly meaning: Meaning;
  readonly unit: string;
  readonly statistic: Statistic;
  readonly from: number;
  readonly step: number;
  readonly values: readonly number[];
}

/** A report of one service with what is known of it: made by us, so nobody needs to guess. */
export interface LabelledCase {
  readonly name: string;
  readonly kind: ForgeryKind | 'honest';
  readonly series: readonly MadeSeries[];
  /** When the file was received, milliseconds. */
  readonly receivedAt: number;
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Rome midnight of 2025-11-10, a Monday: no change of the clock in the 60 days after it. */
export const BEGIN = Date.UTC(2025, 10, 9, 23);

export const usageClasses = ['cpu', 'ram', 'storage', 'network'] as const;
export type UsageClass = (typeof usageClasses)[number];

/** What the classes are called and measured in; bytes where a share of something would say less. */
const identities = {
  cpu: { metric: 'CPUUtilization', meaning: 'used', unit: 'percent' },
  ram: { metric: 'MemoryUsed', meaning: 'used', unit: 'percent' },
  storage: { metric: 'DiskUsed', meaning: 'used', unit: 'byte' },
  network: { metric: 'NetworkIn', meaning: 'rate', unit: 'byte/s' },
} as const;

export function madeSeries(resourceId: string, resourceClass: UsageClass, step: number, values: readonly number[]): MadeSeries {
  return { resourceId, resourceClass, ...identities[resourceClass], statistic: 'avg', from: BEGIN, step, values };
}

/** The hour after the last row: nothing of the file is from the future. */
export function receivedAfter(series: readonly MadeSeries[]): number {
  return Math.max(...series.map(({ from, step, values }) => from + step * values.length)) + HOUR;
}
