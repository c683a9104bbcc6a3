import type { Declaration } from '../model/declaration.ts';
import type { Ruleset } from '../model/ruleset.ts';
import { dayNumber, dayText } from '../time/civil-day.ts';

/**
 * Last civil day on which the project may still be completed (domain.md §5.5 PKG-04 and §5.7 case 22): 150 days from the communication
 * of the supply mode, counted from the day after; while that date is not stated, the latest it can be: 120 days from the notification
 * of the decree (its date, where the notification is not stated). Never later than the notice's last day.
 */
export function deadlineOf(project: Declaration['project'], deadlines: Ruleset['deadlines']): string {
  const lastDay = dayNumber(deadlines.lastDay.value);
  const chosen = project.supplyModeChosenOn
    ? dayNumber(project.supplyModeChosenOn)
    : dayNumber(project.decree.notifiedOn ?? project.decree.date) + deadlines.contractDays.value;
  return dayText(Math.min(chosen + deadlines.migrationDays.value, lastDay));
}
