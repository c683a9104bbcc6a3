import type { AttestaRecord } from '../../shared/model/record.ts';
import type { AssessInput } from '../../shared/pipeline.ts';
import type { Dossier } from '../support/build-dossier.ts';

/** What one point must come to: its outcome, then every code that its reasons have, sorted, each once. */
export type Answer = readonly [outcome: string, ...codes: string[]];

/** One example of a worked case of domain.md §5.7: a whole dossier, and what its record must say. */
export interface WorkedCase {
  /** The case's own number: 1 to 29. */
  readonly number: number;
  readonly says: string;
  readonly dossier: Dossier | (() => Promise<Dossier>);
  /** By point, `TRA-03`, of the first service or the package; of another service `TRA-03 notifiche`. */
  readonly points?: Readonly<Record<string, Answer>>;
  /** Details of some reason of the point. */
  readonly details?: Readonly<Record<string, object>>;
  /** Numbers that the point prints for the first of its classes. */
  readonly measured?: Readonly<Record<string, object>>;
  /** Fields of the record itself. */
  readonly record?: Partial<AttestaRecord>;
  /** What the reader says of the files, by code: how often. */
  readonly issues?: Readonly<Record<string, number>>;
  /** What no field above can say. */
  readonly also?: (record: AttestaRecord, input: AssessInput) => void;
}
