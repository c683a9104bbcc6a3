import { nextTick } from '../../functions/recheck/ticks.ts';
import type { ScheduleDefinition } from '../../infra/definitions/schedules.ts';
import { realTimer } from '../queue/open-queues.ts';
import type { QueueTimer } from '../queue/queue-definition.ts';

export interface DailyOptions {
  readonly schedule: ScheduleDefinition;
  /** Milliseconds. May stand still: then only the run at the start happens. */
  readonly clock: () => number;
  readonly run: () => Promise<unknown>;
  readonly timer?: QueueTimer;
}

export interface Daily {
  /** Begins nothing more, and resolves when what runs has ended. */
  stop(): Promise<void>;
}

/** The clock is looked at so often at least: a laptop sleeps, and its timers sleep with it. A run that failed is tried again after this. */
const longestWaitMs = 60_000;
const shortestWaitMs = 20;

/**
 * EventBridge Scheduler on the laptop: runs now, since this machine may have been off when it was time, then at each instant of the
 * schedule. Resolves when the first run has ended, well or not.
 */
export async function startDaily({ schedule, clock, run, timer = realTimer }: DailyOptions): Promise<Daily> {
  let stopped = false;
  let cancel = () => {};
  let running: Promise<void> = Promise.resolve();

  const turn = async () => {
    // Taken before the run: an instant that comes to pass meanwhile has a run of its own.
    const next = nextTick(schedule, clock());
    try {
      await run();
      wait(next, Math.max(shortestWaitMs, next - clock()));
    } catch (error) {
      console.error('the daily run failed; it is tried again in a minute', error);
      wait(Number.NEGATIVE_INFINITY, longestWaitMs);
    }
  };
  const wait = (until: number, milliseconds: number) => {
    if (stopped) return;
    cancel = timer.after(Math.min(longestWaitMs, milliseconds), () => {
      if (clock() < until) wait(until, Math.max(shortestWaitMs, until - clock()));
      else running = turn();
    });
  };

  await turn();
  return {
    async stop() {
      stopped = true;
      cancel();
      await running;
    },
  };
}
