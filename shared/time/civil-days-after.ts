import { dayNumber, dayText } from './civil-day.ts';

/** The civil day that comes so many days after another, counted from the day after it (domain.md §5.7 case 22). */
export const civilDaysAfter = (day: string, days: number): string => dayText(dayNumber(day) + days);
