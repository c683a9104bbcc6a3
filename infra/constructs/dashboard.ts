import { Duration } from 'aws-cdk-lib';
import { Dashboard, GraphWidget, type IWidget, MathExpression, type Metric, TextWidget } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { type MetricName, metricDefinitions, metricNamespace } from '../definitions/metrics.ts';
import { nameInStage } from '../names.ts';
import type { PipelineFunction } from './functions.ts';
import type { WorkQueue } from './queues.ts';

/** What each metric is called on the dashboard: what came in, what became of it, what stands still. */
const titles: Readonly<Record<MetricName, string>> = {
  handled: 'Messaggi fatti / messages done',
  faults: 'Colpe nostre / our faults',
  files: 'File letti, per esito / files read, by what became of them',
  rows: 'Righe lette / rows read',
  rejectedRows: 'Righe inutilizzabili / rows that could not be used',
  refusals: 'Rifiuti, per codice / refusals, by reason code',
  lag: "Dall'arrivo alla fine della lettura, p50 p90 max (s) / from receipt to the end of reading",
  verdicts: 'Verbali, per esito / records, by outcome',
  queued: 'Progetti da rivedere / projects that a sweep queued',
};

export interface Shown {
  readonly stage: string;
  readonly functions: readonly PipelineFunction[];
  readonly queues: readonly WorkQueue[];
}

/** One page: the queues, the functions as AWS sees them, and everything that they count themselves. */
export function dashboard(scope: Construct, { stage, functions, queues }: Shown): Dashboard {
  const own = (Object.keys(metricDefinitions) as MetricName[]).map((name) => ownWidget(stage, name));
  return new Dashboard(scope, 'Dashboard', {
    dashboardName: nameInStage('attesta', stage),
    defaultInterval: Duration.days(1),
    widgets: [
      [new TextWidget({ markdown: `# Attesta, ${stage}`, width: 24, height: 1 })],
      [
        graph(
          'In coda / waiting',
          queues
            .flatMap(({ queue, deadLetters }) => [queue, deadLetters])
            .map((queue) => queue.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum' })),
        ),
        graph(
          'Attesa massima (s) / age of the oldest',
          queues.map(({ queue }) => queue.metricApproximateAgeOfOldestMessage({ statistic: 'Maximum' })),
        ),
        graph(
          'Esecuzioni / invocations',
          functions.map(({ lambda }) => lambda.metricInvocations()),
        ),
      ],
      [
        graph(
          'Errori / errors',
          functions.map(({ lambda }) => lambda.metricErrors()),
        ),
        graph(
          'Rallentate / throttles',
          functions.map(({ lambda }) => lambda.metricThrottles()),
        ),
        graph(
          'Durata, la peggiore (ms) / longest duration',
          functions.map(({ lambda }) => lambda.metricDuration({ statistic: 'Maximum' })),
        ),
      ],
      ...own.flatMap((_, at) => (at % 3 === 0 ? [own.slice(at, at + 3)] : [])),
    ],
  });
}

/** A search, not a list: which functions write a metric, and with which values of `by`, is theirs to say. */
function ownWidget(stage: string, name: MetricName): IWidget {
  const { unit, by } = metricDefinitions[name];
  const dimensions = by === null ? 'service' : `service,${by}`;
  const statistics = unit === 'Seconds' ? ['p50', 'p90', 'Maximum'] : ['Sum'];
  const line = (statistic: string) =>
    new MathExpression({
      expression: `SEARCH('{${metricNamespace(stage)},${dimensions}} MetricName="${name}"', '${statistic}', 300)`,
      usingMetrics: {},
      // Three lines of one function are told apart by their statistic alone.
      label: `\${PROP('Dim.${by ?? 'service'}')}${statistics.length > 1 ? ` ${statistic}` : ''}`,
      period: Duration.minutes(5),
    });
  return graph(titles[name], statistics.map(line));
}

const graph = (title: string, left: (Metric | MathExpression)[]): GraphWidget => new GraphWidget({ title, left, width: 8, height: 6 });
