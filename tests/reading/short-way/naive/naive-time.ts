import { Temporal } from 'temporal-polyfill';

/** A time as its cell says it: an instant, or a wall clock as if UTC. */
export type NaiveTime = { readonly zone: 'UTC' | 'offset'; readonly instant: number } | { readonly zone: null; readonly wall: number };

const months = ['gen', 'feb', 'mar', 'apr', 'mag', 'giu', 'lug', 'ago', 'set', 'ott', 'nov', 'dic'];
const iso =
  /^(?<y>\d{4})-(?<m>\d{2})-(?<d>\d{2})(?:[ T](?<h>\d{2}):(?<min>\d{2})(?::(?<s>\d{2})(?:\.(?<f>\d{1,9}))?)?)? ?(?<o>Z|UTC|[+-]\d{2}:\d{2})?$/;
const declared: Readonly<Record<string, RegExp>> = {
  'd/M/yyyy H:mm': /^(?<d>\d{1,2})\/(?<m>\d{1,2})\/(?<y>\d{4}) (?<h>\d{1,2}):(?<min>\d{1,2})$/,
  'M/d/yyyy h:mm a': /^(?<m>\d{1,2})\/(?<d>\d{1,2})\/(?<y>\d{4}) (?<h>\d{1,2}):(?<min>\d{1,2}) (?<a>AM|PM)$/,
  'd MMM yyyy HH:mm:ss': /^(?<d>\d{1,2}) (?<n>[a-z]{3}) (?<y>\d{4}) (?<h>\d{1,2}):(?<min>\d{1,2}):(?<s>\d{1,2})$/,
};

function naiveEpoch(cell: string): NaiveTime | null {
  const instant = cell.length === 10 ? Number(cell) * 1000 : Number(cell);
  return instant < Date.UTC(2200, 0, 1) ? { zone: 'UTC', instant } : null;
}

/** null: no time. */
export function naiveTime(cell: string, pattern: string | undefined): NaiveTime | null {
  if (pattern === undefined && /^\d{10}(\d{3})?$/.test(cell)) return naiveEpoch(cell);
  const found = (pattern === undefined ? iso : (declared[pattern] as RegExp)).exec(cell)?.groups;
  if (!found) return null;
  const number = (name: string): number => Number(found[name] ?? 0);
  const isEndOfDay = number('h') === 24 && number('min') === 0 && number('s') === 0;
  const half = found.a === undefined ? number('h') : (number('h') % 12) + (found.a === 'PM' ? 12 : 0);
  if (found.a !== undefined && (number('h') < 1 || number('h') > 12)) return null;
  try {
    const plain = Temporal.PlainDateTime.from(
      {
        year: number('y'),
        month: found.n === undefined ? number('m') : months.indexOf(found.n) + 1,
        day: number('d'),
        hour: isEndOfDay ? 0 : half,
        minute: number('min'),
        second: number('s'),
        millisecond: Number((found.f ?? '').slice(0, 3).padEnd(3, '0')),
      },
      { overflow: 'reject' },
    ).add({ days: isEndOfDay ? 1 : 0 });
    if (number('y') < 1970 || number('y') > 2100) return null;
    const wall = plain.toZonedDateTime('UTC').epochMilliseconds;
    if (found.o === undefined) return { zone: null, wall };
    if (found.o === 'Z' || found.o === 'UTC') return { zone: 'UTC', instant: wall };
    const instant = plain.toZonedDateTime(found.o).epochMilliseconds;
    return instant < 0 ? null : { zone: 'offset', instant };
  } catch {
    return null;
  }
}
