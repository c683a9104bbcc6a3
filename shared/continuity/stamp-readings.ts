import type { Reason } from '../model/finding.ts';
import { reason } from '../reasons/reason.ts';
import type { UsagePart } from '../usage/service-usage.ts';
import type { StampReading } from './class-evidence.ts';
import { type ClassJudgement, type ClassQuestion, judgeClass, outcomeOfClass } from './judge-class.ts';

/** What is open about the stamps of a class, and so the ways they have to be read. */
export function readingsOf(parts: readonly UsagePart[]): {
  readonly zoneOpen: boolean;
  readonly sideOpen: boolean;
  readonly readings: readonly StampReading[];
} {
  const zoneOpen = parts.some(({ series }) => series.zone === null);
  const sideOpen = parts.some(({ series }) => series.stamp === null && series.alternatives.some(({ stamp }) => stamp === 'end'));
  const zones = zoneOpen ? (['UTC', 'Europe/Rome'] as const) : (['UTC'] as const);
  const sides = sideOpen ? (['start', 'end'] as const) : (['start'] as const);
  return { zoneOpen, sideOpen, readings: zones.flatMap((zone) => sides.map((side) => ({ zone, side }))) };
}

/** What makes two reasons of different readings the same one: numbers differ between them, the statement does not. */
const sameAs = ({ code, severity }: Reason): string => `${code}:${severity}`;

/**
 * Judges a class in every reading that its stamps allow (DESIGN §5, after statement 18): where the outcomes differ, TZ_UNKNOWN or
 * STAMP_SIDE_UNKNOWN (review) stands in place of the codes that differ; else it is a warning. Codes and printed numbers are those
 * of UTC and of the start.
 */
export function judgeInEveryReading(question: ClassQuestion): ClassJudgement {
  const { zoneOpen, sideOpen, readings } = readingsOf(question.parts);
  const judged = readings.map((reading) => ({ reading, judgement: judgeClass(question, reading) }));
  const first = (judged[0] as ReadJudgement).judgement;
  if (first.is === 'impossible' || (!zoneOpen && !sideOpen)) return first;
  // Rows that were not counted leave nothing open: billed rows are looked at only where measured ones do not suffice.
  const counted = readingsOf(judged.flatMap(({ judgement }) => (judgement.is === 'judged' ? judgement.parts : [])));
  const [zoneDiffers, sideDiffers] = [zoneOpen && differ(judged, 'zone'), sideOpen && differ(judged, 'side')];
  const common = (one: Reason): boolean =>
    judged.every(({ judgement }) => judgement.reasons.some((other) => sameAs(other) === sameAs(one)));
  const told = (code: 'TZ_UNKNOWN' | 'STAMP_SIDE_UNKNOWN', open: boolean, differs: boolean): Reason[] =>
    open || differs ? [reason(code, { class: question.resourceClass }, differs ? 'review' : 'warning')] : [];
  return {
    ...first,
    reasons: [
      ...(zoneDiffers || sideDiffers ? first.reasons.filter(common) : first.reasons),
      ...told('TZ_UNKNOWN', counted.zoneOpen, zoneDiffers),
      ...told('STAMP_SIDE_UNKNOWN', counted.sideOpen, sideDiffers),
    ],
  };
}

interface ReadJudgement {
  readonly reading: StampReading;
  readonly judgement: ClassJudgement;
}

/** Do the outcomes differ between two readings that only this question tells apart? */
function differ(judged: readonly ReadJudgement[], question: 'zone' | 'side'): boolean {
  const other = question === 'zone' ? 'side' : 'zone';
  return judged.some((a) =>
    judged.some((b) => a.reading[other] === b.reading[other] && outcomeOfClass(a.judgement) !== outcomeOfClass(b.judgement)),
  );
}
