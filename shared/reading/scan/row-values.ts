import { MOST_PLACES, powersOfTen } from '../../usage/powers-of-ten.ts';
import type { PlainValue } from '../plain-row.ts';

/** Values of the row at hand: mantissa / 10^scale; scale -1: the cell is empty. */
export interface RowValues {
  readonly mantissas: Float64Array;
  readonly scales: Int32Array;
}

export const newRowValues = (width: number): RowValues => ({ mantissas: new Float64Array(width), scales: new Int32Array(width) });

const largest = Number.MAX_SAFE_INTEGER;

/** Does a value go as it is written? Then only a ceiling has to be looked at. */
export const isAsWritten = ({ factor, takesNumbers }: PlainValue): boolean => takesNumbers && factor.times === 1 && factor.power === 0;

/** Is the value at most the ceiling? Both exact. */
export const isUnder = ({ mantissas, scales }: RowValues, at: number, ceiling: number): boolean =>
  (mantissas[at] as number) <= ceiling * (powersOfTen[scales[at] as number] as number);

/**
 * Converts one value to the unit of its series, in place.
 * @returns false: it is none that goes without being looked at
 */
export function convert(values: RowValues, at: number, { factor, ceiling, takesEmpty, takesNumbers }: PlainValue): boolean {
  const { mantissas, scales } = values;
  let scale = scales[at] as number;
  if (scale < 0) return takesEmpty;
  if (!takesNumbers) return false;
  if (factor.times !== 1 || factor.power !== 0) {
    let mantissa = (mantissas[at] as number) * factor.times;
    scale -= factor.power;
    for (; scale < 0; scale += 1) mantissa *= 10;
    if (mantissa > largest || scale > MOST_PLACES) return false;
    mantissas[at] = mantissa;
    scales[at] = scale;
  }
  return ceiling === null || isUnder(values, at, ceiling);
}
