import type { Decimal } from '../model/usage.ts';

/**
 * A sum of decimals that does not depend on the order of its terms (DESIGN §1 invariant 2). Plain numbers carry it while they are
 * exact; beyond 2^53 a bigint takes over.
 */
export interface ExactSum {
  scale: number;
  /** The exact part in plain numbers, in units of 10^-scale. */
  units: number;
  /** What did not fit. */
  big: bigint;
}

export function emptySum(): ExactSum {
  return { scale: 0, units: 0, big: 0n };
}

export function addDecimal(sum: ExactSum, { mantissa, scale }: Decimal): void {
  if (scale > sum.scale) {
    sum.big = (sum.big + BigInt(sum.units)) * 10n ** BigInt(scale - sum.scale);
    sum.units = 0;
    sum.scale = scale;
  }
  if (typeof mantissa === 'number' && scale === sum.scale) {
    const next = sum.units + mantissa;
    if (Number.isSafeInteger(next)) {
      sum.units = next;
      return;
    }
  }
  sum.big += BigInt(mantissa) * 10n ** BigInt(sum.scale - scale);
}

/** The sum as decimal text: no exponent, no trailing zeros. */
export function sumText(sum: ExactSum): string {
  return decimalText({ mantissa: sum.big + BigInt(sum.units), scale: sum.scale });
}

export function decimalText({ mantissa, scale }: Decimal): string {
  const negative = mantissa < 0;
  const digits = String(negative ? -BigInt(mantissa) : mantissa).padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '');
  const text = fraction ? `${whole}.${fraction}` : whole;
  return negative && text !== '0' ? `-${text}` : text;
}

/** The inverse of `decimalText`. */
export function decimalOf(text: string): Decimal {
  const dot = text.indexOf('.');
  if (dot < 0) return { mantissa: BigInt(text), scale: 0 };
  return { mantissa: BigInt(text.slice(0, dot) + text.slice(dot + 1)), scale: text.length - dot - 1 };
}

/** The nearest double. Division by a power of ten up to 10^22 is correctly rounded; beyond, the text is read. */
export function decimalNumber(value: Decimal): number {
  if (typeof value.mantissa === 'number' && value.scale <= 22) return value.mantissa / 10 ** value.scale;
  return Number(decimalText(value));
}
