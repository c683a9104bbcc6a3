import { functionDefinitions } from '../../infra/definitions/functions.ts';
import type { RecordPlace } from './record-index.ts';

/** Records that follow each other, the first one first. The last one has no successor; the first one may lack its predecessor. */
export type Branch = readonly [...RecordPlace[], RecordPlace];

/**
 * Every way through a project's records, one for each record that nothing follows, the likeliest first: the one whose end was written last,
 * then the longer. A record that lost the race for its number ends a way of its own, since nobody ever builds on it; so does what was
 * sealed before a table was set back in time.
 */
export function branchesOf(places: readonly RecordPlace[]): Branch[] {
  const byHash = new Map(places.map((place) => [place.hash, place]));
  const followed = new Set(places.map((place) => predecessor(place, byHash)?.hash));
  const ends = places.filter(({ hash }) => !followed.has(hash));
  return ends.map((end) => wayTo(end, byHash)).sort(likelierFirst);
}

function wayTo(end: RecordPlace, byHash: ReadonlyMap<string, RecordPlace>): Branch {
  const before: RecordPlace[] = [];
  for (let at = predecessor(end, byHash); at; at = predecessor(at, byHash)) before.unshift(at);
  return [...before, end];
}

const predecessor = ({ prevHash, sequence }: RecordPlace, byHash: ReadonlyMap<string, RecordPlace>): RecordPlace | null => {
  const place = prevHash === null ? undefined : byHash.get(prevHash);
  return place?.sequence === sequence - 1 ? place : null;
};

export const endOf = (branch: Branch): RecordPlace => branch.at(-1) as RecordPlace;

function likelierFirst(a: Branch, b: Branch): number {
  const [first, second] = [endOf(a), endOf(b)];
  return (
    compare(second.written, first.written) ||
    second.sequence - first.sequence ||
    compare(second.asOf, first.asOf) ||
    compare(first.hash, second.hash)
  );
}

const compare = (a: string, b: string): number => Number(a > b) - Number(a < b);

/**
 * What lies below a branch whose first record lacks its predecessor: the likeliest branch that ends lower, and so on down to number 1. The
 * numbers in between are missing from the bucket.
 */
export function withLowerParts(branch: Branch, all: readonly Branch[]): Branch {
  const lowest = branch[0] as RecordPlace;
  if (lowest.sequence === 1) return branch;
  const below = all
    .map((other) => other.filter(({ sequence }) => sequence < lowest.sequence))
    .filter((other): other is RecordPlace[] & Branch => other.length > 0)
    .sort((a, b) => endOf(b).sequence - endOf(a).sequence || likelierFirst(a, b));
  const [next] = below;
  return next ? [...withLowerParts(next, all), ...branch] : branch;
}

/** Numbers that a chain lacks between 1 and its end. */
export function holesIn(chain: Branch): { readonly from: number; readonly to: number }[] {
  return chain.flatMap(({ sequence }, index) => {
    const expected = (chain[index - 1]?.sequence ?? 0) + 1;
    return sequence > expected ? [{ from: expected, to: sequence - 1 }] : [];
  });
}

/** A writer of a record has read the one before it no longer ago than its function may run; some seconds for clocks that differ. */
const longestRaceMs = (functionDefinitions.assess.timeout + 60) * 1000;

/**
 * True where a branch is what a lost race leaves behind: one record on top of the other's own, written while the other went on without it.
 * Whoever found its number taken read again, and the record that it then made stands further up.
 */
export function isLostRace(branch: Branch, other: Branch): boolean {
  const end = endOf(branch);
  const rival = other.find(({ sequence }) => sequence === end.sequence);
  const next = other.find(({ sequence }) => sequence === end.sequence + 1);
  if (!rival || !next || rival.hash === end.hash || rival.prevHash !== end.prevHash) return false;
  return Date.parse(end.written) <= Date.parse(next.written) + longestRaceMs;
}

/** The branches that may be the table's: all but those that lost a race against another one. */
export const contenders = (branches: readonly Branch[]): Branch[] =>
  branches.filter((branch) => !branches.some((other) => isLostRace(branch, other)));
