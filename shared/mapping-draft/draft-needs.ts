import type { Digest } from '../model/digest.ts';
import { idInName } from './guess-resource.ts';
import { guessMetrics } from './guess-series.ts';
import { emptyDraft, type MappingDraft } from './mapping-draft.ts';

/** What was read of one file, or of one member of it. */
export interface ReadPart {
  readonly recognition: Pick<Digest['recognition'], 'needs'>;
  readonly series: readonly Pick<Digest['series'][number], 'resourceId' | 'resourceClass' | 'metric' | 'unit'>[];
  readonly issues: readonly { readonly code: string }[];
}

/** Names of measures that a draft shows. */
const MOST_METRICS = 40;

/** Of what the file does not say, what neither its mapping nor its name gave: `needs` is about the file alone (contracts/inspect.example.json). */
export function stillLacking({ recognition: { needs }, series, issues }: ReadPart): readonly string[] {
  if (series.length === 0) return needs;
  const lacking: Readonly<Record<string, boolean>> = {
    zone: issues.some(({ code }) => code === 'TZ_UNKNOWN'),
    resourceId: series.some(({ resourceId }) => resourceId === null),
    metric: series.some(({ resourceClass }) => resourceClass === null),
  };
  return needs.filter((need) => lacking[need] ?? true);
}

/** The line that settles which of several formats a file is. */
export const draftFormat = (formats: readonly string[]): MappingDraft => ({ ...emptyDraft, formats });

/** Just the lines that a file of a known format lacks; null: none that a mapping could say. */
export function draftNeeds(part: ReadPart, filename: string): MappingDraft | null {
  const lacking = new Set(stillLacking(part));
  const unexplained = part.series.filter(({ resourceClass }) => resourceClass === null);
  const names = [...new Set(unexplained.map(({ metric }) => metric))].slice(0, MOST_METRICS);
  if (lacking.size === 0) return null;
  return {
    ...emptyDraft,
    zone: lacking.has('zone') ? 'open' : null,
    resourceId: lacking.has('resourceId') ? idInName(filename) : null,
    ...guessMetrics(
      names,
      unexplained.every(({ unit }) => unit !== null),
      filename,
    ),
    needsSeries: lacking.has('metric') || lacking.has('mapping'),
  };
}
