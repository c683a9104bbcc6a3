import type { ProjectOutcome } from '../../shared/model/record.ts';
import type { ReasonCode } from '../../shared/reasons/catalogue.ts';

/** CloudWatch namespace of everything that the functions of a stage count: two stages in one account must not add up. */
export const metricNamespace = (stage: string): string => `Attesta/${stage}`;

/** The variable, Powertools' own, that tells a function its namespace: set by CDK, read by functions/adapters/telemetry.ts. */
export const namespaceVariable = 'POWERTOOLS_METRICS_NAMESPACE';

/** Where no stage says otherwise: on the laptop, where nobody collects what is counted. */
export const laptopStage = 'laptop';

/** What became of one arrival at ingest, as it is counted: states of uploads (functions/read-model.ts), and arrivals that changed nothing. */
export const fileStates = [
  'recognised',
  'document',
  'unrecognised',
  'ambiguous',
  'refused',
  'mapping',
  'mapping-invalid',
  'declaration',
  'declaration-invalid',
  'key-refused',
  /** Known already: a repeated event. */
  'repeated',
  /** Not below `uploads/`: none of our business. */
  'ignored',
] as const;
export type FileState = (typeof fileStates)[number];

/**
 * Values of the dimensions beside `service`. Lists that are closed, because each value is a metric of its own, for ever, and because what
 * an entity writes must not become a name in somebody's dashboard.
 */
export interface DimensionValues {
  readonly state: FileState;
  readonly code: ReasonCode;
  readonly outcome: ProjectOutcome;
}

/**
 * What the functions count and measure, by name: written by functions/adapters/telemetry.ts, read by the dashboard and the alarms of CDK.
 * Every metric has the dimension `service` (the function's name); `by` names one more, whose values come from closed lists.
 */
export const metricDefinitions = {
  /** Messages that were done, requests that were answered. */
  handled: { unit: 'Count', by: null },
  /** Messages, requests or projects that our fault stopped, this time. */
  faults: { unit: 'Count', by: null },
  /** Uploads that arrived, by what became of them. */
  files: { unit: 'Count', by: 'state' },
  /** Rows of reports, as far as they were read. */
  rows: { unit: 'Count', by: null },
  /** Rows of reports that could not be used. */
  rejectedRows: { unit: 'Count', by: null },
  /** Uploads that were refused or not understood, by reason code. */
  refusals: { unit: 'Count', by: 'code' },
  /** From S3's receipt of an upload to the end of its first reading. */
  lag: { unit: 'Seconds', by: null },
  /** Records appended, by outcome. */
  verdicts: { unit: 'Count', by: 'outcome' },
  /** Projects that a sweep queued. */
  queued: { unit: 'Count', by: null },
} as const satisfies Record<string, { readonly unit: 'Count' | 'Seconds'; readonly by: keyof DimensionValues | null }>;
export type MetricName = keyof typeof metricDefinitions;
