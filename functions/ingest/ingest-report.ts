import type { FileState } from '../../infra/definitions/metrics.ts';
import type { ProjectKey } from '../../shared/model/keys.ts';
import type { ReasonCode } from '../../shared/reasons/catalogue.ts';
import { isReasonCode } from '../../shared/reasons/reason-codes.ts';
import type { EvidenceItem, Problem } from '../items.ts';

/** What receiving one object version came to. */
export interface Received {
  readonly state: FileState;
  /** Reason codes shown beside the upload; where it was refused or not understood, the first says why. */
  readonly codes: readonly ReasonCode[];
  /** Of a report; null where no rows were read. */
  readonly rows: { readonly read: number; readonly rejected: number } | null;
  readonly bytes: number;
  /** S3's time of the version. */
  readonly receivedAt: string;
  /** False where this very version had been read before: a repeated event, or another mapping. */
  readonly isFirst: boolean;
}

/** What became of one arrival. */
export interface IngestReport {
  /** null: the key names none. */
  readonly project: ProjectKey | null;
  /** Below the project; the whole key where there is none. It may hold a name of a person: not for a log. */
  readonly path: string;
  readonly versionId: string;
  /** null: not below `uploads/`, so not looked at. */
  readonly received: Received | null;
}

/** An event that came again: nothing was read and nothing changed. */
export const repeated = ({ bytes, receivedAt }: Pick<EvidenceItem, 'bytes' | 'receivedAt'>): Received => ({
  state: 'repeated',
  codes: [],
  rows: null,
  bytes,
  receivedAt,
  isFirst: false,
});

export const codesOfProblems = (problems: readonly Problem[]): ReasonCode[] => knownCodes(problems.map(({ code }) => code));

/** Codes of the catalogue alone, each once. */
export const knownCodes = (codes: readonly string[]): ReasonCode[] => [...new Set(codes)].filter(isReasonCode);
