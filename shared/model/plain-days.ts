import * as z from 'zod';

/** Dates that were looked at, by their text: a dossier has a hundred thousand days of a few hundred dates. */
const dates = new Map<string, boolean>();
const MOST_DATES = 4_000;
const dateSchema = z.iso.date();

function isDate(given: unknown): boolean {
  if (typeof given !== 'string') return false;
  const known = dates.get(given);
  if (known !== undefined) return known;
  if (dates.size >= MOST_DATES) dates.clear();
  const is = dateSchema.safeParse(given).success;
  dates.set(given, is);
  return is;
}

type Test = (given: unknown) => boolean;
const isWhole: Test = Number.isSafeInteger;
const isNumberOrNull: Test = (given) => given === null || Number.isFinite(given);
const isText: Test = (given) => typeof given === 'string';
const isListOf = (holds: Test, length: number | null): Test => {
  return (given) => Array.isArray(given) && (length === null || given.length === length) && given.every(holds);
};
const isEnd: Test = (given) => Array.isArray(given) && given.length === 2 && isWhole(given[0]) && Number.isFinite(given[1]);

const required = new Map<string, Test>(
  Object.entries({
    day: isDate,
    samples: isWhole,
    nulls: isWhole,
    zeros: isWhole,
    min: isNumberOrNull,
    max: isNumberOrNull,
    sum: isText,
    hours: isText,
    rows: isListOf(isWhole, 2),
    earliest: isListOf(Number.isFinite, null),
  }),
);
const optional = new Map<string, Test>(Object.entries({ sample: isListOf(Number.isFinite, null), ends: isListOf(isEnd, 2) }));

/**
 * Are these days as the present reader writes them? The same question as `daySchema`'s, asked without a copy and without a schema for each
 * value, of which a dossier has millions: where it says no, the schema is asked, which also reads what older readers wrote.
 */
export function arePlainDays(given: unknown): boolean {
  return Array.isArray(given) && given.every(isPlainDay);
}

function isPlainDay(given: unknown): boolean {
  if (typeof given !== 'object' || given === null) return false;
  const day = given as Readonly<Record<string, unknown>>;
  for (const [name, holds] of required) if (!holds(day[name])) return false;
  for (const name in day) {
    if (required.has(name)) continue;
    const holds = optional.get(name);
    // Absent may also be said by undefined, as in a digest that has not been written yet.
    if (holds === undefined || (day[name] !== undefined && !holds(day[name]))) return false;
  }
  return true;
}
