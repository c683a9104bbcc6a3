/** Places of a whole number that stands for a decimal: more than any generated cell has. */
export const PLACES = 60;

const nullWords = ['', '-', '--', 'null', 'nan', 'n/d', 'undefined'];

export const isNull = (cell: string): boolean => nullWords.includes(cell.toLowerCase());

/** value x 10^60, exactly; null: no number. Thousands in groups of three, parted by the other mark or a blank. */
export function naiveNumber(cell: string, mark: string): bigint | null {
  const other = mark === ',' ? '\\.' : ',';
  const own = mark === ',' ? ',' : '\\.';
  const shape = new RegExp(`^([+-]?)(\\d*|\\d{1,3}(?:${other}\\d{3})+|\\d{1,3}(?: \\d{3})+)(?:${own}(\\d*))?(?:[eE]([+-]?\\d{1,3}))?$`);
  const [found, sign, whole = '', fraction = '', exponent = '0'] = shape.exec(cell) ?? [];
  const digits = whole.replaceAll(/\D/g, '') + fraction;
  if (found === undefined || digits === '') return null;
  const size = BigInt(digits) * 10n ** BigInt(PLACES - fraction.length + Number(exponent));
  return sign === '-' ? -size : size;
}

/** Decimal text without exponent and trailing zeros. */
export function textOfNumber(value: bigint): string {
  const digits = String(value < 0n ? -value : value).padStart(PLACES + 1, '0');
  const fraction = digits.slice(-PLACES).replace(/0+$/, '');
  const text = `${digits.slice(0, -PLACES)}${fraction === '' ? '' : `.${fraction}`}`;
  return value < 0n ? `-${text}` : text;
}
