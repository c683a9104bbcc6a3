import { romeDayOf, romeMidnight } from '../../../shared/time/rome.ts';
import { type Api, apiOf } from './api.ts';
import { dossier, keyOf, mapping } from './dossier.ts';
import type { Endpoints } from './endpoints.ts';
import { deliver, openWorld, upload, type World } from './world.ts';

const HOUR = 3_600_000;
export const firstDay = romeDayOf(Date.parse('2025-10-13T12:00:00Z'));
export const lastDay = romeDayOf(Date.parse('2025-11-10T12:00:00Z'));
/** One without a hole; one that was off for two days, idle for one and off for half of one; one that nobody measured. */
export const machines = ['srv-01', 'srv-02', 'srv-03'] as const;
const dayOf = (text: string): number => romeDayOf(Date.parse(`${text}T12:00:00Z`));
export const odd = {
  off: [dayOf('2025-10-20'), dayOf('2025-10-21')],
  idle: dayOf('2025-10-24'),
  halfOff: dayOf('2025-10-28'),
} as const;

/** The hours, as instants, that the report has of a machine; null: it says 0. */
function valueAt(machine: string, at: number): number | null {
  const day = romeDayOf(at);
  if (machine === 'srv-01') return 20 + ((at / HOUR) % 17) + ((at / HOUR) % 5) / 10;
  if (odd.off.includes(day as never) || (day === odd.halfOff && at >= romeMidnight(day) + 12 * HOUR)) return null;
  return day === odd.idle ? 0 : 5 + ((at / HOUR) % 23) + ((at / HOUR) % 7) / 10;
}

const stamp = (at: number): string => {
  const [date = '', time = ''] = new Date(at).toISOString().split('T');
  return `${date.split('-').reverse().join('/')} ${time.slice(0, 5)}`;
};

const report = (): string => {
  const rows = ['Quando;Macchina;Valore'];
  for (const machine of machines.slice(0, 2)) {
    for (let at = romeMidnight(firstDay); at < romeMidnight(lastDay + 1); at += HOUR) {
      const value = valueAt(machine, at);
      if (value !== null) rows.push(`${stamp(at)};${machine};${value.toFixed(1).replace('.', ',')}`);
    }
  }
  return `${rows.join('\n')}\n`;
};

export interface ContinuousWorld {
  readonly world: World;
  readonly api: Api;
  readonly bucket: string;
}

/** A judged project whose CPU is known hour by hour over the change of the clocks, and whose other classes nobody sent. */
export async function openContinuousWorld(endpoints: Endpoints): Promise<ContinuousWorld> {
  const bucket = await endpoints.createBucket();
  const world = await openWorld(endpoints, bucket);
  const resources = machines.map((id) => `{ provider: altro, id: ${id}, kind: vm }`).join(', ');
  const put = (path: string, content: string) => upload(endpoints, bucket, keyOf(path), content, '2025-11-20T10:00:00Z');
  const ours = dossier().replace('{ provider: aws, id: i-0a1b2c3d4e5f60718, kind: vm }', resources);
  await deliver(world.ingest, [
    await put('dossier.yaml', `${ours}  - { id: portale, name: Portale, candidateMode: upgrade, destination: saas }\n`),
    await put('protocollo/usage-report/cpu.csv.mapping.yaml', mapping().replace('Europe/Rome', 'UTC')),
    await put('protocollo/usage-report/cpu.csv', report()),
  ]);
  await world.drain();
  return { world, api: apiOf(world), bucket };
}
