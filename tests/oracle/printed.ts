import type { OraclePrinted } from './case.ts';
import type { ClassJudgement } from './judge-class.ts';
import { blockOf, coveredDays } from './judge-window.ts';
import { addRomeDays } from './rome.ts';
import { clip, holesIn, lengthOf, total } from './stretches.ts';
import { daysOf, endOf, startOf } from './windows.ts';

/**
 * Statement 16 and the last sentence of 9: the printed numbers, always those of W.
 *
 * Readings taken:
 * - first and last "instant in W" are the first and the last end of coverage clipped to W, not row stamps.
 * - where several holes are the longest, the first of them.
 * - nothing covered in W: no block, and neededUntil is the end of W and one day more, as before any upload.
 * - "the end of W and one day more": the midnight after the one that ends W.
 */
export function printedOf({ window, coverage, rows, knownUntil }: ClassJudgement): OraclePrinted {
  const [start, end] = [startOf(window), endOf(window)];
  const inside = clip(coverage, start, end);
  const block = blockOf({ window, coverage, rows, knownUntil });
  const holes = holesIn(coverage, start, Math.min(end, knownUntil));
  const longest = Math.max(0, ...holes.map(lengthOf));
  return {
    window,
    daysRequired: daysOf(window),
    daysCovered: coveredDays({ window, coverage, rows, knownUntil }).length,
    first: inside[0]?.start ?? null,
    last: inside.at(-1)?.end ?? null,
    longestHole: holes.find((hole) => lengthOf(hole) === longest) ?? null,
    coveredMs: total(inside),
    blockStart: block?.start ?? null,
    blockEnd: block?.end ?? null,
    neededUntil: block ? Math.max(block.due, end) : addRomeDays(end, 1),
    knownUntil,
  };
}
