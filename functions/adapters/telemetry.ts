import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import {
  type DimensionValues,
  laptopStage,
  type MetricName,
  metricDefinitions,
  metricNamespace,
  namespaceVariable,
} from '../../infra/definitions/metrics.ts';
import { faultLine } from '../fault-line.ts';

export interface Telemetry {
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Milliseconds; for what is measured, never for what is judged. */
  readonly clock: () => number;
}

/**
 * Structured logs and metrics of one function. Level, silence and namespace come from Powertools' own variables (`POWERTOOLS_LOG_LEVEL`,
 * `POWERTOOLS_METRICS_DISABLED`, `POWERTOOLS_METRICS_NAMESPACE`), read here once. An error that reaches a log is cut down to what may stand there.
 */
export const createTelemetry = (serviceName: string, clock: () => number = Date.now): Telemetry => ({
  logger: new Logger({ serviceName, jsonReplacerFn: (_key, value) => (value instanceof Error ? faultLine(value) : value) }),
  metrics: new Metrics({ namespace: process.env[namespaceVariable] ?? metricNamespace(laptopStage), serviceName }),
  clock,
});

type Dimension<Name extends MetricName> = (typeof metricDefinitions)[Name]['by'];

/** One number to count or measure; `of`: which of the values of the metric's own dimension it is about. */
export type Measure = {
  readonly [Name in MetricName]: Dimension<Name> extends keyof DimensionValues
    ? { readonly name: Name; readonly value: number; readonly of: DimensionValues[Dimension<Name>] }
    : { readonly name: Name; readonly value: number };
}[MetricName];

/**
 * Adds a measure to what the invocation will publish. Dimensions hold for a whole EMF line, so that a measure with one of its own is a
 * line of its own, written at once.
 */
export function measure({ metrics }: Pick<Telemetry, 'metrics'>, measured: Measure): void {
  const { unit, by } = metricDefinitions[measured.name];
  if (by === null || !('of' in measured)) metrics.addMetric(measured.name, unit, measured.value);
  else metrics.singleMetric().addDimension(by, measured.of).addMetric(measured.name, unit, measured.value);
}
