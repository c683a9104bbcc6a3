import { scheduleDefinitions } from '../../infra/definitions/schedules.ts';
import { dueIndex } from '../../infra/definitions/table.ts';
import { dayText, instantText } from '../../shared/time/civil-day.ts';
import { romeDayOf } from '../../shared/time/rome.ts';
import { indexEntries } from '../index-entries.ts';
import { partitionOf, projectItemSchema, sortKeys, tickItemSchema } from '../items.ts';
import type { Ports, ProjectKey } from '../ports.ts';
import { dueQueue } from '../project-item.ts';
import { keepTick } from '../tick-item.ts';
import { latestTick } from './ticks.ts';

/** What a sweep came to. */
export interface Sweep {
  /** RFC 3339 UTC: the scheduled instant that it asked with. */
  readonly tick: string;
  readonly queued: readonly ProjectKey[];
  /** Due, and asked for by this tick before: the index follows when they are judged. */
  readonly skipped: readonly ProjectKey[];
  /** Our faults. Their projects are still due: the next sweep takes them. */
  readonly failed: readonly { readonly item: string; readonly error: unknown }[];
}

export interface SweepOptions {
  /** Milliseconds. */
  readonly clock: () => number;
  /** Projects of one page of the index. */
  readonly pageSize?: number;
}

/**
 * Queues every project that is due, each once for a scheduled instant. It survives being run twice, at once, late or in part: the tick
 * is the schedule's own instant, a project that it asked for is marked, and `assess` makes no second record of the same inputs. Rejects
 * only where the index itself cannot be read.
 */
export function makeRecheck(ports: Pick<Ports, 'records' | 'queue'>, { clock, pageSize = 100 }: SweepOptions): () => Promise<Sweep> {
  return async () => {
    const at = latestTick(scheduleDefinitions.recheck, clock());
    const tick = instantText(at);
    // The day of the tick, not of the clock: before four o'clock a project of today would be asked with yesterday's tick, and stay due.
    const upTo = `${dayText(romeDayOf(at))}~`;
    const sweep = { tick, queued: [] as ProjectKey[], skipped: [] as ProjectKey[], failed: [] as Sweep['failed'][number][] };
    for await (const item of indexEntries(ports.records, dueIndex.name, dueQueue, { upTo, limit: pageSize })) {
      try {
        const { ipa, cup } = projectItemSchema.parse(item);
        const project = { ipa, cup };
        ((await askOnce(ports, project, tick)) ? sweep.queued : sweep.skipped).push(project);
      } catch (error) {
        sweep.failed.push({ item: nameOf(item), error });
      }
    }
    return sweep;
  };
}

/** Sends first and marks then: a crash between the two asks again, and does not lose. @returns false when this tick had asked already */
async function askOnce({ records, queue }: Pick<Ports, 'records' | 'queue'>, project: ProjectKey, tick: string): Promise<boolean> {
  const stored = await records.get({ PK: partitionOf(project), SK: sortKeys.tick });
  if (stored !== undefined && tickItemSchema.parse(stored).tick >= tick) return false;
  await queue.sendAssessment({ ...project, tick });
  await keepTick(records, project, tick);
  return true;
}

/** The key of an item that may be anything: what the log says of it. */
const nameOf = (item: unknown): string => String((item as { readonly PK?: unknown } | null)?.PK);
