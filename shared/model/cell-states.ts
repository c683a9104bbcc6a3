/**
 * What one day of one class of one resource came to, of what was known (up to T):
 * - `covered`: no silence longer than 2 h 30, the edges of the day included (shorter ones are not counted anywhere, statement 16);
 * - `partial`: some of the day is covered, and a longer silence is in it;
 * - `zero`: has values and all of them are 0, however much of the day they cover (statement 13);
 * - `gap`: nothing is covered, between two days that are;
 * - `missing`: nothing is covered, before the first covered day, after the last one, or there is none;
 * - `waiting`: the day begins after T: nobody knows yet;
 * - `outside`: nothing is covered, before the day on which the resource was made or after that on which it was deleted, as declared.
 */
export const cellStates = ['covered', 'partial', 'zero', 'gap', 'missing', 'waiting', 'outside'] as const;
export type CellState = (typeof cellStates)[number];
