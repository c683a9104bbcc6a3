import type { ResourceSeen } from '../model/digest.ts';
import type { Mapping, ResourceIdRule } from '../model/mapping.ts';
import type { EvidenceKind } from '../model/upload.ts';
import type { SeriesIdentity, SeriesWriter } from '../model/usage.ts';
import type { OpenText } from '../reading/decode.ts';
import type { LinePlan } from '../reading/line.ts';
import type { XmlElement } from '../reading/read-xml.ts';
import type { RecordPlan } from '../reading/records/record-plan.ts';
import type { TablePlan } from '../reading/table-plan.ts';
import type { ReasonCode } from '../reasons/catalogue.ts';
import type { Bilingual } from '../reasons/define-reason.ts';

/** Where the rows of a file go. The reader says what it reads; what it amounts to is the reducer's business. */
export interface UsageSink {
  /** The writer of one series; the same identity gives the same writer. */
  series(identity: SeriesIdentity): SeriesWriter;
  /** Once per physical data row (JSON: per data point). Rejected: nothing of it could be used, and an issue says why. Rows that were all read alike may be counted together, `times` of them. */
  row(fate: 'accepted' | 'rejected', times?: number): void;
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
  /** The cells were typed (a workbook, a column store) and are written out by containers/typed-cells.ts: no locale is left to decide. */
  readonly typed: boolean;
  readonly kind: EvidenceKind | null;
  readonly mapping: Mapping | null;
}

/** What the surroundings of the bytes say. */
export interface ReadContext {
  readonly kind: EvidenceKind | null;
  readonly mapping: Mapping | null;
  /** Whoever helps to write a mapping looks here at a text whose rows nobody explains. What is read does not depend on it. */
  readonly onUnexplained?: (head: FileHead, open: OpenText) => Promise<void>;
}

/** A format's answer about a head: null = not mine; else what the file itself does not say. */
export type Detection = { readonly needs: readonly ('zone' | 'resourceId' | 'metric' | 'mapping')[] } | null;

/** How strongly a format's yes binds: known keys or headers, the look of the cells, or nothing better. The stronger wins. */
export type Claim = 'signature' | 'content' | 'last-resort';

/** What reading one JSON document, or one of XML, may use. */
export interface JsonRun {
  readonly sink: UsageSink;
  readonly mapping: Mapping | null;
  /** Number of the next data point, 1-based, over the whole file. Ask once for each. */
  nextRow(): number;
}

/**
 * How the rows of a format are read. Tables and lists are plans for the common engines; the lines of a bill are explained one by one; JSON
 * documents are read by the format.
 */
export type Reading =
  | { readonly shape: 'table'; plan(head: FileHead): TablePlan }
  | { readonly shape: 'lines'; plan(head: FileHead): LinePlan }
  /** Objects of a JSON text, read as the rows of a table. */
  | { readonly shape: 'records'; plan(head: FileHead): RecordPlan }
  | {
      readonly shape: 'json';
      /** Keys of the lists that `read` goes through one by one: by them a document longer than memory holds comes in parts. */
      readonly rows?: readonly string[];
      read(document: unknown, run: JsonRun): void;
    }
  /** XML whose data are attributes: the elements come one by one, each when it begins. */
  | { readonly shape: 'xml'; open(run: JsonRun): (element: XmlElement) => void }
  | { readonly shape: 'list'; readonly holds: 'addresses' | 'resources' }
  /** Known, and known to prove nothing: the reason says what to export instead. */
  | { readonly shape: 'refusal'; readonly code: ReasonCode };

/** What `docs/formats.md` tells the official of a format, in Italian; phrases of a table, without a full stop. */
export interface FormatGuide {
  /** What its rows prove, and what they cannot. */
  readonly proves: string;
  /** How it is made or asked of the provider. */
  readonly how: string;
  /** What a mapping must say beside it. */
  readonly declare: string;
}

/** One export format. A file of this folder that exports `format` is all that a new one costs. */
export interface Format {
  /** The name of its file. */
  readonly id: string;
  readonly title: Bilingual;
  readonly guide: FormatGuide;
  /** Kinds of upload it suits: among several that say yes, one that suits wins. */
  readonly kinds: readonly EvidenceKind[];
  readonly claim: Claim;
  detect(head: FileHead): Detection;
  readonly reading: Reading;
  /** How ids that only the file's name holds are found in it. */
  readonly resourceIdRule?: ResourceIdRule;
}

/** Checks the shape where the format is written. */
export function defineFormat(format: Format): Format {
  return format;
}
