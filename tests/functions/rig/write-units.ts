import { Buffer } from 'node:buffer';
import type { Item, Ports } from '../../../functions/ports.ts';
import { dueIndex, queueIndex } from '../../../infra/definitions/table.ts';

/** Bytes of one value as DynamoDB counts them (developer guide, "DynamoDB item sizes and formats"); numbers at their largest. */
function bytesOf(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number') return 21;
  if (typeof value !== 'object' || value === null) return 1;
  const entries: [string, unknown][] = Array.isArray(value) ? value.map((element) => ['', element]) : Object.entries(value);
  return entries.reduce((sum, [name, element]) => sum + 1 + Buffer.byteLength(name) + bytesOf(element), 3);
}

const itemBytes = (item: Item): number =>
  Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + bytesOf(value), 0);

/** Write units of one put: 1 KB each, and in each index that the item is in it counts twice (the old entry leaves, the new one comes). */
export function writeUnits(item: Item): number {
  const indexes = [queueIndex, dueIndex].filter(({ partition }) => partition in item).length;
  return Math.ceil(itemBytes(item) / 1024) * (1 + 2 * indexes);
}

/** Adds up what every put costs, also those that a condition refuses: they are charged as well. */
export function metered(ports: Ports, meter: { units: number }): Ports {
  return {
    ...ports,
    records: {
      ...ports.records,
      put: (item, guard) => {
        meter.units += writeUnits(item);
        return ports.records.put(item, guard);
      },
    },
  };
}
