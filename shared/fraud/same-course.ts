/** A series as a course of keys: what is alike has the same key, wherever in time it stands. Positions ascend. */
export interface Course {
  readonly entries: readonly (readonly [at: number, key: string])[];
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

/** Of a key that many have, the first few stand for all: work stays linear. */
const HOLDERS = 8;
const LAGS_TRIED = 3;
/** How often more than by chance. */
const SURPRISE = 4;

/**
 * Pairs of courses (a course with itself, at another time) that share keys at one lag far more often than chance would have it. Work
 * follows the number of entries, not of pairs.
 */
export function matches(courses: readonly Course[], rule: MatchRule, compare: (first: number, second: number) => boolean): Match[] {
  const indexed = courses.map(({ entries }) => ({ entries, byPlace: new Map(entries), counts: countKeys(entries) }));
  const votes = vote(courses, compare);
  const found: Match[] = [];
  for (const [pair, lags] of votes) {
    const [first, second] = pair.split('|').map(Number) as [number, number];
    const [a, b] = [indexed[first] as Indexed, indexed[second] as Indexed];
    const best = [...lags].sort(([lagA, one], [lagB, other]) => other - one || Math.abs(lagA) - Math.abs(lagB) || lagA - lagB);
    for (const [lag] of best.slice(0, LAGS_TRIED)) {
      const counted = count(a, b, lag, rule);
      if (!counted) continue;
      found.push({ first, second, lag, ...counted });
      break;
    }
  }
  return found;
}

interface Indexed extends Course {
  readonly byPlace: ReadonlyMap<number, string>;
  readonly counts: ReadonlyMap<string, number>;
}

function countKeys(entries: Course['entries']): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [, key] of entries) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** For each pair, how often keys met at each lag. */
function vote(courses: readonly Course[], compare: (first: number, second: number) => boolean): Map<string, Map<number, number>> {
  const holders = new Map<string, [course: number, at: number][]>();
  const votes = new Map<string, Map<number, number>>();
  courses.forEach(({ entries }, course) => {
    for (const [at, key] of entries) {
      const known = holders.get(key) ?? [];
      if (known.length === 0) holders.set(key, known);
      for (const [other, place] of known) {
        if (!compare(other, course)) continue;
        const pair = `${other}|${course}`;
        const lags = votes.get(pair) ?? new Map<number, number>();
        if (lags.size === 0) votes.set(pair, lags);
        lags.set(at - place, (lags.get(at - place) ?? 0) + 1);
      }
      if (known.length < HOLDERS) known.push([course, at]);
    }
  });
  return votes;
}

function count(a: Indexed, b: Indexed, lag: number, { minimumShare, minimumKeys }: MatchRule): { matched: number; share: number } | null {
  const keys = new Set<string>();
  let met = 0;
  let matched = 0;
  let chance = 0;
  for (const [at, key] of a.entries) {
    const there = b.byPlace.get(at + lag);
    if (there === undefined) continue;
    met += 1;
    chance += (b.counts.get(key) ?? 0) / b.entries.length;
    if (there !== key) continue;
    matched += 1;
    keys.add(key);
  }
  if (met === 0 || keys.size < minimumKeys || matched < SURPRISE * chance || matched < minimumShare * a.entries.length) return null;
  return { matched, share: matched / met };
}
