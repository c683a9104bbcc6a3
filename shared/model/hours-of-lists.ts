import * as z from 'zod';
import { encodeHours } from '../usage/day-hours.ts';

/** [hours since midnight, values, exact sum, fingerprint as 16 hexadecimal digits]. */
const hourOfList = z.tuple([z.number().int(), z.number().int(), z.string(), z.string().regex(/^[0-9a-f]{16}$/)]);

/** The hours of a day as readers up to 2 wrote them. What was read once is judged for as long as nobody uploads it again. */
export const hoursOfLists = z
  .array(hourOfList)
  .transform((lists) =>
    encodeHours(lists.map(([hour, count, sum, print]) => ({ hour, count, sum, low: word(print.slice(8)), high: word(print.slice(0, 8)) }))),
  );

const word = (hexadecimal: string): number => Number.parseInt(hexadecimal, 16);
