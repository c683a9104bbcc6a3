import { type Extent, stepsOf } from './extent.ts';

/** A measure as the long and the wide inputs have it; values are in hundredths of the unit. */
export interface Measure {
  readonly name: string;
  readonly unit: string;
  /** Whole numbers only: written without decimals. */
  readonly whole: boolean;
}

export const measures: readonly Measure[] = [
  { name: 'cpu_utilization', unit: 'Percent', whole: false },
  { name: 'memory_used', unit: 'Percent', whole: false },
  { name: 'disk_used', unit: 'GiB', whole: false },
  { name: 'network_total', unit: 'Bytes', whole: true },
];

/** A number from three: the only chance there is, the same on every machine. */
export function hashOf(a: number, b: number, c: number): number {
  let x = (Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca77) ^ Math.imul(c, 0xc2b2ae3d)) >>> 0;
  x = Math.imul(x ^ (x >>> 15), 0x2c1b3c6d);
  x = Math.imul(x ^ (x >>> 12), 0x297a2d39);
  return (x ^ (x >>> 15)) >>> 0;
}

export interface Fleet {
  readonly ids: readonly string[];
  /** Has the machine a sample of the measure at this step? Not in its outages, and one sample in a thousand is lost. */
  has(vm: number, step: number, measure: number): boolean;
  /** What it says: hundredths, or whole units of a measure that has no decimals. */
  value(vm: number, step: number, measure: number): number;
}

const OUTAGE_MINUTES = [7, 45, 190, 1500] as const;

export function fleetOf(extent: Extent): Fleet {
  const minutes = extent.days * 1440;
  const perStep = extent.step / 60;
  const vms = Array.from({ length: extent.vms }, (_, vm) => vm);
  const outages = vms.map((vm) =>
    Array.from({ length: vm % 4 }, (_, number) => {
      const from = hashOf(vm, number, 9) % minutes;
      return { from, to: from + (OUTAGE_MINUTES[hashOf(vm, number, 10) % 4] as number) };
    }),
  );
  return {
    ids: vms.map(idOf),
    has(vm, step, measure) {
      const minute = step * perStep;
      for (const { from, to } of outages[vm] as (typeof outages)[number]) if (minute >= from && minute < to) return false;
      return step === 0 || step === stepsOf(extent) - 1 || hashOf(step, vm, measure + 100) % 1000 !== 0;
    },
    value: (vm, step, measure) => shapedValue(vm, step, measure, Math.floor(step * perStep)),
  };
}

const idOf = (vm: number): string =>
  `i-0${hashOf(vm, 77, 1).toString(16).padStart(8, '0')}${hashOf(vm, 78, 2).toString(16).padStart(8, '0')}`;

/** Shapes that machines have: busy by day, a slowly filling disk, traffic without a pattern. */
function shapedValue(vm: number, step: number, measure: number, minute: number): number {
  const chance = hashOf(step, vm, measure);
  if (measure === 0) return 300 + (chance % 5200) + (minute % 1440 < 1080 ? 1500 : 0);
  if (measure === 1) return 2500 + ((vm * 37) % 3000) + (chance % 900);
  if (measure === 2) return 4000 + vm * 211 + Math.floor(minute / 60) * 3;
  return 20_000 + (chance % 9_000_000);
}
