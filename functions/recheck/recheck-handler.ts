import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { MetricUnit } from '@aws-lambda-powertools/metrics';
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware';
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { z } from 'zod';
import type { Telemetry } from '../adapters/telemetry.ts';
import { SweepFault } from '../faults.ts';
import type { Ports, ProjectKey } from '../ports.ts';
import { makeRecheck, type Sweep, type SweepOptions } from './make-recheck.ts';

/** What EventBridge Scheduler sends (infra/constructs): the instant it was meant for, for the log. The clock decides what is due. */
const eventSchema = z.object({ scheduledAt: z.iso.datetime() });

export type RecheckHandler = (event: unknown, context: Context) => Promise<Sweep>;

/** The daily sweep. Rejects with `SweepFault` where our fault left a project unasked: it is still due, and the retry finds it. */
export function recheckHandler(ports: Ports, { logger, metrics }: Telemetry, options: SweepOptions): RecheckHandler {
  const recheck = makeRecheck(ports, options);
  const handler = middy<unknown, Sweep>()
    .use(injectLambdaContext(logger))
    .use(logMetrics(metrics))
    .handler(async (event) => {
      const { scheduledAt } = eventSchema.parse(event);
      const sweep = await recheck().catch((error: unknown) => {
        metrics.addMetric('faults', MetricUnit.Count, 1);
        logger.error('our fault; the sweep is run again', { scheduledAt, error: error as Error });
        throw error;
      });
      for (const { item, error } of sweep.failed) logger.error('our fault; the project stays due', { item, error: error as Error });
      metrics.addMetric('queued', MetricUnit.Count, sweep.queued.length);
      if (sweep.failed.length > 0) metrics.addMetric('faults', MetricUnit.Count, sweep.failed.length);
      const { tick, queued, skipped, failed } = sweep;
      logger.info('projects were queued', { scheduledAt, tick, queued: queued.map(idOf), skipped: skipped.length, failed: failed.length });
      if (failed.length > 0)
        throw new SweepFault(`${failed.length} of ${failed.length + queued.length + skipped.length} due projects were not asked for`);
      return sweep;
    });
  return (event, context) => handler(event, context) as Promise<Sweep>;
}

const idOf = ({ ipa, cup }: ProjectKey): string => `${ipa}/${cup}`;
