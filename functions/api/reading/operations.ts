import * as z from 'zod';
import { dueIndex } from '../../../infra/definitions/table.ts';
import { dayText } from '../../../shared/time/civil-day.ts';
import { romeDayOf } from '../../../shared/time/rome.ts';
import { sortKeys, strayPartition } from '../../items.ts';
import { dueQueue } from '../../project-item.ts';
import { lastSweep } from '../../recheck/last-sweep.ts';
import type { ApiPorts } from '../api-ports.ts';
import { daySchema, instantSchema } from '../schemas.ts';

/** So many are counted: a hundred that nobody judged are as bad as a thousand. */
const countedAtMost = 100;

export const operationsSchema = z
  .strictObject({
    lastSweep: z
      .strictObject({ tick: instantSchema, endedAt: instantSchema, queued: z.int(), skipped: z.int(), failed: z.int() })
      .nullable()
      .meta({ description: 'L’ultimo giro dei ricontrolli che è finito; null: nessuno ancora.' }),
    overdue: z
      .strictObject({
        projects: z.int().meta({ description: `Al più ${countedAtMost}.` }),
        oldestOn: daySchema.nullable(),
      })
      .meta({ description: 'Progetti che andavano giudicati di nuovo prima di oggi, e non lo sono stati.' }),
    strayUploads: z.int().meta({ description: 'Chiavi che non nominano alcun progetto (`/stray-uploads`).' }),
  })
  .meta({ id: 'Operations' });
export type Operations = z.infer<typeof operationsSchema>;

/** What the table knows of the work itself. Queues and dead letters it does not know: they have alarms of their own (docs/operatore.md). */
export async function operationsOf({ records, clock = Date.now }: ApiPorts): Promise<Operations> {
  const yesterday = dayText(romeDayOf(clock()) - 1);
  const [sweep, overdue, strays] = await Promise.all([
    lastSweep(records),
    // The day is followed by the project: `~` sorts after every one of that day.
    records.queryIndex(dueIndex.name, dueQueue, { upTo: `${yesterday}~`, limit: countedAtMost }),
    records.query(strayPartition, sortKeys.refusals),
  ]);
  const oldest = z.looseObject({ [dueIndex.sort]: z.string() }).safeParse(overdue.items[0]);
  return {
    lastSweep: sweep && {
      ...{ tick: sweep.tick, endedAt: sweep.at, queued: sweep.queued, skipped: sweep.skipped, failed: sweep.failed },
    },
    overdue: { projects: overdue.items.length, oldestOn: oldest.success ? String(oldest.data[dueIndex.sort]).slice(0, 10) : null },
    strayUploads: strays.length,
  };
}
