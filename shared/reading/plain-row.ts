import type { UsageSink } from '../formats/define-format.ts';
import type { Lane, Milliseconds, SeriesWriter } from '../model/usage.ts';
import type { ReasonCode } from '../reasons/catalogue.ts';
import type { Factor } from './decimal.ts';
import type { MovingCourse } from './instants.ts';

/**
 * How a row that was just read would be read again with another time and other values: what the short way of reading repeats
 * (scan/repeat-rows.ts). Everything of a row but its time and its values has then been looked at once.
 */
export interface PlainRow {
  readonly zone: string | null;
  readonly length: Milliseconds;
  /** Kept up where the order of rows unfolds an hour that occurs twice; null: times state their offset. */
  readonly course: MovingCourse | null;
  /** What every such row is told of. */
  readonly told: readonly { readonly code: ReasonCode; readonly details: Readonly<Record<string, unknown>> | undefined }[];
  /** By value of the plan. */
  readonly values: readonly PlainValue[];
}

export interface PlainValue {
  readonly writer: SeriesWriter;
  readonly lane: Lane | null;
  readonly factor: Factor;
  /** Values over it, converted, are looked at one by one; null: none is. */
  readonly ceiling: number | null;
  /** Does an empty cell belong to this series? */
  readonly takesEmpty: boolean;
  /** False until the first value has been read as a whole. */
  readonly takesNumbers: boolean;
}

type Told = PlainRow['told'][number];

/** What a row is told of because of what it is, whatever its time and its values are. */
const ofAllSuchRows: ReadonlySet<ReasonCode> = new Set(['TZ_UNKNOWN', 'METRIC_UNDECLARED', 'UNIT_UNKNOWN', 'UNIT_FOR_CLASS']);

/** A unit of the row that the mapping denies is part of its outline; an interval is measured row by row. */
const isOfSuchRow = (code: ReasonCode, details: Told['details']): boolean =>
  ofAllSuchRows.has(code) || (code === 'MAPPING_CONTRADICTS_FILE' && details?.['field'] === 'unit');

/** Listens to what is told of a row, to know whether others like it would be told the same. */
export interface Listener {
  readonly sink: UsageSink;
  /** A new row. */
  begin(): void;
  /** null: it was told something of its own. */
  told(): readonly Told[] | null;
}

export function listenTo(sink: UsageSink): Listener {
  let told: Told[] | null = [];
  return {
    sink: {
      ...sink,
      issue(code, row, details) {
        if (isOfSuchRow(code, details)) told?.push({ code, details });
        else told = null;
        sink.issue(code, row, details);
      },
    },
    begin() {
      told = [];
    },
    told: () => told,
  };
}
