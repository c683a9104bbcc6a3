import { ROWS_TO_CALL_A_DAY_FLAT } from './limits.ts';

/** Keeps the eight smallest different offsets: the same set whatever the order, the repetition or the split of rows. */
export function keepEarliest(earliest: number[], seconds: number): void {
  if (earliest.length === ROWS_TO_CALL_A_DAY_FLAT && seconds >= (earliest.at(-1) as number)) return;
  let at = earliest.length;
  while (at > 0 && (earliest[at - 1] as number) > seconds) at -= 1;
  if (earliest[at - 1] === seconds) return;
  earliest.splice(at, 0, seconds);
  if (earliest.length > ROWS_TO_CALL_A_DAY_FLAT) earliest.pop();
}
