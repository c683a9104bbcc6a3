/** What a fixture folder holds: one input, perhaps a mapping, and what reading it must give. */
export interface Fixture {
  /** Id of the format it belongs to: the folder above. */
  readonly format: string;
  readonly name: string;
  readonly input: { readonly name: string; readonly bytes: Uint8Array };
  /** YAML, without its schema line. */
  readonly mapping?: string;
  readonly expected: Expected;
}

export interface Expected {
  readonly kind?: string;
  readonly recognition: { readonly status: string; readonly format: string | null; readonly needs: readonly string[] };
  readonly resourceIdRule?: Readonly<Record<string, string>>;
  readonly rows: { readonly read: number; readonly accepted: number; readonly rejected: number };
  readonly series: readonly ExpectedSeries[];
  readonly issues: Readonly<Record<string, number>>;
  /** text, row, resource id */
  readonly addresses?: readonly (readonly [string, number, string | null])[];
  readonly resources?: readonly Readonly<Record<string, unknown>>[];
  /** Of an archive or a workbook: what reading each of its members must give. */
  readonly members?: Readonly<Record<string, Expected>>;
}

/** The fields of a series' identity, and figures of its rows. */
export type ExpectedSeries = Readonly<Record<string, unknown>> & Figures;

export interface Figures {
  readonly samples: number;
  readonly nulls: number;
  readonly min: string | null;
  readonly max: string | null;
  readonly sum: string;
  readonly first: string;
  readonly last: string;
  /** Seconds that every row states to cover; 0: readings. */
  readonly length: number;
  /** The first three rows in the order of the file: instant, value, physical row. */
  readonly head: readonly (readonly [string, string | null, number])[];
}

/** A row of the model that a fixture is written from: minutes since 1970, thousandths of a unit. */
export interface Point {
  readonly minute: number;
  readonly thousandths: bigint | null;
  readonly row: number;
}

export const isoOf = (minute: number): string => new Date(minute * 60_000).toISOString().replace('.000Z', 'Z');
export const minuteOf = (iso: string): number => Date.parse(iso) / 60_000;

/** Decimal text of an exact fraction n / 10^scale, without trailing zeros. */
export function decimalText(n: bigint, scale: number): string {
  const digits = (n < 0n ? -n : n).toString().padStart(scale + 1, '0');
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '');
  return `${n < 0n ? '-' : ''}${digits.slice(0, digits.length - scale)}${fraction ? `.${fraction}` : ''}`;
}

/** The figures of a series, from the model and in integers: nothing of the product takes part. `factor`: what the unit multiplies by. */
export function figures(points: readonly Point[], length = 0, factor = 1n): Figures {
  const values = points.flatMap(({ thousandths }) => (thousandths === null ? [] : [thousandths * factor]));
  const least = (a: bigint, b: bigint): bigint => (b < a ? b : a);
  const most = (a: bigint, b: bigint): bigint => (b > a ? b : a);
  const minutes = points.map(({ minute }) => minute);
  const shown = (value: bigint | null): string | null => (value === null ? null : decimalText(value, 3));
  return {
    samples: values.length,
    nulls: points.length - values.length,
    min: values.length > 0 ? shown(values.reduce(least)) : null,
    max: values.length > 0 ? shown(values.reduce(most)) : null,
    sum: decimalText(
      values.reduce((a, b) => a + b, 0n),
      3,
    ),
    first: isoOf(Math.min(...minutes)),
    last: isoOf(Math.max(...minutes)),
    length,
    head: points.slice(0, 3).map(({ minute, thousandths, row }) => [isoOf(minute), shown(thousandths && thousandths * factor), row]),
  };
}

/** Values that look measured and are the same everywhere: a small linear congruential sequence. */
export function wave(count: number, low: number, high: number, seed = 1): bigint[] {
  let state = BigInt(seed);
  const span = BigInt(high - low) * 1000n + 1n;
  return Array.from({ length: count }, () => {
    state = (state * 6364136223846793005n + 1442695040888963407n) % 18446744073709551616n;
    return BigInt(low) * 1000n + ((state >> 20n) % span);
  });
}

/** Rows at a fixed step from an instant; `row` counts from the given first row. */
export function run(from: string, stepMinutes: number, values: readonly (bigint | null)[], firstRow: number): Point[] {
  return values.map((thousandths, index) => ({ minute: minuteOf(from) + index * stepMinutes, thousandths, row: firstRow + index }));
}

/** Thousandths as a spreadsheet or a script writes them. */
export function written(thousandths: bigint | null, mark = '.', nothing = ''): string {
  return thousandths === null ? nothing : decimalText(thousandths, 3).replace('.', mark);
}

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Windows-1252 by hand for the characters that the fixtures use. */
export function windows1252(text: string): Uint8Array {
  const special: Readonly<Record<string, number>> = { '€': 0x80, '’': 0x92, '–': 0x96 };
  return Uint8Array.from(text, (character) => special[character] ?? character.charCodeAt(0));
}
