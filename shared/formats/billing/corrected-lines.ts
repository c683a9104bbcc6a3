/** Corrections of a bill are few; of a file with more of them than this none is applied. */
const MOST_CORRECTIONS = 100_000;

/** Which lines of a file are corrected by others of it. Complete only after every line was seen, so that order does not show. */
export function correctedLines(): { see(reference: string): void; has(reference: string): boolean } {
  const references = new Set<string>();
  return {
    see(reference) {
      if (reference !== '' && references.size <= MOST_CORRECTIONS) references.add(reference);
    },
    has: (reference) => references.size <= MOST_CORRECTIONS && references.has(reference),
  };
}
