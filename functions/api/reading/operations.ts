import * as z from 'zod';
import { dueIndex } from '../../../infra/definitions/table.ts';
import { dayText } from '../../../shared/time/civil-day.ts';
import { romeDayOf } from '../../../shared/time/rome.ts';
import { sortKeys, strayPartition } from '../../items.ts';
import { countedQueues } from '../../ports.ts';
import { dueQueue } from '../../project-item.ts';
import { lastSweep } from '../../recheck/last-sweep.ts';
import type { ApiPorts } from '../api-ports.ts';
import { daySchema, instantSchema } from '../schemas.ts';

/** So many are counted: a hundred that nobody judged, or that name no project, are as bad as a thousand. */
const countedAtMost = 100;

const queueDepthSchema = z
  .strictObject({
    queue: z.enum(countedQueues).meta({ description: 'File da leggere, progetti da giudicare, giri dei ricontrolli.' }),
    waiting: z.int().meta({ description: 'Messaggi che aspettano.' }),
    underWay: z.int().meta({ description: 'Messaggi in lavorazione.' }),
    dead: z.int().meta({ description: 'Messaggi fermati da un errore nostro: docs/operatore.md dice come si ritentano.' }),
  })
  .meta({ id: 'QueueDepth' });

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
    strayUploads: z.int().meta({ description: `Chiavi che non nominano alcun progetto (\`/stray-uploads\`). Al più ${countedAtMost}.` }),
    queues: z.array(queueDepthSchema).meta({ description: 'Che cosa c’è nelle code.' }),
  })
  .meta({ id: 'Operations' });
export type Operations = z.infer<typeof operationsSchema>;

/**
 * What the table and the queues know of the work itself, in a handful of requests whatever there is. How long a message has waited SQS does not say:
 * alarms look at that (docs/operatore.md).
 */
export async function operationsOf({ records, depths, clock = Date.now }: ApiPorts): Promise<Operations> {
  const yesterday = dayText(romeDayOf(clock()) - 1);
  const [sweep, overdue, strays, queues] = await Promise.all([
    lastSweep(records),
    // The day is followed by the project: `~` sorts after every one of that day.
    records.queryIndex(dueIndex.name, dueQueue, { upTo: `${yesterday}~`, limit: countedAtMost }),
    records.query(strayPartition, sortKeys.refusals, { first: countedAtMost }),
    depths.count(),
  ]);
  const oldest = z.looseObject({ [dueIndex.sort]: z.string() }).safeParse(overdue.items[0]);
  return {
    lastSweep: sweep && {
      ...{ tick: sweep.tick, endedAt: sweep.at, queued: sweep.queued, skipped: sweep.skipped, failed: sweep.failed },
    },
    overdue: { projects: overdue.items.length, oldestOn: oldest.success ? String(oldest.data[dueIndex.sort]).slice(0, 10) : null },
    strayUploads: strays.length,
    queues: [...queues],
  };
}
