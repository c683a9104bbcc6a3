import type { EvidenceKind } from '../../shared/model/evidence-kinds.ts';
import type { Language } from '../../shared/reasons/render.ts';
import type { ToldReading } from '../../shared/telling/told-reading.ts';

/**
 * What a page and the worker that checks files say to each other. A page numbers what it asks; every answer bears the number, and the last
 * of them is `done` or `failed`. Questions are worked on one after the other; `cancel` is heard at once.
 */
export type Request = { readonly id: number } & (
  | ({ readonly is: 'check' } & CheckRequest)
  | { readonly is: 'digest'; readonly of: string }
  | { readonly is: 'cancel'; readonly asked: number }
);

/** One file, to be read as the pipeline will read it once it has arrived. */
export interface CheckRequest {
  readonly file: Blob;
  /** Its name: completes ids that the file does not hold, and gives a draft of a mapping its own. */
  readonly filename: string;
  readonly kind: EvidenceKind | null;
  /** The mapping to read it with, as a file (or `new Blob([text])`); null: none. One that is not valid counts as none, and is told. */
  readonly mapping: Blob | null;
  readonly language: Language;
}

export type Answer = { readonly id: number } & (
  | ({ readonly is: 'progress' } & Progress)
  | { readonly is: 'done'; readonly value: unknown }
  | { readonly is: 'failed'; readonly why: Failure; readonly message: string }
);

export interface Progress {
  /** Bytes that the present pass over the file has come to, of `of`. A file may take several passes. */
  readonly bytes: number;
  readonly of: number;
  readonly rows: number;
}

/** `gone`: the file cannot be read any more; `ours`: the check itself broke. */
export type Failure = 'cancelled' | 'gone' | 'ours';

/** What a check comes to. The digest itself stays with the worker, which is asked for it by its id. */
export interface Checked {
  readonly sha256: string;
  readonly bytes: number;
  /** The id of the digest that the pipeline would make (DESIGN §4). */
  readonly digest: string;
  /** As the API tells it once the file has arrived. */
  readonly reading: ToldReading;
  /** What is wrong with the mapping, in words; empty where it was used, or none was given. */
  readonly mappingProblems: readonly string[];
  /** A mapping to begin from (YAML), where one could say what the file does not. */
  readonly mappingDraft: string | null;
}
