import type { ScheduleDefinition } from '../../infra/definitions/schedules.ts';
import { DAY, HOUR } from '../../shared/time/civil-day.ts';
import { zoneClock } from '../../shared/time/zone.ts';

/**
 * The instants of a daily schedule, in milliseconds. A sweep asks with the latest of them, not with the time at which it happens to run:
 * run twice, at once or late, it asks for the same thing.
 */
export function latestTick(schedule: ScheduleDefinition, now: number): number {
  const today = dayIn(schedule, now);
  const tick = tickOn(schedule, today);
  return tick <= now ? tick : tickOn(schedule, today - 1);
}

export function nextTick(schedule: ScheduleDefinition, now: number): number {
  const today = dayIn(schedule, now);
  const tick = tickOn(schedule, today);
  return tick > now ? tick : tickOn(schedule, today + 1);
}

const dayIn = ({ zone }: ScheduleDefinition, now: number): number => Math.floor(zoneClock(zone).toWall(now) / DAY);

function tickOn({ zone, hour }: ScheduleDefinition, day: number): number {
  const found = zoneClock(zone).toInstant(day * DAY + hour * HOUR, null);
  if (!found) throw new Error(`day ${day} has no ${hour} o'clock in ${zone}: the schedule must name an hour that every day has`);
  return found.instant;
}
