import type { Decimal } from '../model/usage.ts';
import { exceeds, type Factor, multiply } from './decimal.ts';
import type { SeriesTerms } from './table-plan.ts';
import { readUnit } from './unit.ts';

/** How the values of one series become values in our unit. */
export interface Scale {
  /** After conversion; null: nobody says. */
  readonly unit: string | null;
  /** The unit is a word that is not known: values stay as written. */
  readonly unknown: boolean;
  /** The mapping says another unit than the file: the file's counts. */
  readonly contradicts: boolean;
  readonly factor: Factor;
  convert(value: Decimal): Decimal;
  /** Values over it deserve a word: a percentage over 100. null: there is none. */
  readonly ceiling: number | null;
}

/**
 * @param declared what mapping or documentation say
 * @param cell     the row's own unit; null where the table has no such column
 * @param title    the header of the value column, which may end with a unit: `CPU [%]`, `Memoria (MB)`
 */
export function createScale(declared: string | null, cell: string | null, title: string): Scale {
  const stated = readUnit(cell);
  const titled = stated === null ? unitInTitle(title) : null;
  const said = readUnit(declared);
  const file = stated ?? titled;
  // A title is a word for people: it only fills a silence, or denies another dimension.
  const unit = titled !== null && said !== null && titled.name === said.name ? said : (file ?? said);
  const contradicts = file !== null && said !== null && (file.name !== said.name || (stated !== null && !sameFactor(file, said)));
  const factor = unit?.factor ?? { times: 1, power: 0 };
  const plain = factor.times === 1 && factor.power === 0;
  return {
    unit: unit?.name ?? null,
    unknown: unit !== null && !unit.known,
    contradicts,
    factor,
    convert: plain ? (value) => value : (value) => multiply(value, factor),
    ceiling: unit?.name === 'percent' ? 100 : null,
  };
}

/** A percentage over 100. */
export const isOverFull = ({ ceiling }: Scale, converted: Decimal): boolean => ceiling !== null && exceeds(converted, ceiling);

/** A longer title is prose, and no place for a unit. */
const LONGEST_TITLE = 200;

type Known = NonNullable<ReturnType<typeof readUnit>>;

const sameFactor = (a: Known, b: Known): boolean => a.factor.times === b.factor.times && a.factor.power === b.factor.power;

function unitInTitle(title: string): Known | null {
  if (title.length > LONGEST_TITLE) return null;
  const bracket = /[[(]\s*([^\])]+?)\s*[\])]\s*$/.exec(title)?.[1];
  const unit = readUnit(bracket ?? (/(^|\s)%|\w%$/.test(title) ? '%' : null));
  return unit?.known ? unit : null;
}

export interface UnitWatch {
  see(value: Decimal): void;
  /** Values up to here need not be seen: they change nothing. null: none needs to. */
  idleUpTo(): number | null;
  undecided(): boolean;
}

/** Percent or fraction: undecided where nobody states a unit and no value exceeds 1 (domain.md §5.2). */
export function watchUnit(terms: SeriesTerms | null, scale: Scale): UnitWatch {
  const level = terms?.meaning === 'used' || terms?.meaning === 'free';
  const share = terms?.resourceClass === 'cpu' || terms?.resourceClass === 'ram' || terms?.resourceClass === 'storage';
  const open = scale.unit === null && level && share;
  let some = false;
  let over = false;
  return {
    see(value) {
      if (!open || over) return;
      if (value.mantissa !== 0 && value.mantissa !== 0n) some = true;
      if (exceeds(value, 1)) over = true;
    },
    idleUpTo() {
      if (!open || over) return null;
      return some ? 1 : 0;
    },
    undecided: () => open && some && !over,
  };
}
