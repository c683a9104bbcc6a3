import { Temporal } from 'temporal-polyfill';
import type { CaseFile, CaseResource, CaseRow, CaseService, OracleAnswer, OracleCase, OracleClass } from './case.ts';

/** Short ways of writing cases by hand, for the tables that show that the oracle is to be trusted. */

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** `2026-01-10 16:05` on the Rome wall clock, or an instant with Z or an offset. */
export function at(text: string): number {
  if (/Z$|[+-]\d\d:\d\d$/.test(text)) return Temporal.Instant.from(text).epochMilliseconds;
  return Temporal.PlainDateTime.from(text.replace(' ', 'T')).toZonedDateTime('Europe/Rome').epochMilliseconds;
}

type RowShape = Partial<Omit<CaseRow, 'stamp' | 'value'>>;

const cpuReading: Omit<CaseRow, 'stamp' | 'value'> = {
  resourceId: 'vm-1',
  class: 'cpu',
  metric: 'cpu-used',
  meaning: 'used',
  unit: 'percent',
  statistic: 'avg',
  evidence: 'measured',
  length: 0,
  lengthFrom: null,
  stampSide: null,
};

/** Values that are neither flat nor zero. */
const varied = (index: number): number => 10 + (index % 17);

/** Rows at `from`, `from + step`, … before `to`. A `length` in the shape makes them stated by the file, start-stamped. */
export function rows(
  from: string,
  to: string,
  step: number,
  shape: RowShape = {},
  value: (index: number, stamp: number) => number | null = varied,
): CaseRow[] {
  const [begin, end] = [at(from), at(to)];
  const stated = (shape.length ?? 0) > 0 ? { lengthFrom: 'file' as const, stampSide: 'start' as const } : {};
  const made: CaseRow[] = [];
  for (let stamp = begin, index = 0; stamp < end; stamp += step, index += 1)
    made.push({ ...cpuReading, ...stated, ...shape, stamp, value: value(index, stamp) });
  return made;
}

/** One row a Rome civil day, from midnight to midnight as the file says it. */
export function romeDays(first: string, count: number, shape: RowShape = {}): CaseRow[] {
  return Array.from({ length: count }, (_, index) => {
    const date = Temporal.PlainDate.from(first).add({ days: index });
    const start = date.toZonedDateTime('Europe/Rome').epochMilliseconds;
    const length = date.add({ days: 1 }).toZonedDateTime('Europe/Rome').epochMilliseconds - start;
    return { ...cpuReading, lengthFrom: 'file', stampSide: 'start', ...shape, length, stamp: start, value: varied(index) };
  });
}

export const resource = (id: string, more: Partial<CaseResource> = {}): CaseResource => ({
  id,
  kind: 'vm',
  parentId: null,
  createdOn: null,
  deletedOn: null,
  ...more,
});

/** A file received at `receivedAt`. */
export const file = (receivedAt: string, content: readonly CaseRow[], zone: 'known' | 'open' = 'known'): CaseFile => ({
  name: `received-${receivedAt}`,
  receivedAt: at(receivedAt),
  zone,
  rows: content,
});

/** Released, funded long before, one machine, only cpu required, asked on 2027-06-01 unless said otherwise. */
export function question(
  migrationStartedOn: string,
  releasedOn: string | null,
  files: readonly CaseFile[],
  service: Partial<CaseService> = {},
  asOf = '2027-06-01 12:00',
  purpose: OracleCase['purpose'] = 'migration',
): OracleCase {
  const plain = {
    migrationStartedOn,
    releasedOn,
    completedOn: null,
    observationWindow: null,
    decreeDate: '2000-01-01',
    requiredClasses: ['cpu' as const],
    resources: [resource('vm-1')],
  };
  return { purpose, service: { ...plain, ...service }, asOf: at(asOf), files };
}

/** `CODE severity`, each once, sorted; the codes of the service and of one class. */
export function told(answer: OracleAnswer, m: OracleClass = 'cpu'): string[] {
  const reasons = [...answer.service, ...(answer.classes.find((each) => each.class === m)?.reasons ?? [])];
  return [...new Set(reasons.map(({ code, severity }) => `${code} ${severity}`))].sort();
}
