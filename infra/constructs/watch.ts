import type { Rule } from 'aws-cdk-lib/aws-events';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { Settings } from '../settings.ts';
import { alarmTopic } from './alarm-topic.ts';
import { deadLettersAlarm, functionAlarms, lostEventsAlarm, noSweepAlarm, oldestMessageAlarm } from './alarms.ts';
import { dashboard } from './dashboard.ts';
import type { PipelineFunctions } from './functions.ts';
import type { PipelineQueues } from './queues.ts';

export interface Watched {
  readonly key: Key;
  readonly settings: Settings;
  readonly functions: PipelineFunctions;
  readonly queues: PipelineQueues;
  /** The rule that takes uploads to their queue. */
  readonly delivery: Rule;
}

/** Alarms on everything that can stand still or fail, told on one topic, and one page of graphs. */
export function watch(scope: Construct, { key, settings, functions, queues, delivery }: Watched): Topic {
  const topic = alarmTopic(scope, key, settings);
  const maker = { scope, stage: settings.stage, topic };
  const { uploads, assessments, missedSweeps } = queues;

  deadLettersAlarm(maker, 'Uploads', uploads.deadLetters, givenUp('The reading of an upload', 'RedriveUploads'));
  deadLettersAlarm(maker, 'Assessments', assessments.deadLetters, givenUp('The judgement of a project', 'RedriveAssessments'));
  deadLettersAlarm(maker, 'Sweep', missedSweeps, givenUp('A daily sweep', 'SweepNow'));
  oldestMessageAlarm(maker, 'Uploads', uploads);
  oldestMessageAlarm(maker, 'Assessments', assessments);
  for (const one of Object.values(functions)) functionAlarms(maker, one);
  lostEventsAlarm(maker, delivery);
  noSweepAlarm(maker, functions.recheck);

  dashboard(scope, { stage: settings.stage, functions: Object.values(functions), queues: [uploads, assessments] });
  return topic;
}

const givenUp = (what: string, output: string): string =>
  `${what} was given up after every retry. Read the log, mend the cause, then run the command of the stack's output ${output}.`;
