/**
 * Lists of what has both names in common, in the order in which each first comes. Looked up by the two names that are there, and not by a
 * text made of both: an assessment groups thousands of series again and again.
 */
export function groupedByTwo<T, A, B>(all: readonly T[], one: (each: T) => A, other: (each: T) => B): readonly (readonly T[])[] {
  const groups: T[][] = [];
  const byOne = new Map<A, Map<B, T[]>>();
  for (const each of all) {
    const first = one(each);
    const second = other(each);
    let byOther = byOne.get(first);
    if (byOther === undefined) {
      byOther = new Map();
      byOne.set(first, byOther);
    }
    const group = byOther.get(second);
    if (group) {
      group.push(each);
      continue;
    }
    const begun = [each];
    byOther.set(second, begun);
    groups.push(begun);
  }
  return groups;
}
