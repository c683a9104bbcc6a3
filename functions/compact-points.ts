import { z } from 'zod';
import { type PointOutcome, pointOutcomeSchema } from '../shared/model/severity.ts';

/**
 * Every point's outcome and codes in a few bytes a point, so that a record's item stays under 30 write units even for a hundred
 * services: codes are kept once, each service is one text such as `TRA-01 p;TRA-03 f 0 4`.
 */
export const compactPointsSchema = z.object({ codes: z.array(z.string()), of: z.record(z.string(), z.string()) });
export type CompactPoints = z.infer<typeof compactPointsSchema>;

export interface PointLine {
  readonly point: string;
  /** null: a point of the whole package. */
  readonly service: string | null;
  readonly outcome: PointOutcome;
  readonly codes: readonly string[];
}

/** Findings about the whole package stand under the word that no service may have. */
const packageWord = 'project';

const letters: Readonly<Record<PointOutcome, string>> = { pass: 'p', fail: 'f', missing: 'm', review: 'r', 'not-applicable': 'n' };
const outcomes = new Map(pointOutcomeSchema.options.map((outcome) => [letters[outcome], outcome]));

/** What is kept of a finding. */
interface Pointed extends Pick<PointLine, 'point' | 'service' | 'outcome'> {
  readonly reasons: readonly { readonly code: string }[];
}

export function compactPoints(findings: readonly Pointed[]): CompactPoints {
  const codes = [...new Set(findings.flatMap((finding) => finding.reasons.map((reason) => reason.code)))].sort();
  const of: Record<string, string[]> = {};
  for (const { point, service, outcome, reasons } of findings) {
    const own = new Set(reasons.map((reason) => codes.indexOf(reason.code)));
    const key = service ?? packageWord;
    of[key] ??= [];
    of[key].push([point, letters[outcome], ...[...own].sort((a, b) => a - b)].join(' '));
  }
  return { codes, of: Object.fromEntries(Object.entries(of).map(([service, lines]) => [service, lines.join(';')])) };
}

/** The lines back, services and points in their order. Throws on what `compactPoints` did not write. */
export function expandPoints({ codes, of }: CompactPoints): PointLine[] {
  return Object.entries(of).flatMap(([service, lines]) =>
    lines.split(';').map((line) => {
      const [point = '', letter = '', ...numbers] = line.split(' ');
      const outcome = outcomes.get(letter);
      if (!outcome) throw new Error(`not a compact point: ${line}`);
      return { point, service: service === packageWord ? null : service, outcome, codes: numbers.map((n) => codes[Number(n)] ?? '?') };
    }),
  );
}
