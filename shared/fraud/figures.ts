import { roomForNumbers, roomForWords } from './room.ts';

/** Beyond these, digits are the dust of binary arithmetic: 6.2479999999999976. */
const FIGURES = 9;

/** Powers of ten that a double holds exactly. */
const powers = [
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
];
const powerOf = (exponent: number): number => powers[exponent] as number;

/** The figures of a number without its zeros at both ends, and the power of ten of the last: 3 and -2 for 4.25, 2 and 3 for 12000. */
export function figuresOf(value: number): { figures: number; place: number } {
  return plainFigures(value) ?? writtenFigures(value);
}

/** Beyond so many decimals, or such whole numbers, arithmetic may no longer tell what the text would be. */
const PLAIN_DECIMALS = 12;
const PLAIN_WHOLE = 1e15;

/**
 * The fewest decimals that lead back to the very number are those of its shortest text: the product is less than half a unit off, and the
 * quotient of two exact numbers is rounded as a text is. null where the text has to be written.
 */
function plainFigures(value: number): { figures: number; place: number } | null {
  if (!(value > 0)) return null;
  for (let decimals = 0; decimals <= PLAIN_DECIMALS; decimals += 1) {
    let whole = Math.round(value * powerOf(decimals));
    if (whole >= PLAIN_WHOLE) return null;
    if (whole / powerOf(decimals) !== value) continue;
    let place = 0 - decimals;
    for (let tenth = whole / 10; tenth === Math.floor(tenth); tenth = whole / 10) {
      whole = tenth;
      place += 1;
    }
    return { figures: countFigures(whole), place };
  }
  return null;
}

function countFigures(whole: number): number {
  let figures = 1;
  while (whole >= powerOf(figures)) figures += 1;
  return figures;
}

function writtenFigures(value: number): { figures: number; place: number } {
  const [digits, exponent] = value.toExponential().split('e') as [string, string];
  const figures = digits.replace('.', '').length;
  return { figures, place: Number(exponent) - figures + 1 };
}

/** Numbers as somebody wrote them: to nine figures, without sign, zeros left out. In room that the next ones take. */
export interface WrittenNumbers {
  readonly values: Float64Array;
  /** As `figuresOf` has them. */
  readonly figures: Int32Array;
  readonly places: Int32Array;
}

const [valuesOf, figuresOfAll, placesOfAll] = [roomForNumbers(), roomForWords(), roomForWords()];

/**
 * What every value's text would be, without writing it: a service has a million of them. Where rounding to nine figures is near a tie,
 * and for numbers out of all measure, the text is written all the same.
 *
 * @param most how many values are looked at, at the most
 */
export function writtenNumbers(most: number, forEach: (look: (value: number) => void) => void): WrittenNumbers {
  const [values, figures, places] = [valuesOf(most), figuresOfAll(most), placesOfAll(most)];
  let length = 0;
  forEach((signed) => {
    const value = Math.abs(signed);
    if (value === 0) return;
    const shift = shiftOf(value);
    const scaled = shift >= 0 ? value * powerOf(shift) : value / powerOf(-shift);
    const near = Math.abs(scaled - Math.floor(scaled) - 0.5) < 1e-3;
    if (near || !(scaled < 1e9)) {
      const written = Number(value.toPrecision(FIGURES));
      const own = figuresOf(written);
      values[length] = written;
      figures[length] = own.figures;
      places[length] = own.place;
    } else {
      let [whole, zeros] = [Math.round(scaled) | 0, 0];
      const most = whole < 1e9 ? FIGURES : FIGURES + 1;
      values[length] = shift >= 0 ? whole / powerOf(shift) : whole * powerOf(-shift);
      if (whole % 10_000 === 0) {
        whole = (whole / 10_000) | 0;
        zeros = 4;
      }
      for (; whole % 10 === 0; zeros += 1) whole = (whole / 10) | 0;
      figures[length] = most - zeros;
      places[length] = zeros - shift;
    }
    length += 1;
  });
  return { values: values.subarray(0, length), figures: figures.subarray(0, length), places: places.subarray(0, length) };
}

/** By so many powers of ten a number becomes one of nine figures before its point. */
function shiftOf(value: number): number {
  let shift = FIGURES - 1;
  if (value >= 1) {
    for (let exponent = 1; exponent < powers.length && value >= powerOf(exponent); exponent += 1) shift -= 1;
    return shift;
  }
  while (shift < powers.length - 1 && value * powerOf(shift) < 1e8) shift += 1;
  // Smaller than anything that is measured: so far below one that its text has to be written.
  return value * powerOf(shift) < 1e8 ? Number.NaN : shift;
}

/** The last digit of a whole number, 0 to 9. */
export const lastDigitOf = (whole: number): number => (whole < 1e14 ? whole - 10 * Math.floor(whole / 10) : whole % 10);
