/** CloudWatch namespace of everything that the functions count. */
export const metricNamespace = 'Attesta';

/**
 * What the functions count and measure, by name: written by functions/adapters/telemetry.ts, read by the dashboard and the alarms of CDK.
 * Every metric has the dimension `service` (the function's name); `by` names one more, whose values come from closed lists.
 */
export const metricDefinitions = {
  /** Messages that were done. */
  handled: { unit: 'Count', by: null },
  /** Messages that our fault stopped, this time. */
  faults: { unit: 'Count', by: null },
  /** Uploads that were read, by what became of them. */
  files: { unit: 'Count', by: 'state' },
  /** Rows of reports, as far as they were read. */
  rows: { unit: 'Count', by: null },
  /** Uploads that were refused or not understood, by reason code. */
  refusals: { unit: 'Count', by: 'code' },
  /** From S3's receipt of an upload to the end of its reading. */
  lag: { unit: 'Seconds', by: null },
  /** Records appended, by outcome. */
  verdicts: { unit: 'Count', by: 'outcome' },
  /** Projects that a sweep queued. */
  queued: { unit: 'Count', by: null },
} as const;
export type MetricName = keyof typeof metricDefinitions;
