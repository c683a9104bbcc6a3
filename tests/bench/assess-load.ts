import type { Decimal, SeriesIdentity } from '../../shared/model/usage.ts';
import { dice } from '../fraud/seeded.ts';

/** Minute after minute, whole steps of the source's own unit: integers, so that two hundred million of them are made in a minute. */
export type Load = (minute: number) => Decimal;

const classes = {
  cpu: { metric: 'CPUUtilization', meaning: 'used', unit: 'percent', scale: 3, base: 2_000, top: 45_000, limit: 100_000 },
  ram: { metric: 'MemoryUsed', meaning: 'used', unit: 'percent', scale: 2, base: 3_500, top: 1_800, limit: 9_900 },
  storage: { metric: 'DiskUsed', meaning: 'used', unit: 'byte', scale: 0, base: 80e9, top: 0, limit: 1e12 },
  network: { metric: 'NetworkIn', meaning: 'rate', unit: 'byte/s', scale: 1, base: 9_000, top: 4_000_000, limit: 1e9 },
} as const;
export type LoadClass = keyof typeof classes;
export const loadClasses = Object.keys(classes) as readonly LoadClass[];

export function identityOf(resourceId: string, resourceClass: LoadClass): SeriesIdentity {
  const { metric, meaning, unit } = classes[resourceClass];
  const said = { resourceId, resourceKind: 'ec2', resourceClass, metric, meaning, unit, statistic: 'avg' } as const;
  return { ...said, evidence: 'measured', zone: 'UTC', stamp: 'start', lengthFrom: 'file' };
}

/** Busy in office hours, quiet at night and on Sundays; every machine and every day differently. Disks fill slowly. */
export function loadOf(resourceClass: LoadClass, seed: number): Load {
  const { scale, base, top, limit } = classes[resourceClass];
  const chance = dice(seed);
  const own = chance.between(0.6, 1.4);
  let [mood, filled, slow] = [1, 0, 0];
  return (minute) => {
    const hour = Math.floor(minute / 60) % 24;
    if (minute % 1440 === 0) mood = chance.between(0.75, 1.25);
    slow = 0.98 * slow + chance.next() - 0.5;
    if (resourceClass === 'storage') {
      filled += chance.next() * 40_000;
      return { mantissa: Math.floor(own * base + filled), scale };
    }
    const office = hour < 7 || hour > 19 || Math.floor(minute / 1440) % 7 === 6 ? 0.06 : 1 - ((hour - 13) / 8) ** 2;
    const level = (own * base + own * top * mood * office) * (0.9 + 0.2 * chance.next() + 0.03 * slow);
    return { mantissa: Math.max(1, Math.min(limit, Math.round(level))), scale };
  };
}
