import type { ResourceSeen } from '../model/digest.ts';
import type { SeriesIdentity } from '../model/usage.ts';
import { beginning } from '../reading/shown-text.ts';

/** No record can hold half a character (RFC 8785), and a file can: JSON escapes write one. U+FFFD stands in its place. */
const text = (given: string): string => given.toWellFormed();
const textOrNull = (given: string | null): string | null => given?.toWellFormed() ?? null;

export function wellFormedIdentity(identity: SeriesIdentity): SeriesIdentity {
  const { resourceId, metric, unit } = identity;
  const isWhole = (resourceId?.isWellFormed() ?? true) && (metric?.isWellFormed() ?? true) && (unit?.isWellFormed() ?? true);
  return isWhole ? identity : { ...identity, resourceId: textOrNull(resourceId), metric: textOrNull(metric), unit: textOrNull(unit) };
}

export function wellFormedResource(seen: ResourceSeen): ResourceSeen {
  return {
    ...seen,
    resourceId: text(seen.resourceId),
    provider: textOrNull(seen.provider),
    name: textOrNull(seen.name),
    aliases: seen.aliases.map(text),
    parentId: textOrNull(seen.parentId),
    state: textOrNull(seen.state),
  };
}

export function wellFormedAddress(address: string, row: number, resourceId: string | null) {
  return { text: text(address), row, resourceId: textOrNull(resourceId) };
}

/** A longer text is no name that a person would read in an issue. */
const LONGEST_DETAIL = 1024;

/** Details are texts, numbers and lists of them. */
export function wellFormedDetails(details: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (Object.values(details).every(isFit)) return details;
  return Object.fromEntries(Object.entries(details).map(([name, value]) => [name, fitDetail(value)]));
}

const isFit = (value: unknown): boolean =>
  typeof value === 'string' ? value.length <= LONGEST_DETAIL && value.isWellFormed() : typeof value !== 'object';

function fitDetail(value: unknown): unknown {
  if (typeof value === 'string') return text(beginning(value, LONGEST_DETAIL));
  return Array.isArray(value) ? value.map(fitDetail) : value;
}
