/** What exports write where there is no value (domain.md §5.2): the row is there and says "no data", which is not zero. */
export const nullWords: ReadonlySet<string> = new Set([
  '',
  '-',
  '--',
  '–',
  '—',
  'null',
  'nan',
  'none',
  'n/a',
  '#n/a',
  '#n/d',
  'n/d',
  'n.d.',
  'nd',
  'na',
  'undefined',
]);

export function isNullWord(trimmed: string): boolean {
  return trimmed.length <= 9 && nullWords.has(trimmed.toLowerCase());
}
