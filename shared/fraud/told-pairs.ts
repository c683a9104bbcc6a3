/** Two series, or one and itself at another time. */
interface Pair {
  readonly first: number;
  readonly second: number;
}

/**
 * Of which series it is told that they are like another, or like themselves at another time: a hundred copies are a hundred reasons, not
 * one for each pair. Who is told already is asked no more: of two hundred machines with the same values each pair took a count of every hour.
 */
export interface Told {
  /** Of whom it is told, and like whom: the later of two is like the earlier, and the service's own like another's. */
  ofWhom(first: number, second: number): readonly [one: number, other: number];
  isOpen(first: number, second: number): boolean;
  /** @returns was it open? From now on it is not. */
  tell(pair: Pair): boolean;
}

/** @param own series of the service, the first so many */
export function openTold(own: number): Told {
  const [likeAnother, likeItself] = [new Set<number>(), new Set<number>()];
  const ofWhom = (first: number, second: number) => (second < own ? ([second, first] as const) : ([first, second] as const));
  const place = (first: number, second: number): readonly [Set<number>, number] => [
    first === second ? likeItself : likeAnother,
    ofWhom(first, second)[0],
  ];
  const isOpen = (first: number, second: number): boolean => {
    const [told, one] = place(first, second);
    return !told.has(one);
  };
  return {
    ofWhom,
    isOpen,
    tell({ first, second }) {
      const [told, one] = place(first, second);
      if (told.has(one)) return false;
      told.add(one);
      return true;
    },
  };
}
