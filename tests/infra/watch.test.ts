import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { createTelemetry, type Measure, measure } from '../../functions/adapters/telemetry.ts';
import { functionDefinitions } from '../../infra/definitions/functions.ts';
import { type MetricName, metricDefinitions, metricNamespace, namespaceVariable } from '../../infra/definitions/metrics.ts';
import { type ReadTemplate, synthesise } from './synthesised.ts';

interface AlarmProperties {
  readonly Namespace: string;
  readonly MetricName: string;
  readonly Dimensions: readonly { readonly Name: string; readonly Value: string }[];
  readonly [other: string]: unknown;
}

let pipeline: ReadTemplate;
let alarms: AlarmProperties[];
let graphs: { readonly title?: string; readonly metrics: readonly unknown[] }[];
beforeAll(() => {
  const made = synthesise({ context: { alarmEmail: 'operatori@valdoro.example' } });
  pipeline = made.pipeline;
  alarms = [made.pipeline, made.access].flatMap((template) =>
    Object.values(template.of('AWS::CloudWatch::Alarm')).map(({ Properties }) => Properties as unknown as AlarmProperties),
  );
  const body = pipeline.properties('Dashboard', 'AWS::CloudWatch::Dashboard').DashboardBody as string;
  graphs = (JSON.parse(body) as { widgets: { properties: (typeof graphs)[number] }[] }).widgets.map(({ properties }) => properties);
});

const alarmOn = (namespace: string, metric: string, dimensions: Readonly<Record<string, string>>) =>
  alarms.find(
    ({ Namespace, MetricName, Dimensions }) =>
      Namespace === namespace &&
      MetricName === metric &&
      JSON.stringify(Object.fromEntries(Dimensions.map(({ Name, Value }) => [Name, Value]))) === JSON.stringify(dimensions),
  );

describe('every alarm', () => {
  test('tells the topic when it goes on, and when it goes off', () => {
    expect(alarms).not.toEqual([]);
    for (const one of alarms) {
      expect(one.AlarmActions, String(one.AlarmName)).toEqual([expect.stringMatching(/^<Alarms>$/)]);
      expect(one.OKActions, String(one.AlarmName)).toEqual(one.AlarmActions);
      expect(one.ActionsEnabled, String(one.AlarmName)).not.toBe(false);
    }
  });

  test('takes silence as peace, but for the sweep, whose silence is the alarm', () => {
    for (const one of alarms) {
      const silence = one.AlarmName === 'attesta-no-sweep-dev' ? 'breaching' : 'notBreaching';
      expect(one.TreatMissingData, String(one.AlarmName)).toBe(silence);
    }
  });

  test('says what is wrong and what to do', () => {
    for (const { AlarmDescription } of alarms) expect(String(AlarmDescription).split(' ').length).toBeGreaterThan(8);
  });

  test('that names a command names one that the stack puts out', () => {
    const named = alarms.flatMap(({ AlarmDescription }) => [...String(AlarmDescription).matchAll(/output (\w+)\./g)].map(([, id]) => id));
    expect(named.length).toBeGreaterThan(0);
    expect(Object.keys(pipeline.outputs)).toEqual(expect.arrayContaining(named));
  });
});

test('the mail of the deployment is subscribed, to a topic that is encrypted and takes TLS and our alarms only', () => {
  expect(Object.values(pipeline.of('AWS::SNS::Subscription')).map(({ Properties }) => Properties)).toEqual([
    { Protocol: 'email', Endpoint: 'operatori@valdoro.example', TopicArn: '<Alarms>' },
  ]);
  expect(pipeline.properties('Alarms', 'AWS::SNS::Topic').KmsMasterKeyId).toBe('<Key.Arn>');
  expect(pipeline.properties('AlarmsPolicy', 'AWS::SNS::TopicPolicy').PolicyDocument).toMatchObject({
    Statement: [
      { Effect: 'Deny', Principal: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
      {
        Effect: 'Allow',
        Principal: { Service: 'cloudwatch.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceAccount': '<AWS::AccountId>' } },
      },
    ],
  });
});

describe.each(Object.keys(functionDefinitions))('%s', (name) => {
  const FunctionName = `<${name.charAt(0).toUpperCase()}${name.slice(1)}>`;

  test('is watched for crashes, for refusals by the account’s limit and for faults that it tells itself', () => {
    const atOnce = { Statistic: 'Sum', Threshold: 1, ComparisonOperator: 'GreaterThanOrEqualToThreshold', EvaluationPeriods: 1 };
    expect(alarmOn('AWS/Lambda', 'Errors', { FunctionName })).toMatchObject(atOnce);
    expect(alarmOn('AWS/Lambda', 'Throttles', { FunctionName })).toMatchObject({ ...atOnce, EvaluationPeriods: 3 });
    expect(alarmOn('Attesta/dev', 'faults', { service: name })).toMatchObject(atOnce);
  });
});

test('a sweep that does not start for thirty hours is told, and one a day never is, whatever the clocks do', () => {
  const alarm = alarmOn('AWS/Lambda', 'Invocations', { FunctionName: '<Recheck>' });
  expect(alarm).toMatchObject({ Statistic: 'Sum', Threshold: 1, ComparisonOperator: 'LessThanThreshold' });
  const hours = (Number(alarm?.Period) * Number(alarm?.EvaluationPeriods)) / 3600;
  // All of its periods are empty only in a silence of so many hours; the longest day has 25.
  expect(hours).toBe(30);
});

test('an upload whose event EventBridge loses is told', () => {
  expect(alarmOn('AWS/Events', 'InvocationsFailedToBeSentToDlq', { RuleName: '<ObjectCreated>' })).toMatchObject({ Threshold: 1 });
});

test('faults of the API are told', () => {
  expect(alarmOn('AWS/ApiGateway', '5xx', { ApiId: '<Http>', Stage: '$default' })).toMatchObject({ Statistic: 'Sum', Threshold: 1 });
});

describe('the dashboard', () => {
  /** Powertools writes EMF to the console: what one measure becomes. */
  const written = (measured: Measure): EmfLine => {
    const lines: string[] = [];
    vi.stubEnv(namespaceVariable, namespaceTold());
    const telemetry = createTelemetry('ingest', () => 0);
    const console = { log: (line: string) => void lines.push(line) };
    Object.assign(telemetry.metrics, { console });
    const single = telemetry.metrics.singleMetric.bind(telemetry.metrics);
    telemetry.metrics.singleMetric = () => Object.assign(single(), { console });
    measure(telemetry, measured);
    if (telemetry.metrics.hasStoredMetrics()) telemetry.metrics.publishStoredMetrics();
    return JSON.parse(lines[0] as string) as EmfLine;
  };
  /** What the stack tells every function, and so what a function writes under. */
  const namespaceTold = (): string => {
    const told = Object.values(pipeline.of('AWS::Lambda::Function')).map(
      ({ Properties }) => (Properties.Environment as { Variables: Record<string, string> }).Variables[namespaceVariable],
    );
    expect(new Set(told).size).toBe(1);
    return String(told[0]);
  };
  afterEach(() => vi.unstubAllEnvs());
  interface EmfLine {
    readonly _aws: {
      readonly CloudWatchMetrics: readonly {
        readonly Namespace: string;
        readonly Dimensions: string[][];
        readonly Metrics: { Name: string }[];
      }[];
    };
  }
  const values = { state: 'recognised', code: 'GAP_DAY', outcome: 'positive' } as const;

  test.each(Object.keys(metricDefinitions) as MetricName[])('shows %s just as the functions write it', (name) => {
    const { by } = metricDefinitions[name];
    const line = written({ name, value: 1, ...(by && { of: values[by] }) } as Measure);
    const [metric] = line._aws.CloudWatchMetrics;
    const schema = `{${[metric?.Namespace, ...(metric?.Dimensions[0] ?? [])].join(',')}}`;
    expect(metric?.Namespace).toBe('Attesta/dev');
    expect(metric?.Metrics.map(({ Name }) => Name)).toEqual([name]);
    expect(JSON.stringify(graphs)).toContain(`SEARCH('${schema} MetricName=\\"${name}\\"'`);
  });

  test('tells three lines of one function apart by their statistic', () => {
    const labels = graphs
      .filter(({ title }) => title?.includes('p50'))
      .flatMap(({ metrics }) => metrics.flat())
      .flatMap((line) => (line as { readonly label?: string }).label ?? []);
    expect(labels).toEqual(['p50', 'p90', 'Maximum'].map((statistic) => `\${PROP('Dim.service')} ${statistic}`));
  });

  test('of another stage in the same account counts that one alone', () => {
    const other = synthesise({ context: { stage: 'prod' } }).pipeline.text;
    expect(other).toContain(metricNamespace('prod'));
    expect(other).not.toContain(metricNamespace('dev'));
  });

  test('shows what waits, and each function as AWS sees it', () => {
    const shown = JSON.stringify(graphs);
    for (const metric of [
      'ApproximateNumberOfMessagesVisible',
      'ApproximateAgeOfOldestMessage',
      'Invocations',
      'Errors',
      'Throttles',
      'Duration',
    ])
      expect(shown, metric).toContain(`"${metric}"`);
    for (const id of ['UploadsQueue', 'UploadsDeadLetters', 'AssessmentsQueue', 'AssessmentsDeadLetters'])
      expect(shown).toContain(`<${id}.QueueName>`);
    for (const id of ['Ingest', 'Assess', 'Recheck', 'Api']) expect(shown).toContain(`<${id}>`);
  });
});
