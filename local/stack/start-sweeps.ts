import { createTelemetry } from '../../functions/adapters/telemetry.ts';
import type { Ports } from '../../functions/ports.ts';
import { recheckHandler } from '../../functions/recheck/recheck-handler.ts';
import { latestTick } from '../../functions/recheck/ticks.ts';
import { functionDefinitions } from '../../infra/definitions/functions.ts';
import { scheduleDefinitions } from '../../infra/definitions/schedules.ts';
import { instantText } from '../../shared/time/civil-day.ts';
import { lambdaContext } from '../queue/lambda-event.ts';
import { type Daily, startDaily } from './start-daily.ts';

/** The sweep for projects that are due, by the schedule that CDK uses: once now, then every day at its hour in Rome. */
export function startSweeps(ports: Ports, clock: () => number): Promise<Daily> {
  const { timeout, trigger } = functionDefinitions.recheck;
  const schedule = scheduleDefinitions[trigger.schedule];
  const handler = recheckHandler(ports, createTelemetry('recheck'), { clock });
  const run = () =>
    handler(
      { scheduledAt: instantText(latestTick(schedule, clock())) },
      lambdaContext({ name: 'recheck', visibilitySeconds: timeout }, Date.now),
    );
  return startDaily({ schedule, clock, run });
}
