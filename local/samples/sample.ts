import { stringify } from 'yaml';
import type { z } from 'zod';
import type { declarationSchema } from '../../shared/model/declaration.ts';
import type { ProjectOutcome } from '../../shared/model/record.ts';
import type { Review } from '../../shared/model/review.ts';
import type { PointOutcome } from '../../shared/model/severity.ts';

/** The instant at which every sample is judged, and at which the laptop's clock stands while they are loaded: 10:00 in Rome. */
export const DEMO_INSTANT = '2026-03-20T09:00:00Z';

export type Dossier = z.input<typeof declarationSchema>;

/** What the person who wrote a sample says it must come to; a test compares it with what the engine answers. */
export interface Expected {
  readonly outcome: ProjectOutcome;
  /** By service id (`project`: the package), then by verification point. Points that are not named are not compared. */
  readonly points: Readonly<Record<string, Readonly<Record<string, PointOutcome>>>>;
  /** Reason codes that must be among those of a point, by the same keys. */
  readonly codes: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

/** A review but for what it is bound to, which only judging the dossier can tell. */
export type Decision = Pick<Review, 'point' | 'service' | 'outcome' | 'reason'> & Partial<Pick<Review, 'session'>>;

/** One example dossier: a folder of `samples/`. */
export interface Sample {
  readonly name: string;
  /** One Italian sentence: what the dossier shows. */
  readonly title: string;
  /** The rest of LEGGIMI.md, Italian: what happened, what is told, what to do. */
  readonly story: string;
  readonly dossier: Dossier;
  /** Path below the dossier's folder (the part of the upload key after the CUP) to bytes. */
  readonly evidence: readonly (readonly [path: string, bytes: Uint8Array])[];
  /** What the auditor decided of what the dossier comes to without decisions (`reviews/`); absent: nothing yet. */
  readonly decisions?: readonly Decision[];
  readonly expected: Expected;
}

const encoder = new TextEncoder();

/** All the files of a sample's folder, by path. Texts are UTF-8 with LF. */
export function filesOf(sample: Sample): ReadonlyMap<string, Uint8Array> {
  const readme = `# ${sample.title}\n\n${sample.story.trim()}\n`;
  const judged = { asOf: DEMO_INSTANT, expected: sample.expected };
  return new Map<string, Uint8Array>([
    ['LEGGIMI.md', encoder.encode(readme)],
    ['sample.yaml', encoder.encode(yamlText(judged))],
    ['dossier.yaml', encoder.encode(`# ${sample.title}. Ente, codici e fornitori sono inventati.\n${yamlText(sample.dossier)}`)],
    ...sample.evidence,
  ]);
}

export function yamlText(value: unknown): string {
  return stringify(value, { lineWidth: 0, flowCollectionPadding: true });
}
