import type { Reason } from '../model/finding.ts';
import type { NextStep } from '../model/record.ts';
import type { ReasonCode } from '../reasons/catalogue.ts';

/** Reasons that move no outcome and ask for something all the same: what they ask for cannot be done later. */
const codes: ReadonlySet<ReasonCode> = new Set(['RETENTION_ENDING', 'RETENTION_ENDED']);

export const isReminder = ({ code }: Reason): boolean => codes.has(code);

/** Soon there will be nothing left to ask for: before everything else. */
export const isUrgent = ({ code, severity }: Reason): boolean => code === 'RETENTION_ENDING' && severity === 'warning';

/** One request for the classes that lack the same days: `class` is a list, all else is what each of them says. */
export function reminderRequests(reasons: readonly Reason[]): readonly NextStep['details'][] {
  const same = Map.groupBy(reasons, ({ details: { class: _, ...rest } }) => JSON.stringify(rest));
  return [...same.values()].map((group) => ({ ...(group[0] as Reason).details, class: group.map(({ details }) => details.class) }));
}

/** The day of a step: its own last one where that comes before the schedule's. */
export function dayOfStep({ lastDay }: NextStep['details'], deadline: string | null): string | null {
  if (typeof lastDay !== 'string') return deadline;
  return deadline === null || lastDay < deadline ? lastDay : deadline;
}
