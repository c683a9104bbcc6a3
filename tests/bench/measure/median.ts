/** @throws of nothing there is none */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  if (low === undefined || high === undefined) throw new Error('the median of no numbers');
  return (low + high) / 2;
}

/** The median of `theirs / ours`, run by run: both of a pair ran next to each other, so that a slow minute of the machine is in both. */
export const pairedRatio = (ours: readonly number[], theirs: readonly number[]): number =>
  median(ours.map((seconds, round) => (theirs[round] as number) / seconds));

/** Four digits that count. */
export const rounded = (value: number): number => Number(value.toPrecision(4));
