import type { ResourceSeen } from '../model/digest.ts';
import type { SeriesIdentity } from '../model/usage.ts';
import { ownText } from '../reading/own-text.ts';
import { holdsPersonal, withoutPersonal } from '../reading/personal.ts';
import { beginning, shownValue } from '../reading/shown-text.ts';

/**
 * Every text of a file that enters a digest comes through here. No record can hold half a character (RFC 8785), and a file can: JSON
 * escapes write one, and U+FFFD stands in its place. No record may hold the address or the tax code of a person: they are masked.
 */
const text = (given: string): string => withoutPersonal(given.toWellFormed());
const textOrNull = (given: string | null): string | null => (given === null ? null : text(given));
/** The same, outliving the text it was read from. */
const kept = (given: string): string => ownText(text(given));
const keptOrNull = (given: string | null): string | null => (given === null ? null : kept(given));
const ownTextOrNull = (given: string | null): string | null => (given === null ? null : ownText(given));

/** Ids and names of measures that hold people's come no further than keep-persons-out.ts. */
export function wellFormedIdentity(identity: SeriesIdentity): SeriesIdentity {
  const { resourceId, metric, unit } = identity;
  return { ...identity, resourceId: textOrNull(resourceId), metric: textOrNull(metric), unit: textOrNull(unit) };
}

/** An identity that outlives the text it was read from. */
export function standalone(identity: SeriesIdentity): SeriesIdentity {
  const { resourceId, metric, unit } = identity;
  return { ...identity, resourceId: ownTextOrNull(resourceId), metric: ownTextOrNull(metric), unit: ownTextOrNull(unit) };
}

export function wellFormedResource(seen: ResourceSeen): ResourceSeen {
  return {
    ...seen,
    resourceId: kept(seen.resourceId),
    provider: keptOrNull(seen.provider),
    name: keptOrNull(seen.name),
    // Masked, they could stand for anybody.
    aliases: seen.aliases.filter((alias) => !holdsPersonal(alias)).map(kept),
    parentId: seen.parentId !== null && holdsPersonal(seen.parentId) ? null : keptOrNull(seen.parentId),
    state: keptOrNull(seen.state),
  };
}

/** What stands where an address should and has several words may name anybody: its length is told. */
export function wellFormedAddress(address: string, row: number, resourceId: string | null) {
  return { text: kept(/\s/.test(address) ? shownValue(address) : address), row, resourceId: keptOrNull(resourceId) };
}

/** A longer text is no name that a person would read in an issue. */
const LONGEST_DETAIL = 1024;

/** Details are texts, numbers, and lists and groups of them. The same details where nothing is to change, as nearly always. */
export function wellFormedDetails(details: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  for (const name in details) {
    const value = details[name];
    if (fitDetail(value) !== value) return Object.fromEntries(Object.entries(details).map(([key, one]) => [key, fitDetail(one)]));
  }
  return details;
}

function fitDetail(value: unknown): unknown {
  if (typeof value === 'string') return text(beginning(value, LONGEST_DETAIL));
  if (Array.isArray(value)) return value.map(fitDetail);
  return typeof value === 'object' && value !== null ? wellFormedDetails({ ...value }) : value;
}
