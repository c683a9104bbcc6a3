/** What a number under a format is: a day, a time of day, both, or a length of time. */
export type TimeKind = 'date' | 'time' | 'date-time' | 'elapsed';
/** A share is stored as a part of one and shown, and meant, as so many of a hundred. */
export type NumberKind = TimeKind | 'percent';

/** Formats that every workbook has without writing them (ECMA-376 part 1, 18.8.30). Those of East Asian and Thai editions are all dates. */
const builtIn: readonly (readonly [from: number, to: number, kind: NumberKind])[] = [
  [9, 10, 'percent'],
  [14, 17, 'date'],
  [18, 21, 'time'],
  [22, 22, 'date-time'],
  [27, 36, 'date'],
  [45, 45, 'time'],
  [46, 46, 'elapsed'],
  [47, 47, 'time'],
  [50, 58, 'date'],
  [71, 74, 'date'],
  [75, 76, 'time'],
  [77, 77, 'date-time'],
  [78, 78, 'time'],
  [79, 79, 'elapsed'],
  [80, 80, 'time'],
  [81, 81, 'date'],
];

export function builtInKind(id: number): NumberKind | null {
  return builtIn.find(([from, to]) => id >= from && id <= to)?.[2] ?? null;
}

/** Text in quotes, one escaped character, the width of a character, a character that fills the cell. */
const literals = /"[^"]*"?|\\.?|_.?|\*.?/gs;
const elapsed = /\[(h+|m+|s+)\]/i;
/** Colours, conditions, currencies and languages. */
const brackets = /\[[^\]]*\]?/g;
const fraction = /s[.,]0+/gi;

/** What the code of a format (`[$-410]dd/mm/yyyy hh:mm;@`) makes of a number; null: a number stays one. */
export function kindOfCode(code: string): NumberKind | null {
  const bare = code.replace(literals, '');
  const section = bare.split(';').find((one) => one.replace(brackets, '').trim() !== '') ?? '';
  const isElapsed = elapsed.test(section);
  const text = section.replace(brackets, '').replace(fraction, 's').toLowerCase();
  if (/[0#?]/.test(text)) return text.includes('%') ? 'percent' : null;
  if (text.startsWith('general')) return null;
  if (isElapsed) return 'elapsed';
  const hasTime = /[hs]|am\/pm|a\/p/.test(text);
  const hasDate = /[yd]/.test(text) || (text.includes('m') && !hasTime);
  if (hasDate) return hasTime ? 'date-time' : 'date';
  return hasTime ? 'time' : null;
}
