import type { ProjectKey } from '../shared/model/keys.ts';

/** Keys of every item (items.ts): which partition, and where in it. */

/** Partition of uploads whose key does not even name a project. */
export const strayPartition = 'STRAY';

/** Partition of the registers: every project's. */
export const registerPartition = 'REGISTER';

/** The one item of the last sweep. */
export const sweepKey = { PK: 'SWEEP', SK: 'LAST' } as const;

/** Partition of all claims of one thing, by its sha (shared/evidence/claimed-ids.ts). */
export const claimPartition = (sha: string): string => `CLAIM#${sha}`;

export const partitionOf = (project: ProjectKey): string => `PROJECT#${project.ipa}#${project.cup}`;

/** Sort keys. A prefix selects a family; inside one, greater means later. */
export const sortKeys = {
  project: 'PROJECT',
  tick: 'TICK',
  ask: 'ASK',
  /** `path` is `{service}/{kind}/{filename}`; a service or a kind has no `#`, so this is one to one. */
  upload: (path: string) => `UPLOAD#${path.split('/').join('#')}`,
  uploads: 'UPLOAD#',
  uploadsOfFolder: (folder: string) => `UPLOAD#${folder.split('/').join('#')}#`,
  /**
   * Valid and invalid declarations are two families, so that "the latest valid one" is one read and nothing has to point at it.
   * Sequencers compare only within a key and there are two keys (yaml, json): S3's time first.
   */
  declaration: (item: { readonly valid: boolean; readonly receivedAt: string; readonly sequencer: string }) =>
    `${item.valid ? sortKeys.validDeclarations : sortKeys.invalidDeclarations}${item.receivedAt}#${item.sequencer}`,
  validDeclarations: 'DECLARATION#VALID#',
  invalidDeclarations: 'DECLARATION#INVALID#',
  /** One for each version of a path, in their order: what a path held before is what its claims leave (claims/claim-uploaded.ts). */
  receipt: (shaOfPath: string, sequencer: string) => `${sortKeys.receiptsOfPath(shaOfPath)}${sequencer}`,
  receiptsOfPath: (shaOfPath: string) => `${sortKeys.receipts}${shaOfPath}#`,
  receipts: 'RECEIPT#',
  /** Of a service that declares, or of the upload's path, which has a `/`. */
  claim: ({ ipa, cup }: ProjectKey, by: string) => `${ipa}#${cup}#${by}`,
  /** By the sha256 of the path: a key may be longer than a sort key. */
  refused: (shaOfPath: string) => `REFUSED#${shaOfPath}`,
  refusals: 'REFUSED#',
  /** By the sha256 of the path, as refusals are; `JUDGING` for the project itself. */
  fault: (shaOfPath: string | 'JUDGING') => `FAULT#${shaOfPath}`,
  faults: 'FAULT#',
  record: (sequence: number) => `RECORD#${String(sequence).padStart(8, '0')}`,
  records: 'RECORD#',
  snapshot: ({ id, takenOn, sha256: sha }: { readonly id: string; readonly takenOn: string; readonly sha256: string }) =>
    `${id}#${takenOn}#${sha}`,
  /** One of each: a decision is never edited. */
  review: ({ at, sha256 }: { readonly at: string; readonly sha256: string }) => `${sortKeys.reviews}${at}#${sha256}`,
  reviews: 'REVIEW#',
  recheck: (id: string) => `RECHECK#${id}`,
  rechecks: 'RECHECK#',
  /** By the sha256 of what was sent, and by whom. */
  decision: (sha: string) => `DECISION#${sha}`,
} as const;
