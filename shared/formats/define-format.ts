import type { ResourceSeen } from '../model/digest.ts';
import type { Mapping } from '../model/mapping.ts';
import type { EvidenceKind } from '../model/upload.ts';
import type { SeriesIdentity, SeriesWriter } from '../model/usage.ts';
import type { ReasonCode } from '../reasons/catalogue.ts';

/** Where the rows of a file go. The reader says what it reads; what it amounts to is the reducer's business. */
export interface UsageSink {
  /** The writer of one series; the same identity gives the same writer. */
  series(identity: SeriesIdentity): SeriesWriter;
  /** Once per physical data row (JSON: per data point). Rejected: nothing of it could be used, and an issue says why. */
  row(fate: 'accepted' | 'rejected'): void;
  /** One row or cell that is not as it should be. Severity and text are the catalogue's. `row` 0: the file as a whole. */
  issue(code: ReasonCode, row: number, details?: Readonly<Record<string, unknown>>): void;
  resource(seen: ResourceSeen): void;
  address(text: string, row: number, resourceId: string | null): void;
}

/** The head of a file after unpacking and decoding: what recognition looks at. */
export interface FileHead {
  /** Up to 64 KiB of decoded text, BOM removed. */
  readonly text: string;
  /** True when `text` is the whole file. */
  readonly whole: boolean;
  readonly kind: EvidenceKind | null;
  readonly mapping: Mapping | null;
}

/** What the surroundings of the bytes say. */
export interface ReadContext {
  readonly kind: EvidenceKind | null;
  readonly mapping: Mapping | null;
}

/** A format's answer about a head: null = not mine; else what the file itself does not say. */
export type Detection = { readonly needs: readonly ('zone' | 'resourceId' | 'metric' | 'mapping')[] } | null;
