import { HOUR } from '../time/civil-day.ts';

/**
 * The limits that reading itself applies, so that a digest can stay small (DESIGN §5 statements 4, 5, 15, 17). They are policy
 * numbers: a ruleset that states others cannot be judged on these digests, and loading it is refused (`rulesets/load.ts`).
 */

/** Silences of one series up to this long are closed: 2 h 30. */
export const LINK = 2.5 * HOUR;
/** A row longer than this covers nothing: 25 h. */
export const LONGEST_ROW = 25 * HOUR;
/** A row of at least this length that begins and ends near midnight is a civil day: 23 h. */
export const SHORTEST_DAY_ROW = 23 * HOUR;
/** How near a Rome midnight the ends of such a row must be: 3 h. */
export const DAY_ROW_SLACK = 3 * HOUR;
/** Rows longer than this are worth a warning: 6 h. */
export const COARSE_ROW = 6 * HOUR;
/** From this length on, not knowing which end a stamp marks matters: 20 h. */
export const SIDE_MATTERS = 20 * HOUR;
/** Rows in a day that statement 13 asks for before a day can be called flat. */
export const ROWS_TO_CALL_A_DAY_FLAT = 8;
