import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Rule } from 'aws-cdk-lib/aws-events';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { type MetricName, metricNamespace } from '../definitions/metrics.ts';
import type { QueueDefinition } from '../definitions/queues.ts';
import { idOf, nameInStage } from '../names.ts';
import { logGroupName, type PipelineFunction } from './functions.ts';
import type { WorkQueue } from './queues.ts';

const fiveMinutes = Duration.minutes(5);

/** Makes alarms that tell the topic when they go on and when they go off. */
export interface AlarmMaker {
  readonly scope: Construct;
  readonly stage: string;
  readonly topic: ITopic;
}

interface AlarmSettings {
  readonly metric: IMetric;
  /** The alarm is on at this value and above, or below it where `below` is set. */
  readonly threshold: number;
  readonly below?: boolean;
  /** All of so many periods in a row. */
  readonly periods?: number;
  /** Silence is the alarm. Otherwise silence is peace: services that did nothing send no numbers. */
  readonly whenSilent?: boolean;
  /** What is wrong and what to do first: the text of the mail. */
  readonly description: string;
}

export function alarm({ scope, stage, topic }: AlarmMaker, id: string, settings: AlarmSettings): Alarm {
  const made = new Alarm(scope, `${id}Alarm`, {
    alarmName: nameInStage(`attesta-${kebab(id)}`, stage),
    alarmDescription: settings.description,
    metric: settings.metric,
    threshold: settings.threshold,
    comparisonOperator: settings.below ? ComparisonOperator.LESS_THAN_THRESHOLD : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    evaluationPeriods: settings.periods ?? 1,
    treatMissingData: settings.whenSilent ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
  });
  const tell = new SnsAction(topic);
  made.addAlarmAction(tell);
  made.addOkAction(tell);
  return made;
}

/** Something lies in a dead-letter queue: our fault, or an event that never arrived. */
export const deadLettersAlarm = (maker: AlarmMaker, id: string, queue: Queue, remedy: string): Alarm =>
  alarm(maker, `${id}DeadLetters`, {
    metric: queue.metricApproximateNumberOfMessagesVisible({ period: fiveMinutes, statistic: 'Maximum' }),
    threshold: 1,
    description: `${remedy}\nMessages are kept for 14 days.`,
  });

/**
 * Seconds. One and a half times the visibility timeout: an attempt has been lost and the next has not succeeded, or nobody takes messages at
 * all. SQS leaves a message out of this metric from its third receive on, two visibility timeouts after the first: at twice, a message that
 * is lost again and again would never be told.
 */
const waitingTooLong = ({ visibilityTimeout }: QueueDefinition): number => 1.5 * visibilityTimeout;

export const oldestMessageAlarm = (maker: AlarmMaker, id: string, { queue, definition }: WorkQueue): Alarm =>
  alarm(maker, `${id}Waiting`, {
    metric: queue.metricApproximateAgeOfOldestMessage({ period: fiveMinutes, statistic: 'Maximum' }),
    threshold: waitingTooLong(definition),
    description: `A message of ${nameInStage(definition.name, maker.stage)} has waited for ${waitingTooLong(definition) / 60} minutes. Look for errors and throttles of its function, and for an unusual number of uploads.`,
  });

/** A function fails as a whole, is refused by the account's limit, or tells a fault of ours. */
export function functionAlarms(maker: AlarmMaker, { name, lambda }: PipelineFunction): void {
  const id = idOf(name);
  alarm(maker, `${id}Errors`, {
    metric: lambda.metricErrors({ period: fiveMinutes }),
    threshold: 1,
    description: `${name} crashed, timed out or ran out of memory: aws logs tail ${logGroupName(name, maker.stage)} --since 1h`,
  });
  alarm(maker, `${id}Throttles`, {
    metric: lambda.metricThrottles({ period: fiveMinutes }),
    threshold: 1,
    periods: 3,
    description: `${name} has been refused by Lambda for a quarter of an hour: the account's limit of concurrent executions is too low for what arrives.`,
  });
  alarm(maker, `${id}Faults`, {
    metric: ownMetric(maker.stage, 'faults', name),
    threshold: 1,
    description: `${name} met a fault of ours. What it stopped is tried again and lands in the dead-letter queue in the end; its log has the error, with project and upload: aws logs tail ${logGroupName(name, maker.stage)} --since 1h`,
  });
}

/** The sweep has not run for thirty hours: one period more than the longest day, whatever the clocks of Rome do. */
export const noSweepAlarm = (maker: AlarmMaker, { lambda }: PipelineFunction): Alarm =>
  alarm(maker, 'NoSweep', {
    metric: lambda.metricInvocations({ period: Duration.hours(6) }),
    threshold: 1,
    below: true,
    periods: 5,
    whenSilent: true,
    description:
      'The daily sweep has not started for thirty hours: projects that are due are not judged again. Until the first sweep after a first deployment this is expected.',
  });

/** An event reached neither its queue nor the dead-letter queue: an upload that nobody would ever read. */
export const lostEventsAlarm = (maker: AlarmMaker, rule: Rule): Alarm =>
  alarm(maker, 'LostEvents', {
    metric: new Metric({
      namespace: 'AWS/Events',
      metricName: 'InvocationsFailedToBeSentToDlq',
      dimensionsMap: { RuleName: rule.ruleName },
      statistic: 'Sum',
      period: fiveMinutes,
    }),
    threshold: 1,
    description:
      'EventBridge could deliver an upload neither to its queue nor to the dead-letter queue. Mend the queues, then upload again what arrived since: the bucket lists it.',
  });

/** A metric that the functions write (infra/definitions/metrics.ts), as one function's of one stage. */
const ownMetric = (stage: string, metricName: MetricName, service: string): Metric =>
  new Metric({ namespace: metricNamespace(stage), metricName, dimensionsMap: { service }, statistic: 'Sum', period: fiveMinutes });

const kebab = (id: string): string => id.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
