import type { UsageSink } from '../../shared/formats/define-format.ts';
import type { ResourceSeen } from '../../shared/model/digest.ts';
import type { Decimal, SeriesIdentity } from '../../shared/model/usage.ts';
import type { ReasonCode } from '../../shared/reasons/catalogue.ts';

/** One row of a series as it was handed over: instant (or wall clock) as ISO text, length in ms, value as decimal text, physical row. */
export type RecordedRow = readonly [stamp: string, length: number, value: string | null, row: number];

export interface RecordedSeries {
  readonly identity: SeriesIdentity;
  readonly rows: RecordedRow[];
}

/** Everything that reading said, in the order it said it. */
export interface Recording {
  readonly series: RecordedSeries[];
  readonly rows: { read: number; accepted: number; rejected: number };
  readonly issues: { readonly code: ReasonCode; readonly row: number; readonly details: Readonly<Record<string, unknown>> | undefined }[];
  readonly resources: ResourceSeen[];
  readonly addresses: { readonly text: string; readonly row: number; readonly resourceId: string | null }[];
}

export interface RecordingSink extends UsageSink {
  readonly recording: Recording;
}

export function openRecordingSink(): RecordingSink {
  const recording: Recording = { series: [], rows: { read: 0, accepted: 0, rejected: 0 }, issues: [], resources: [], addresses: [] };
  return {
    recording,
    series(identity) {
      const key = JSON.stringify(identity);
      let series = recording.series.find((one) => JSON.stringify(one.identity) === key);
      if (!series) {
        series = { identity, rows: [] };
        recording.series.push(series);
      }
      const { rows } = series;
      return {
        add: (stamp, length, value, row) =>
          void rows.push([new Date(stamp).toISOString().replace('.000Z', 'Z'), length, value && decimal(value), row]),
      };
    },
    row(fate, times = 1) {
      recording.rows.read += times;
      recording.rows[fate] += times;
    },
    issue: (code, row, details) => void recording.issues.push({ code, row, details }),
    resource: (seen) => void recording.resources.push(seen),
    address: (text, row, resourceId) => void recording.addresses.push({ text, row, resourceId }),
  };
}

/** Decimal text without trailing zeros, written here again so that it does not lean on the code under test. */
function decimal({ mantissa, scale }: Decimal): string {
  const negative = mantissa < 0;
  const digits = String(mantissa)
    .replace('-', '')
    .padStart(scale + 1, '0');
  const fraction = scale === 0 ? '' : digits.slice(-scale).replace(/0+$/, '');
  const whole = scale === 0 ? digits : digits.slice(0, -scale);
  return `${negative ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Exact count by code. */
export function issueCounts({ issues }: Recording): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { code } of issues) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}
