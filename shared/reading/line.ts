import type { ResourceSeen } from '../model/digest.ts';
import type { EvidenceNature, Meaning, Milliseconds, ResourceClass, Statistic } from '../model/usage.ts';
import type { ReasonCode } from '../reasons/catalogue.ts';
import type { Charge } from './charge.ts';
import type { DecimalMark, Factor } from './decimal.ts';
import type { Extent } from './line-extent.ts';

/** One value of a line: of which class, and how its text becomes a number in `unit`. */
export interface LineValue {
  readonly resourceClass: ResourceClass;
  readonly metric: string;
  readonly meaning: Meaning;
  /** After conversion. */
  readonly unit: string | null;
  readonly statistic: Statistic;
  /** As written; a word for "no data" (`NULL`, nothing) is no value. */
  readonly text: string;
  readonly factor?: Factor;
  /** Whole number that the value is divided by, after the factor: the seconds of the interval of a core-second. */
  readonly dividedBy?: number;
}

/** What one line of a report says, once its format has explained it. Every report that is read so documents its times as UTC. */
export interface Line {
  readonly resourceId: string;
  readonly start: Milliseconds;
  readonly length: Milliseconds;
  readonly values: readonly LineValue[];
}

/** A line of an inventory: a resource that exists (null: it has only a name), and the addresses it has. */
export interface ListedResource {
  readonly seen: Omit<ResourceSeen, 'row'> | null;
  readonly addresses: readonly string[];
}

/** Why a line says nothing of use. */
export interface LineFault {
  readonly code: ReasonCode;
  readonly details?: Readonly<Record<string, unknown>>;
}

export type Explained = Line | ListedResource | LineFault;

export const isFault = (explained: Explained): explained is LineFault => 'code' in explained;

/** Where the lines of a bill say what is charged, when, and how much, and the parts of `explain` that look there and nowhere else. */
export interface LineCharges {
  readonly terms: readonly number[];
  readonly times: readonly number[];
  /** The first that is filled counts. */
  readonly quantities: readonly number[];
  charge(cells: readonly string[]): Charge | LineFault;
  when(cells: readonly string[]): Extent | LineFault;
}

/** How the lines of one table are read. A plan is made for one file and may remember what `survey` saw. */
export interface LinePlan {
  readonly delimiter: string;
  /** Physical line of the header. */
  readonly headerRow: number;
  readonly header: readonly string[];
  readonly evidence: EvidenceNature;
  /** Sees every line before any is explained, for what only all of them say: the order of dates, which lines are corrected later. */
  survey?(cells: readonly string[]): void;
  /** Asked after the survey. */
  decimal(): DecimalMark;
  explain(cells: readonly string[]): Explained;
  /** The columns of all cells that `survey` and `explain` look at; absent: they may look at any. */
  readonly looksAt?: readonly number[];
  /** Lines that say these apart, and say nothing else. Asked after the survey; null: some line may say something else. */
  charges?(): LineCharges | null;
  /** What the mapping says and the file does not bear out. Told once for the file. */
  readonly notes: readonly LineFault[];
}
