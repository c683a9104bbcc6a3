import * as z from 'zod';

/** How much one reason weighs. Only the first four move an outcome; the worst decides (DESIGN §5 statement 16). */
export const severities = ['fail', 'missing', 'review', 'warning', 'info'] as const;
export const severitySchema = z.enum(severities);
export type Severity = (typeof severities)[number];

/** Outcome of one verification point (punto di verifica). */
export const pointOutcomes = ['pass', 'fail', 'missing', 'review', 'not-applicable'] as const;
export const pointOutcomeSchema = z.enum(pointOutcomes);
export type PointOutcome = (typeof pointOutcomes)[number];

/** The worst of the reasons decides; warnings and infos accompany a pass. */
export function outcomeOf(reasons: readonly { readonly severity: Severity }[]): PointOutcome {
  for (const worst of ['fail', 'missing', 'review'] as const) {
    if (reasons.some((reason) => reason.severity === worst)) return worst;
  }
  return 'pass';
}
