import type { Reason } from '../model/finding.ts';
import { reason } from '../reasons/reason.ts';
import type { UsagePart } from '../usage/service-usage.ts';
import { pathOf } from '../verdict/facts.ts';
import { fileProblems } from './reading-problems.ts';

/** Told by the continuity rule itself, class by class. */
const judgedElsewhere: ReadonlySet<string> = new Set(['TZ_UNKNOWN', 'STAMP_SIDE_UNKNOWN', 'INTERVAL_TOO_LONG']);
const weighs: ReadonlySet<string> = new Set(['fail', 'missing', 'review']);

/**
 * What was doubtful when a file that counts was read (a mapping that says otherwise than the file, an undecidable unit or date): a
 * person has to look at it before its rows prove anything (DESIGN §1 invariant 4). Told once for each file, with the way out of each doubt.
 */
export function readingDoubts(parts: readonly UsagePart[]): Reason[] {
  const files = new Map(parts.map(({ file }) => [pathOf(file), file]));
  return [...files].flatMap(([path, { digest }]) => {
    const doubts = digest.issues.filter(({ code, severity }) => weighs.has(severity) && !judgedElsewhere.has(code));
    return doubts.length ? [reason('REPORT_READ_WITH_DOUBTS', { file: path, problems: fileProblems(doubts) })] : [];
  });
}
