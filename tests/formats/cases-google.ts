import { type Fixture, figures, isoOf, type Point, utf8, wave, written } from './fixture.ts';

/** Beyond 2^53: as a number it would become another machine. */
const machine = '11192684295301331117';
const other = '4107553196720133422';
const common = { evidence: 'measured', zone: 'UTC', resourceKind: 'gcp-instance' };

/** Points as the API answers them: the newest first. */
function newestFirst(from: string, stepMinutes: number, values: readonly (bigint | null)[], firstRow: number): Point[] {
  const start = Date.parse(from) / 60_000;
  return values.map((thousandths, index) => ({
    minute: start + (values.length - 1 - index) * stepMinutes,
    thousandths,
    row: firstRow + index,
  }));
}

interface Series {
  readonly type: string;
  readonly id: string;
  readonly kind: 'GAUGE' | 'DELTA' | 'CUMULATIVE';
  readonly value: 'doubleValue' | 'int64Value';
  readonly labels?: Readonly<Record<string, string>>;
  readonly points: readonly Point[];
  /** Minutes before the end at which an interval starts. */
  readonly width: number;
}

/** As Google's own JSON writer has it: slashes of a type escaped, 64-bit numbers quoted. */
function seriesText({ type, id, kind, value, labels = {}, points, width }: Series): string {
  const items = points.map(({ minute, thousandths }) => {
    const [startTime, endTime] = kind === 'DELTA' ? [isoOf(minute), isoOf(minute + width)] : [isoOf(minute - width), isoOf(minute)];
    const number = value === 'int64Value' ? `"${written(thousandths)}"` : written(thousandths);
    const said = thousandths === null ? '{}' : `{"${value}": ${number}}`;
    return `{"interval": {"startTime": "${startTime}", "endTime": "${endTime}"}, "value": ${said}}`;
  });
  return `    {
      "metric": {"labels": ${JSON.stringify({ instance_name: 'vm-protocollo', ...labels })}, "type": "${type.replaceAll('/', '\\/')}"},
      "resource": {"type": "gce_instance", "labels": {"instance_id": "${id}", "zone": "europe-west8-a", "project_id": "valdoro-prod"}},
      "metricKind": "${kind}",
      "valueType": "${value === 'doubleValue' ? 'DOUBLE' : 'INT64'}",
      "points": [
        ${items.join(',\n        ')}
      ]
    }`;
}

const answer = (unit: string | null, ...series: string[]): string =>
  `{\n  "timeSeries": [\n${series.join(',\n')}\n  ]${unit === null ? '' : `,\n  "unit": "${unit}"`}\n}\n`;

/** A gauge of a ratio: both ends of each point are the same instant, and one point has no value. */
function gauge(): Fixture {
  const type = 'compute.googleapis.com/instance/cpu/utilization';
  const values = wave(24, 0, 0, 21).map((_, index) => (index === 5 ? null : 11n + BigInt(index) * 3n));
  const points = newestFirst('2025-10-13T00:00:00Z', 60, values, 1);
  const second = newestFirst('2025-10-13T00:00:00Z', 60, wave(24, 0, 1, 22), 25);
  const each = { ...common, stamp: 'end', lengthFrom: null, resourceClass: 'cpu', metric: type, meaning: 'used', unit: 'percent' };
  const text = answer(
    '10^2.%',
    seriesText({ type, id: machine, kind: 'GAUGE', value: 'doubleValue', points, width: 0 }),
    seriesText({ type, id: other, kind: 'GAUGE', value: 'doubleValue', points: second, width: 0 }),
  );
  return {
    format: 'gcp-time-series-json',
    name: 'gauge-ratio-newest-first',
    input: { name: 'cpu.json', bytes: utf8(text) },
    expected: {
      recognition: { status: 'recognised', format: 'gcp-time-series-json', needs: [] },
      rows: { read: 48, accepted: 48, rejected: 0 },
      series: [
        { ...each, resourceId: machine, statistic: 'raw', ...figures(points, 0, 100n) },
        { ...each, resourceId: other, statistic: 'raw', ...figures(second, 0, 100n) },
      ],
      issues: {},
    },
  };
}

/** Amounts that state both ends, and a running total of the agent whose stamps are its ends; no unit in the file. */
function totals(): Fixture {
  const [received, traffic] = ['compute.googleapis.com/instance/network/received_bytes_count', 'agent.googleapis.com/interface/traffic'];
  const whole = (points: Point[]): Point[] =>
    points.map((point) => ({ ...point, thousandths: point.thousandths && point.thousandths - (point.thousandths % 1000n) }));
  const delta = whole(newestFirst('2025-10-13T00:00:00Z', 1, wave(30, 1_000, 900_000, 23), 1));
  const counter = newestFirst(
    '2025-10-13T00:00:00Z',
    1,
    Array.from({ length: 10 }, (_, index) => BigInt(90 - index) * 1_000_000n),
    31,
  );
  const text = answer(
    null,
    seriesText({ type: received, id: machine, kind: 'DELTA', value: 'int64Value', points: delta, width: 1 }),
    seriesText({
      type: traffic,
      id: machine,
      kind: 'CUMULATIVE',
      value: 'int64Value',
      labels: { device: 'ens4', direction: 'rx' },
      points: counter,
      width: 6000,
    }),
  );
  const each = { ...common, resourceId: machine, resourceClass: 'network', unit: 'byte' };
  return {
    format: 'gcp-time-series-json',
    name: 'deltas-and-a-counter',
    input: { name: 'network.json', bytes: utf8(text) },
    expected: {
      recognition: { status: 'recognised', format: 'gcp-time-series-json', needs: [] },
      rows: { read: 40, accepted: 40, rejected: 0 },
      series: [
        { ...each, metric: received, meaning: 'amount', statistic: 'sum', stamp: 'start', lengthFrom: 'file', ...figures(delta, 60) },
        {
          ...each,
          metric: `${traffic} [device=ens4, direction=rx]`,
          meaning: 'counter',
          statistic: 'raw',
          stamp: 'end',
          lengthFrom: null,
          ...figures(counter),
        },
      ],
      issues: {},
    },
  };
}

export const googleCases: readonly Fixture[] = [gauge(), totals()];
