/*
 * What is known of a civil day of one series, in the memory of the kernel that takes rows (kernels/assembly/days.ts and first-rows.ts, which
 * repeat the places). Hours as objects of their own would take seven times the memory, and a row could not be added in a few nanoseconds.
 * Places are counted from the day's first number of 64 bits on.
 */
export const FROM = 0;
export const TO = 1;
export const MIN = 2;
export const MAX = 3;
export const FIRST_ROW = 4;
export const LAST_ROW = 5;
/** Up to these offsets from midnight, milliseconds, a row may still be one of the first of its day or of its working day. */
export const EARLIEST_UNTIL = 6;
export const SAMPLE_UNTIL = 7;

/** Rows of the day that start from the number before this one to this one change no run of its series. */
export const HELD_UNTIL = 9;

/** These are whole numbers of 32 bits, two in the place of one. */
export const NULLS = 20;
export const ZEROS = 21;

/** When its first row without a value starts, as far as lanes know; the last one's place is at the end. */
export const FIRST_NULL = 11;

/** A civil day has 23, 24 or 25 hours. */
export const HOURS_IN_DAY = 25;
/** Where the hours begin, and the numbers that each takes: its sum in units of 10^-SCALE, then as whole ones count, SCALE and print. */
export const HOURS = 12;
export const HOUR_NUMBERS = 3;
export const COUNT = 2;
export const SCALE = 3;
export const LOW = 4;
export const HIGH = 5;

/** The first rows of the day and of its working day (see `daySchema`: earliest, sample): offsets from midnight, and of the latter then the values. */
export const EARLIEST = HOURS + HOURS_IN_DAY * HOUR_NUMBERS;
export const FIRST_ROWS = 8;
export const SAMPLE = EARLIEST + FIRST_ROWS;
export const SAMPLE_VALUES = SAMPLE + FIRST_ROWS;

export const LAST_NULL = SAMPLE_VALUES + FIRST_ROWS;

/** Whole cache lines. */
export const DAY_NUMBERS = LAST_NULL + 1;
