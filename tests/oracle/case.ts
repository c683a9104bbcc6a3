/**
 * What the oracle is asked and what it answers: plain values, independent of the product's own types on purpose.
 * Instants and lengths are milliseconds; days are civil dates `YYYY-MM-DD` of Europe/Rome.
 */

export type OracleClass = 'cpu' | 'ram' | 'storage' | 'network' | 'other';
export type OracleSeverity = 'fail' | 'missing' | 'review' | 'warning' | 'info';
export type OracleMeaning = 'used' | 'free' | 'amount' | 'rate' | 'counter' | 'operations' | 'capacity' | 'allocated';

export interface CaseResource {
  readonly id: string;
  /** `asg` and `group` are groups: resources whose parent they are, are their members. */
  readonly kind: string;
  readonly parentId: string | null;
  readonly createdOn: string | null;
  readonly deletedOn: string | null;
}

export interface CaseRow {
  readonly resourceId: string;
  readonly class: OracleClass;
  readonly metric: string;
  readonly meaning: OracleMeaning;
  readonly unit: string;
  readonly statistic: string;
  readonly evidence: 'measured' | 'billed' | 'inventory';
  /** The instant written in the file; in a file with an open zone, the wall clock read as if it were UTC. */
  readonly stamp: number;
  /** 0: no length is stated, or start = end: a reading. */
  readonly length: number;
  readonly lengthFrom: 'file' | 'mapping' | null;
  readonly stampSide: 'start' | 'end' | null;
  readonly value: number | null;
}

export interface CaseFile {
  readonly name: string;
  readonly receivedAt: number;
  readonly zone: 'known' | 'open';
  readonly rows: readonly CaseRow[];
}

export interface CaseService {
  readonly migrationStartedOn: string;
  readonly releasedOn: string | null;
  readonly completedOn: string | null;
  readonly observationWindow: { readonly start: string; readonly end: string } | null;
  readonly decreeDate: string;
  readonly requiredClasses: readonly OracleClass[];
  readonly resources: readonly CaseResource[];
}

export interface OracleCase {
  readonly purpose: 'migration' | 'maintenance';
  readonly service: CaseService;
  readonly asOf: number;
  readonly files: readonly CaseFile[];
}

export interface OracleReason {
  readonly code: string;
  readonly severity: OracleSeverity;
  readonly details: Readonly<Record<string, unknown>>;
}

/** Civil days, first and last inclusive. */
export interface CivilWindow {
  readonly first: string;
  readonly last: string;
}

/** [start, end) in milliseconds. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The printed numbers of statement 16. */
export interface OraclePrinted {
  readonly window: CivilWindow;
  readonly daysRequired: number;
  readonly daysCovered: number;
  readonly first: number | null;
  readonly last: number | null;
  readonly longestHole: Stretch | null;
  readonly coveredMs: number;
  readonly blockStart: number | null;
  readonly blockEnd: number | null;
  readonly neededUntil: number;
  readonly knownUntil: number;
}

export interface ClassAnswer {
  readonly class: OracleClass;
  readonly reasons: readonly OracleReason[];
  readonly printed: OraclePrinted;
  /** True where a zone or a side of the stamp was not known: the printed numbers are then those of UTC and of start stamps. */
  readonly uncertain: boolean;
}

export interface OracleAnswer {
  /** DATE_ORDER or NO_REQUIRED_CLASS: nothing else is then said. */
  readonly service: readonly OracleReason[];
  readonly classes: readonly ClassAnswer[];
}

export function reason(code: string, severity: OracleSeverity, details: Record<string, unknown> = {}): OracleReason {
  return { code, severity, details };
}
