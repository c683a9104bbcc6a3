import * as z from 'zod';
import { type PointOutcome, pointOutcomes } from '../shared/model/severity.ts';

/**
 * Every point's outcome and codes in a few bytes a point, so that a record's item keeps under 30 write units (DESIGN §6). Point ids
 * and codes stand once; each service is one text, such as `0p 2f3,11`: point 0 passes, point 2 fails with codes 3 and 11.
 */
export const compactPointsSchema = z.object({
  ids: z.array(z.string()),
  codes: z.array(z.string()),
  of: z.record(z.string(), z.string()),
});
export type CompactPoints = z.infer<typeof compactPointsSchema>;

export interface PointLine {
  readonly point: string;
  /** null: a point of the whole package. */
  readonly service: string | null;
  readonly outcome: PointOutcome;
  /** Sorted, each once. */
  readonly codes: readonly string[];
}

/** What is kept of a finding. */
interface Pointed extends Pick<PointLine, 'point' | 'service' | 'outcome'> {
  readonly reasons: readonly { readonly code: string }[];
}

/** Findings about the whole package stand under the word that no service may have. */
const packageWord = 'project';
const letters: Readonly<Record<PointOutcome, string>> = { pass: 'p', fail: 'f', missing: 'm', review: 'r', 'not-applicable': 'n' };

export function compactPoints(findings: readonly Pointed[]): CompactPoints {
  const ids = [...new Set(findings.map((finding) => finding.point))];
  const codes = [...new Set(findings.flatMap((finding) => finding.reasons.map((reason) => reason.code)))].sort();
  const of = new Map<string, string[]>();
  for (const { point, service, outcome, reasons } of findings) {
    const key = service ?? packageWord;
    const numbers = [...new Set(reasons.map((reason) => codes.indexOf(reason.code)))].sort((a, b) => a - b);
    of.set(key, [...(of.get(key) ?? []), `${ids.indexOf(point)}${letters[outcome]}${numbers.join(',')}`]);
  }
  return { ids, codes, of: Object.fromEntries([...of].map(([key, lines]) => [key, lines.join(' ')])) };
}

/** The lines back, points in their order within a service. Throws on what `compactPoints` did not write. */
export function expandPoints({ ids, codes, of }: CompactPoints): PointLine[] {
  return Object.entries(of).flatMap(([service, lines]) =>
    lines.split(' ').map((line) => {
      const [, id = '', letter, numbers = ''] = /^(\d+)([a-z])([\d,]*)$/.exec(line) ?? [];
      const point = ids[Number(id)];
      const outcome = pointOutcomes.find((one) => letters[one] === letter);
      const own = numbers === '' ? [] : numbers.split(',').map((number) => codes[Number(number)]);
      if (!point || !outcome || own.includes(undefined)) throw new Error(`not a compact point: ${line}`);
      return { point, service: service === packageWord ? null : service, outcome, codes: own as string[] };
    }),
  );
}
