import { remembered } from '../remembered.ts';
import { keysMetAgain } from './keys-met-again.ts';
import { openLagVotes } from './lag-votes.ts';

/** A series as a course of keys: what is alike has the same key, wherever in time it stands. Positions ascend. */
export interface Course {
  readonly at: Int32Array;
  readonly keys: Float64Array;
}

/** @param most entries that `fill` puts at the most, in the order of their positions */
export function courseOf(most: number, fill: (put: (at: number, key: number) => void) => void): Course {
  const [at, keys] = [new Int32Array(most), new Float64Array(most)];
  let length = 0;
  fill((position, key) => {
    at[length] = position;
    keys[length] = key;
    length += 1;
  });
  return { at: at.subarray(0, length), keys: keys.subarray(0, length) };
}

/** Two courses, or one and itself at another time, that say the same over and over. */
export interface Match {
  readonly first: number;
  readonly second: number;
  /** What is at `at` in the first is at `at + lag` in the second. */
  readonly lag: number;
  readonly matched: number;
  /** Of the entries of the first that stand where the second has any. */
  readonly share: number;
}

export interface MatchRule {
  readonly minimumShare: number;
  /** So many different keys must come back: a course that only ever says two things meets itself by chance. */
  readonly minimumKeys: number;
}

/** So many alike one after the other are a copy, however long the series goes on: hours of three days. */
const RUN = 66;
const LAGS_TRIED = 3;
/** How often more than by chance. */
const SURPRISE = 4;
/** Of the votes that a match of the least share would bring, so many are asked before a lag is counted out. */
const VOTES_ASKED = 0.5;

/**
 * Pairs of courses (a course with itself, at another time) that share keys at one lag far more often than chance would have it. Work
 * follows the number of entries, not of pairs.
 *
 * @param own how many courses, the first ones, are compared with each other and with all the rest: the rest is not compared with itself
 * @param compare asked before a pair is counted out
 * @param keep asked of each match as it is found, before the next pair is looked at
 */
export function matches(
  courses: readonly Course[],
  own: number,
  rule: MatchRule,
  compare: (first: number, second: number) => boolean,
  keep: (match: Match) => boolean = () => true,
): Match[] {
  const votes = openLagVotes(courses);
  const heldBy = new Uint32Array(courses.length);
  const found: Match[] = [];
  const matchOf = (first: number, second: number): Match | null => {
    // An entry of the first that can be met votes wherever the second says the same.
    const asked = VOTES_ASKED * rule.minimumShare * (heldBy[first] as number);
    if (votes.votesOf(first) < asked || !compare(first, second)) return null;
    return bestMatch(courses, first, second, votes.lagsOf(first, asked), rule);
  };
  keysMetAgain(courses, own, {
    meet: votes.add,
    done(course, held) {
      heldBy[course] = held;
      for (const other of votes.others()) {
        const match = matchOf(other, course);
        if (match && keep(match)) found.push(match);
      }
      votes.clear();
    },
  });
  return found;
}

/** The first of the most voted lags that holds when it is counted out. */
function bestMatch(
  courses: readonly Course[],
  first: number,
  second: number,
  lags: readonly (readonly [lag: number, votes: number])[],
  rule: MatchRule,
): Match | null {
  const best = [...lags].sort(([lagA, one], [lagB, other]) => other - one || Math.abs(lagA) - Math.abs(lagB) || lagA - lagB);
  for (const [lag] of best.slice(0, LAGS_TRIED)) {
    const counted = count(courses[first] as Course, courses[second] as Course, lag, rule);
    if (counted) return { first, second, lag, ...counted };
  }
  return null;
}

const countsOf = remembered(({ keys }: Course): ReadonlyMap<number, number> => {
  const counts = new Map<number, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
});

/** Is enough of the first the same as what the second has there, or enough of it in a row? Asked first: nearly always it is not. */
function isMuchAlike(a: Course, b: Course, lag: number, minimumShare: number): boolean {
  const [places, keys] = [b.at, b.keys];
  const asked = minimumShare * a.keys.length;
  let [there, matched, run] = [0, 0, 0];
  for (let entry = 0; entry < a.at.length; entry += 1) {
    const wanted = (a.at[entry] as number) + lag;
    there = partnerOf(places, wanted, there);
    if (places[there] !== wanted) continue;
    if (keys[there] !== a.keys[entry]) {
      run = 0;
      continue;
    }
    run += 1;
    matched += 1;
    if (run >= RUN || matched >= asked) return true;
  }
  return matched >= asked;
}

/** The entry that stands at a place, if any does, looked for from another on: of two (the hour that autumn tells twice) the later stands. */
function partnerOf(places: Int32Array, wanted: number, from: number): number {
  let there = from;
  while (there + 1 < places.length && (places[there + 1] as number) <= wanted) there += 1;
  return there;
}

function count(a: Course, b: Course, lag: number, { minimumShare, minimumKeys }: MatchRule): { matched: number; share: number } | null {
  if (!isMuchAlike(a, b, lag, minimumShare)) return null;
  const counts = countsOf(b);
  const keys = new Set<number>();
  let [there, met, matched, chance] = [0, 0, 0, 0];
  for (const [entry, key] of a.keys.entries()) {
    const wanted = (a.at[entry] as number) + lag;
    there = partnerOf(b.at, wanted, there);
    if (b.at[there] !== wanted) continue;
    met += 1;
    chance += (counts.get(key) ?? 0) / b.keys.length;
    if (b.keys[there] !== key) continue;
    matched += 1;
    keys.add(key);
  }
  if (keys.size < minimumKeys || matched < SURPRISE * chance) return null;
  return { matched, share: matched / met };
}
