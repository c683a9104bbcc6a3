import type { AttestaRecord } from '../model/record.ts';
import type { Ruleset } from '../model/ruleset.ts';
import type { Milliseconds } from '../model/usage.ts';
import { type DayNumber, dayNumber, dayText } from '../time/civil-day.ts';
import { romeDayOf } from '../time/rome.ts';

/**
 * The civil day, in Rome, on which a project is to be judged again though nothing was uploaded; null: never again. Told by the sealed
 * record and its rules alone. The first day after that of `asOf` on which time by itself may change the record:
 * - in `migration` while not positive: when the window of a service has elapsed, when what is needed has passed, when the deadline has,
 *   when a reminder to export becomes urgent and when it has come to nothing;
 * - always: `recheckDays` after `asOf`, since catalogues and rules change without anybody uploading anything.
 *
 * The rhythm is the same for a positive migration (its maintenance), and for a negative one after its deadline: time can no longer mend
 * that, but a corrected register can, and nobody else would ask. All of it ends with `maintenanceUntil`, whose own day still counts.
 */
export function nextCheckOn(record: AttestaRecord, { policy, deadlines }: Ruleset): string | null {
  const today = romeDayOf(Date.parse(record.asOf));
  const lastDay = dayNumber(deadlines.maintenanceUntil.value);
  const ahead = [today + policy.recheckDays.value, ...turningDays(record, policy.reminderDays.value)].filter(
    (day) => day > today && day <= lastDay,
  );
  return ahead.length === 0 ? null : dayText(Math.min(...ahead));
}

/** Days on which a migration that is not positive may turn out otherwise. */
function turningDays({ purpose, outcome, deadline, findings }: AttestaRecord, reminderDays: number): readonly DayNumber[] {
  if (purpose !== 'migration' || outcome === 'positive') return [];
  const awaited = findings.flatMap(({ measured }) => measured.flatMap(({ windowEnd, neededUntil }) => [windowEnd, neededUntil]));
  const passed = new Set(awaited.flatMap((instant) => (instant === null ? [] : dayAfter(Date.parse(instant)))));
  const expiries = findings.flatMap(({ reasons }) => reasons.flatMap(lastExpiry));
  return [...passed, ...(deadline === null ? [] : [dayNumber(deadline) + 1]), ...expiries.flatMap((day) => [day - reminderDays, day])];
}

/** The day from which a provider keeps nothing more of some day that is needed; a coarser step that is left is no hurry. */
const lastExpiry = ({ code, details }: AttestaRecord['findings'][number]['reasons'][number]): readonly DayNumber[] =>
  code === 'RETENTION_ENDING' && details.afterwards === 'nothing' ? [dayNumber(String(details.expiresOn))] : [];

/** The first day that begins at an instant or after it: a sweep early on the instant's own day would come too soon. */
const dayAfter = (instant: Milliseconds): DayNumber => romeDayOf(instant - 1) + 1;
