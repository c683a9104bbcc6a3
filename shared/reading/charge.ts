import type { LineText } from './bill-plan.ts';
import type { Line, LineFault, LineValue } from './line.ts';
import type { Extent } from './line-extent.ts';

/** What a line of a bill charges, whenever and however much of it. */
export interface Charge {
  readonly resourceId: string;
  /** All of them have the line's quantity. */
  readonly values: readonly Omit<LineValue, 'text'>[];
}

/**
 * Lines that say apart what is charged, when, and how much. Thousands of them differ in nothing but when and how much: what is charged is
 * then the same as before, and need not be explained again (scan/charge-way.ts). So each part may look at its own titles only; `planBill`
 * throws where it looks at another.
 */
export interface ChargeReader {
  /** All titles that `charge` looks at, as `billKey` makes them. */
  readonly terms: readonly string[];
  /** All titles that `when` looks at. */
  readonly times: readonly string[];
  charge(text: LineText): Charge | LineFault;
  /** Asked of lines whose charge is none of its faults. */
  when(text: LineText): Extent | LineFault;
}

/** The whole line, from its parts. */
export function lineOf(
  { charge, when }: Pick<ChargeReader, 'charge' | 'when'>,
  text: { readonly terms: LineText; readonly times: LineText; readonly quantity: string },
): Line | LineFault {
  const charged = charge(text.terms);
  if ('code' in charged) return charged;
  const extent = when(text.times);
  if ('code' in extent) return extent;
  return { resourceId: charged.resourceId, ...extent, values: charged.values.map((value) => ({ ...value, text: text.quantity })) };
}
