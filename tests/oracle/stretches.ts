import type { Stretch } from './case.ts';

/** Naive arithmetic on sets of instants, kept as sorted, separate [start, end). */

export function union(parts: readonly Stretch[]): Stretch[] {
  const sorted = parts.filter((part) => part.end > part.start).sort((a, b) => a.start - b.start || a.end - b.end);
  const joined: Stretch[] = [];
  for (const part of sorted) {
    const last = joined.at(-1);
    if (last && part.start <= last.end) joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, part.end) };
    else joined.push(part);
  }
  return joined;
}

export function clip(parts: readonly Stretch[], start: number, end: number): Stretch[] {
  return union(parts.map((part) => ({ start: Math.max(part.start, start), end: Math.min(part.end, end) })));
}

/** What `parts` leave uncovered in [start, end). */
export function holesIn(parts: readonly Stretch[], start: number, end: number): Stretch[] {
  const holes: Stretch[] = [];
  let reached = start;
  for (const part of clip(parts, start, end)) {
    if (part.start > reached) holes.push({ start: reached, end: part.start });
    reached = part.end;
  }
  if (end > reached) holes.push({ start: reached, end });
  return holes;
}

export const lengthOf = (part: Stretch): number => part.end - part.start;
export const total = (parts: readonly Stretch[]): number => parts.reduce((sum, part) => sum + lengthOf(part), 0);
export const meets = (parts: readonly Stretch[], start: number, end: number): boolean => clip(parts, start, end).length > 0;
