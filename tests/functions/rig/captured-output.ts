import { createTelemetry, type Telemetry } from '../../../functions/adapters/telemetry.ts';

/** What a function wrote, as CloudWatch would get it: lines of its log, and metrics in the embedded format. */
export interface Output {
  readonly text: string;
  readonly lines: readonly Readonly<Record<string, unknown>>[];
  readonly metrics: readonly PublishedMetric[];
}

/** One number (or the numbers of one invocation) of one EMF line. */
export interface PublishedMetric {
  readonly namespace: string;
  readonly name: string;
  readonly unit: string;
  /** Name to value, of each set of dimensions that the line declares. */
  readonly dimensions: readonly Readonly<Record<string, string>>[];
  readonly value: number | readonly number[];
}

/** Telemetry that writes, whatever other tests have switched off in this process. */
export function speakingTelemetry(serviceName: string, clock: () => number): Telemetry {
  process.env.POWERTOOLS_LOG_LEVEL = 'TRACE';
  process.env.POWERTOOLS_METRICS_DISABLED = 'false';
  return createTelemetry(serviceName, clock);
}

/** Runs the work and takes everything that the process writes meanwhile to its two streams. */
export async function captured(work: () => Promise<unknown>): Promise<Output> {
  const chunks: string[] = [];
  const streams = [process.stdout, process.stderr];
  const writes = streams.map((stream) => stream.write);
  const take = ((chunk: string | Uint8Array) => chunks.push(String(chunk)) > 0) as typeof process.stdout.write;
  for (const stream of streams) stream.write = take;
  try {
    await work();
  } finally {
    streams.forEach((stream, index) => {
      stream.write = writes[index] as typeof take;
    });
  }
  const text = chunks.join('');
  const parsed = text.split('\n').flatMap((line) => (line.startsWith('{') ? [JSON.parse(line)] : []));
  return { text, lines: parsed.filter((line) => !line._aws), metrics: parsed.filter((line) => line._aws).flatMap(metricsOf) };
}

interface EmfLine {
  readonly _aws: {
    readonly CloudWatchMetrics: readonly {
      readonly Namespace: string;
      readonly Dimensions: readonly (readonly string[])[];
      readonly Metrics: readonly { readonly Name: string; readonly Unit: string }[];
    }[];
  };
}

const metricsOf = (line: EmfLine & Readonly<Record<string, unknown>>): PublishedMetric[] =>
  line._aws.CloudWatchMetrics.flatMap(({ Namespace, Dimensions, Metrics }) =>
    Metrics.map(({ Name, Unit }) => ({
      namespace: Namespace,
      name: Name,
      unit: Unit,
      dimensions: Dimensions.map((names) => Object.fromEntries(names.map((name) => [name, String(line[name])]))),
      value: line[Name] as number | number[],
    })),
  );
