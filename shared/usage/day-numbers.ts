import type { DigestSeries } from '../model/digest.ts';
import { remembered } from '../remembered.ts';
import { type DayNumber, dayNumber } from '../time/civil-day.ts';

/** The numbers of the days of a series, one for each. Asked by the fold and by the signals, of more than a hundred thousand days. */
export const dayNumbersOf = remembered(({ days }: DigestSeries): readonly DayNumber[] => days.map(({ day }) => dayNumber(day)));
