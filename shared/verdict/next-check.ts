import type { AttestaRecord } from '../model/record.ts';
import type { Policy, Ruleset } from '../model/ruleset.ts';
import type { Milliseconds } from '../model/usage.ts';
import { type DayNumber, dayNumber, dayText } from '../time/civil-day.ts';
import { endOfRomeDay, romeDayOf } from '../time/rome.ts';
import { isHeld } from './conclude.ts';

type Finding = AttestaRecord['findings'][number];
type Measured = Finding['measured'][number];
type Reason = Finding['reasons'][number];

/**
 * The civil day, in Rome, on which a project is to be judged again though nothing was uploaded; null: never again. Told by the sealed
 * record and its rules alone. The first day after that of `asOf` on which time by itself may change the record:
 * - in `migration` while not positive: when the window of a service has elapsed, when what is needed has passed, when the deadline has;
 *   until then also when a reminder to export becomes urgent and when it has come to nothing, though never sooner than
 *   `reminderEveryDays` after `asOf`; while held for its CUP, every so many days, for a register that is imported asks for nobody;
 * - always: `recheckDays` after `asOf`, since catalogues and rules change without anybody uploading anything.
 *
 * The rhythm is the same for a positive migration (its maintenance), and for a negative one after its deadline: time can no longer mend
 * that, but a corrected register can, and nobody else would ask. All of it ends with `maintenanceUntil`: the day after it closes the
 * obligation, whenever the sweep of that day comes, and what was judged at the end of it is not judged again.
 */
export function nextCheckOn(record: AttestaRecord, { policy, deadlines }: Ruleset): string | null {
  const asOf = Date.parse(record.asOf);
  const { value: lastDay } = deadlines.maintenanceUntil;
  if (asOf >= endOfRomeDay(lastDay)) return null;
  const today = romeDayOf(asOf);
  const turning = turningDays(record, today, policy).filter((day) => day > today);
  return dayText(Math.min(...turning, today + policy.recheckDays.value, dayNumber(lastDay) + 1));
}

/** Days on which a migration that is not positive may turn out otherwise. */
function turningDays(record: AttestaRecord, today: DayNumber, policy: Policy): readonly DayNumber[] {
  const { purpose, outcome, deadline, findings } = record;
  if (purpose !== 'migration' || outcome === 'positive') return [];
  const last = deadline === null ? Number.POSITIVE_INFINITY : dayNumber(deadline);
  return [
    ...new Set(findings.flatMap((finding) => awaited(finding, record))),
    last + 1,
    ...(isHeld(findings) ? [today + policy.reminderEveryDays.value] : []),
    ...reminderDaysOf(record, today, policy).filter((day) => day <= last),
  ];
}

/** The days after the instants that the classes of a finding wait for. */
const awaited = ({ measured, reasons }: Finding, { asOf }: AttestaRecord): readonly DayNumber[] =>
  measured.flatMap((one) => {
    const instants = [one.windowEnd, movesOn(one, reasons, asOf) ? null : one.neededUntil];
    return instants.flatMap((instant) => (instant === null ? [] : [dayAfter(Date.parse(instant))]));
  });

/**
 * The window of a service that nobody has released or completed ends yesterday, whenever it is asked about (DESIGN §5 statement 1). As
 * long as it has no data, what is needed is then tomorrow's, every day anew: nothing that a sweep could wait for.
 */
const movesOn = ({ windowEnd, blockStart }: Measured, reasons: readonly Reason[], asOf: string): boolean =>
  reasons.some(({ code }) => code === 'NOT_RELEASED') &&
  blockStart === null &&
  windowEnd !== null &&
  Date.parse(windowEnd) <= Date.parse(asOf);

/**
 * When a reminder becomes urgent and when it has come to nothing. The days of a period expire one after the other: asked for one by one
 * they would make a record a day, and so a day that comes too soon after this record moves on.
 */
function reminderDaysOf({ findings }: AttestaRecord, today: DayNumber, policy: Policy): readonly DayNumber[] {
  const expiries = new Set(findings.flatMap(({ reasons }) => reasons.flatMap(lastExpiry)));
  return [...expiries]
    .flatMap((day) => [day - policy.reminderDays.value, day])
    .filter((day) => day > today)
    .map((day) => Math.max(day, today + policy.reminderEveryDays.value));
}

/** The day from which a provider keeps nothing more of some day that is needed; a coarser step that is left is no hurry. */
const lastExpiry = ({ code, details }: Reason): readonly DayNumber[] =>
  code === 'RETENTION_ENDING' && details.afterwards === 'nothing' ? [dayNumber(String(details.expiresOn))] : [];

/** The first day that begins at an instant or after it: a sweep early on the instant's own day would come too soon. */
const dayAfter = (instant: Milliseconds): DayNumber => romeDayOf(instant - 1) + 1;
