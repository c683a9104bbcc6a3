import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware';
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import * as z from 'zod';
import { measure, type Telemetry } from '../adapters/telemetry.ts';
import { faultLine } from '../fault-line.ts';
import { SweepFault } from '../faults.ts';
import type { Ports } from '../ports.ts';
import { keepSweep } from './last-sweep.ts';
import { makeRecheck, type Sweep, type SweepOptions } from './make-recheck.ts';

/** What EventBridge Scheduler sends (infra/constructs): the instant it was meant for, for the log. The clock decides what is due. */
const eventSchema = z.object({ scheduledAt: z.iso.datetime() });

export type RecheckHandler = (event: unknown, context: Context) => Promise<Sweep>;

/** The daily sweep. Rejects with `SweepFault` where our fault left a project unasked: it is still due, and the retry finds it. */
export function recheckHandler(ports: Ports, telemetry: Telemetry, options: SweepOptions): RecheckHandler {
  const { logger, metrics } = telemetry;
  const recheck = makeRecheck(ports, options);
  const handler = middy<unknown, Sweep>()
    .use(injectLambdaContext(logger, { logEvent: false }))
    .use(logMetrics(metrics))
    .handler(async (event) => {
      try {
        const { scheduledAt } = eventSchema.parse(event);
        const sweep = await recheck();
        tell(telemetry, scheduledAt, sweep);
        await keepSweep(ports.records, sweep, options.clock());
        if (sweep.failed.length > 0) throw new SweepFault(sweep.failed.length, countOf(sweep));
        return sweep;
      } catch (error) {
        logger.error('our fault; the sweep will be run again', { error: faultLine(error) });
        // Each project that was left; a sweep that reached none is one message that our fault stopped.
        measure(telemetry, { name: 'faults', value: error instanceof SweepFault ? error.projects : 1 });
        throw error;
      }
    });
  return (event, context) => handler(event, context) as Promise<Sweep>;
}

/** A line for each project that was asked for, so that its way can be followed from here; one for each fault; one for the sweep. */
function tell(telemetry: Telemetry, scheduledAt: string, { tick, queued, skipped, failed }: Sweep): void {
  const { logger } = telemetry;
  for (const { ipa, cup } of queued) logger.info('a project that is due was queued', { ipa, cup, tick });
  for (const { item, error } of failed) logger.error('our fault; the project stays due', { item, tick, error: faultLine(error) });
  const counts = { queued: queued.length, skipped: skipped.length, failed: failed.length };
  logger.info('the sweep has ended', { scheduledAt, tick, ...counts });
  measure(telemetry, { name: 'queued', value: queued.length });
}

const countOf = ({ queued, skipped, failed }: Sweep): number => queued.length + skipped.length + failed.length;
