import type { Milliseconds } from '../../model/usage.ts';
import type { JsonSeries } from '../json-series.ts';
import type { KnownMetric } from '../known-metrics.ts';
import { termsOfCounterId, vsphereUnit } from './vsphere-counters.ts';

/** One series of `HistoricUsage` as the API writes it. */
export interface UsageSeries {
  readonly name: string;
  readonly unit: string;
  readonly expectedInterval: unknown;
}

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const machine = new RegExp(`(?:urn:vcloud:vm:|/vApp/vm-)(${uuid})(?![0-9a-f-])`, 'i');

/** The machine that an id or a link of an answer names, as the API writes ids; null: none, or a whole data centre. */
export function machineOf(text: string): string | null {
  const id = machine.exec(text)?.[1];
  return id === undefined ? null : `urn:vcloud:vm:${id.toLowerCase()}`;
}

/** From here on the number can only be milliseconds: the service rolls up to hours at most. */
const LEAST_MILLISECONDS = 10_000;

/**
 * VMware's schema calls `expectedInterval` seconds, its guide milliseconds: 300 and 300000 are both five minutes. null: no such number,
 * and every sample is an instant.
 */
export function lengthOf(expectedInterval: unknown): Milliseconds | null {
  const text = typeof expectedInterval === 'number' ? String(expectedInterval) : expectedInterval;
  if (typeof text !== 'string' || !/^[1-9]\d{0,8}$/.test(text.trim())) return null;
  const number = Number(text);
  return number < LEAST_MILLISECONDS ? number * 1000 : number;
}

/** `disk.read.average.0` is the first disk alone. */
const part = /^(.+\.[a-z]+)\.(\d{1,4})$/i;

/** Metrics are vSphere's counters; units are words such as `KILOBYTES_PER_SECOND`, whose kilobyte is vSphere's of 1,024. */
export function usageSeries({ name, unit, expectedInterval }: UsageSeries, resourceId: string | null): JsonSeries {
  const [, whole = name, instance = ''] = part.exec(name) ?? [];
  const terms = termsOfCounterId(whole, instance);
  const word = vsphereUnit(unit.replaceAll('_', '').replace(/^(kilo|mega|giga|tera)byte$/i, '$1bytes'));
  const documented: KnownMetric | null =
    terms.resourceClass === null || terms.meaning === null
      ? null
      : { resourceClass: terms.resourceClass, meaning: terms.meaning, unit: word, statistic: terms.statistic };
  return {
    resourceId,
    metric: whole,
    ...(instance !== '' && { dimensions: ` [${instance}]`, aliases: [name] }),
    statistic: terms.statistic,
    unit: word,
    length: lengthOf(expectedInterval),
    documented,
  };
}
