import { differentValues } from '../different-values.ts';
import type { Reason } from '../model/finding.ts';
import type { NextStep } from '../model/record.ts';
import { dayRangesOf } from './day-ranges.ts';

type Details = NextStep['details'];

/**
 * What a step is about: `from` and `to` are civil days, `neededUntil` and `retryAfter` the latest instant to wait for; every other
 * detail is a list, also of one value, so that a reader need not ask how many there are.
 */
export function requestsOf(reasons: readonly Reason[]): readonly Details[] {
  const each = [...Map.groupBy(reasons, ({ details }) => JSON.stringify([details.class, details.resourceId])).values()].flatMap((group) => {
    const { class: resourceClass, resourceId } = (group[0] as Reason).details;
    return stretchesOf(group).map((details) => ({ details, class: listOf(resourceClass), resourceId: listOf(resourceId) }));
  });
  return gathered(gathered(each, 'class'), 'resourceId').map(({ details, ...about }) => ({
    ...(about.class.length > 0 ? { class: about.class } : {}),
    ...(about.resourceId.length > 0 ? { resourceId: about.resourceId } : {}),
    ...details,
  }));
}

interface Request {
  readonly details: Details;
  readonly class: readonly unknown[];
  readonly resourceId: readonly unknown[];
}

/** Requests that differ by one thing only are one request that lists it. */
function gathered(requests: readonly Request[], by: 'class' | 'resourceId'): readonly Request[] {
  const same = Map.groupBy(requests, (request) => JSON.stringify({ ...request, [by]: null }));
  return [...same.values()].map((group) => ({ ...(group[0] as Request), [by]: differentValues(group.flatMap((request) => request[by])) }));
}

/** What a stretch of days keeps of its reasons: the numbers of one hole say nothing about the next. */
const subjects: ReadonlySet<string> = new Set(['id', 'file']);

function stretchesOf(reasons: readonly Reason[]): readonly Details[] {
  const merged = mergedDetails(reasons);
  const ranges = dayRangesOf(reasons);
  if (ranges.length === 0) return [merged];
  const about = Object.fromEntries(Object.entries(merged).filter(([name]) => subjects.has(name)));
  return ranges.map((range) => ({ ...about, ...range }));
}

/** Of instants to wait for, the latest is the one that counts. */
const waits: ReadonlySet<string> = new Set(['neededUntil', 'retryAfter']);

/** Every different value of a detail, absent ones left out. */
function mergedDetails(reasons: readonly Reason[]): Details {
  const values = new Map<string, unknown[]>();
  for (const { details } of reasons) {
    for (const [name, value] of Object.entries(details)) {
      if (name === 'class' || name === 'resourceId') continue;
      const all = values.get(name) ?? [];
      for (const one of listOf(value)) all.push(one);
      values.set(name, all);
    }
  }
  const filled = [...values].filter(([, all]) => all.length > 0);
  return Object.fromEntries(filled.map(([name, all]) => [name, waits.has(name) ? all.map(String).sort().at(-1) : differentValues(all)]));
}

const listOf = (value: unknown): readonly unknown[] => {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
};
