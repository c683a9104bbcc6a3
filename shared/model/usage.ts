import * as z from 'zod';

/** The four classes of the notice (CPU, RAM, storage, connettività) and `other` for what PaaS profiles count. */
export const resourceClasses = ['cpu', 'ram', 'storage', 'network', 'other'] as const;
export const resourceClassSchema = z.enum(resourceClasses);
export type ResourceClass = (typeof resourceClasses)[number];

/** `measured` proves use; `billed` proves a charge; `inventory` proves ids and addresses at one instant. */
export const evidenceNatures = ['measured', 'billed', 'inventory'] as const;
export const evidenceNatureSchema = z.enum(evidenceNatures);
export type EvidenceNature = (typeof evidenceNatures)[number];

/**
 * What a value says. `used`: a level in use (percent or bytes). `free`: what is left (inverted before it is judged).
 * `amount`: what passed in the row's interval. `rate`: the same per second. `counter`: a total that only grows
 * (differenced before it is judged). `operations`: a number of events. `capacity`: the size. `allocated`: time or size charged.
 */
export const meanings = ['used', 'free', 'amount', 'rate', 'counter', 'operations', 'capacity', 'allocated'] as const;
export type Meaning = (typeof meanings)[number];

/** Longer names seen in vendors' and our own papers, accepted in a mapping and folded to the short word. */
export const meaningAliases: Readonly<Record<string, Meaning>> = {
  'used-percent': 'used',
  'used-bytes': 'used',
  'free-bytes': 'free',
  'free-percent': 'free',
  'bytes-in-interval': 'amount',
  'bytes-per-second': 'rate',
  'cumulative-counter': 'counter',
  'allocated-hours': 'allocated',
};
export const meaningSchema = z.preprocess((word) => (typeof word === 'string' ? (meaningAliases[word] ?? word) : word), z.enum(meanings));

export const statistics = ['avg', 'min', 'max', 'sum', 'last', 'count', 'raw'] as const;
export const statisticAliases: Readonly<Record<string, (typeof statistics)[number]>> = {
  average: 'avg',
  mean: 'avg',
  minimum: 'min',
  maximum: 'max',
  total: 'sum',
  samplecount: 'count',
};
export const statisticSchema = z.preprocess(
  (word) => (typeof word === 'string' ? (statisticAliases[word.toLowerCase()] ?? word.toLowerCase()) : word),
  z.enum(statistics),
);
export type Statistic = (typeof statistics)[number];

/** How a resource id is written: decides nothing, helps a person to recognise it. */
export const resourceIdKinds = [
  'ec2',
  'ebs',
  'arn',
  'arm',
  'gcp-instance',
  'ocid',
  'moref',
  'vm-uuid',
  'openstack-uuid',
  'aruba',
  'name',
  'host',
  'unknown',
] as const;
export const resourceIdKindSchema = z.enum(resourceIdKinds);
export type ResourceIdKind = (typeof resourceIdKinds)[number];

/** Milliseconds since 1970-01-01T00:00Z. An instant when the zone is known, else the wall clock read as if it were UTC. */
export type Milliseconds = number;

/** A number as it was written: value = mantissa / 10^scale. Kept decimal so that sums do not depend on the order of rows. */
export interface Decimal {
  /** A safe integer, or a bigint when it has more than 15 digits. */
  readonly mantissa: number | bigint;
  /** Decimal places, 0 or more. */
  readonly scale: number;
}

/** Who wrote a series and what its values mean: one series of a file for each different identity. */
export interface SeriesIdentity {
  /** As the provider writes it, trimmed; null where the file does not say (the file name or the mapping may). */
  readonly resourceId: string | null;
  readonly resourceKind: ResourceIdKind;
  /** null where neither file nor mapping says what is measured. */
  readonly resourceClass: ResourceClass | null;
  /** The source's own name of the metric. */
  readonly metric: string | null;
  readonly meaning: Meaning | null;
  /** Unit after conversion: percent, byte, byte/s, MHz, hour, count, or the source's own word. */
  readonly unit: string | null;
  readonly statistic: Statistic | null;
  readonly evidence: EvidenceNature;
  /** IANA zone or `UTC`/`offset` where instants are known; null: nobody states it, times are wall clock as if UTC. */
  readonly zone: string | null;
  /** Which end of the interval a stamp marks; null: nobody says (DESIGN §5, after statement 18). */
  readonly stamp: 'start' | 'end' | null;
  /** Who states how long a row is: the file or the vendor's documentation of that export, only the mapping, or nobody. */
  readonly lengthFrom: 'file' | 'mapping' | null;
}

/** Takes the rows of one series, in any order. */
export interface SeriesWriter {
  /**
   * @param stamp  instant, or wall clock as if UTC when the identity's zone is null
   * @param length milliseconds that the row states to cover; 0: a reading, an instant
   * @param value  null: the row is there and says "no data"
   * @param row    1-based physical line of the file (JSON: 1-based data point)
   */
  add(stamp: Milliseconds, length: Milliseconds, value: Decimal | null, row: number): void;
  /**
   * The short way into the series for rows of one length; null: it has none.
   * @param through who stands in front of the series: it is told of each day that rows come from this way
   */
  lane?(length: Milliseconds, through: SeriesWriter): Lane | null;
  /** Rows of the lane come that start in the day of this instant, and none has yet. Who has a lane has this too. */
  beginDay?(start: Milliseconds): void;
  /** The same of a day that the series has opened by itself: only who stands in front of it is told. */
  seeDay?(start: Milliseconds): void;
}

/** The short way into a series, beside `add`: which rows took it cannot be seen. */
export interface Lane {
  readonly store: LaneStore;
  readonly number: number;
  /** A row starts so long before its stamp. */
  readonly back: Milliseconds;
}

/** Takes rows in which nothing has to be thought about. */
export interface LaneStore {
  /** All of them, in their order; none is left. To be done before anything else is with their series. */
  take(rows: LaneRows): void;
  takeBlock(block: LaneBlock): void;
}

/** Rows of many values each that start within one hour: every column goes into a lane of its own. */
export interface LaneBlock {
  /** How many rows there are. */
  size: number;
  readonly width: number;
  /** By row and, `stride` of them in a row, by column. A column's numbers all have as many places; no number: the row says "no data". */
  readonly mantissas: Float64Array;
  readonly stride: number;
  /** By column. */
  readonly lanes: Int32Array;
  readonly scales: Int32Array;
  /** By row, in the order of the file: when it starts, milliseconds, and its line number. */
  readonly starts: Float64Array;
  readonly rows: Float64Array;
}

/**
 * Values on their way into lanes, in columns: mantissa / 10^scale, a whole number that the double is exactly, and at most 22 places; scale -1:
 * the row says "no data".
 */
export interface LaneRows {
  size: number;
  readonly lanes: Int32Array;
  /** When the row starts, milliseconds. */
  readonly starts: Float64Array;
  readonly mantissas: Float64Array;
  readonly scales: Int32Array;
  /** Line numbers. */
  readonly rows: Float64Array;
}
