import type { TableSurvey } from '../../shared/mapping-draft/survey-file.ts';
import type { ContinuityCell } from '../../shared/model/continuity-cell.ts';
import type { ContinuityMap } from '../../shared/model/continuity-map.ts';
import type { EvidenceKind } from '../../shared/model/evidence-kinds.ts';
import type { ProjectKey } from '../../shared/model/keys.ts';
import type { ResourceClass } from '../../shared/model/usage.ts';
import type { Language } from '../../shared/reasons/render.ts';
import type { ToldProblem } from '../../shared/telling/told-problem.ts';
import type { ToldReading } from '../../shared/telling/told-reading.ts';

/**
 * What a page and the worker that checks files say to each other. A page numbers what it asks; every answer bears the number, and the last
 * of them is `done` or `failed`. Questions are worked on one after the other; `cancel` is heard at once.
 */
export type Request = { readonly id: number } & (Question | { readonly is: 'cancel'; readonly asked: number });

export type Question =
  | ({ readonly is: 'check' } & CheckRequest)
  | ({ readonly is: 'check-text' } & CheckTextRequest)
  /** The first table of a file that no format explains. */
  | ({ readonly is: 'survey' } & SurveyRequest)
  | ({ readonly is: 'maps' } & MapsRequest)
  | ({ readonly is: 'cell' } & CellRequest)
  /** The whole of a digest. */
  | { readonly is: 'digest'; readonly of: string }
  /** What a digest says, in another language. */
  | { readonly is: 'tell'; readonly of: string; readonly language: Language };

/** What each question comes to. */
export interface Results {
  readonly check: Checked;
  readonly 'check-text': CheckedText;
  readonly survey: TableSurvey | null;
  readonly maps: Maps;
  readonly cell: ContinuityCell | null;
  readonly digest: string | null;
  readonly tell: ToldReading | null;
}

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

/** A file whose table somebody is to explain, by a mapping. */
export type SurveyRequest = Pick<CheckRequest, 'file' | 'filename' | 'kind'>;

/** A declaration or a mapping, to be read as the pipeline will. @see CheckedText */
export interface CheckTextRequest {
  readonly file: Blob;
  readonly what: 'declaration' | 'mapping';
  /** Whose declaration it has to be. */
  readonly project: ProjectKey;
  readonly language: Language;
}

/** Files that were checked, as they would lie in the project: the days that they cover, service by service. */
export interface MapsRequest {
  readonly project: ProjectKey;
  /** The declaration to go by; null, or one that is not valid: the servers and days of the files themselves. */
  readonly declaration: Blob | null;
  readonly files: readonly MapFile[];
  /** RFC 3339 UTC: when they would be received. */
  readonly asOf: string;
}

export interface MapFile {
  /** Below the project: `{service}/{kind}/{filename}`. */
  readonly path: string;
  /** Id of a digest that the worker has made. */
  readonly digest: string;
}

/** One cell of a map that was asked for last. */
export interface CellRequest {
  readonly service: string;
  readonly resource: string;
  readonly class: ResourceClass;
  readonly day: string;
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
  /** What kind of evidence it looks like, where it holds figures, machines or addresses. */
  readonly looksLike: EvidenceKind | null;
  /** First rows that were refused, as they stand in the file; empty where it is not a text of lines. */
  readonly quotes: readonly QuotedRow[];
}

export interface QuotedRow {
  /** Physical line, from 1. */
  readonly row: number;
  readonly text: string;
}

export interface CheckedText {
  readonly sha256: string;
  readonly bytes: number;
  /** None: it would be in force. */
  readonly problems: readonly ToldProblem[];
  /** Of a declaration. */
  readonly services: readonly { readonly id: string; readonly name: string }[];
}

export interface Maps {
  /** `files`: there was no valid declaration. */
  readonly by: 'declaration' | 'files';
  readonly maps: readonly ContinuityMap[];
  /** Of each file, which declared services it speaks of: it has figures of their servers. */
  readonly speaksOf: readonly { readonly path: string; readonly services: readonly string[] }[];
}
