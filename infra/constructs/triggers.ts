import { Aws, Duration, Stack } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { EventInvokeConfig, EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { type ScheduleDefinition, scheduleDefinitions } from '../definitions/schedules.ts';
import { idOf } from '../names.ts';
import type { PipelineFunction, PipelineFunctions } from './functions.ts';
import { policyOf } from './permissions.ts';
import type { PipelineQueues, WorkQueue } from './queues.ts';

/** What starts each function, as its definition says. The doors of the HTTP API are the access stack's. */
export function connectTriggers(scope: Construct, functions: PipelineFunctions, queues: PipelineQueues): void {
  for (const one of Object.values(functions)) {
    const { trigger } = one.definition;
    if (trigger.is === 'queue') onQueue(scope, one, queues[trigger.queue]);
    if (trigger.is === 'schedule') onSchedule(scope, one, scheduleDefinitions[trigger.schedule], queues.missedSweeps);
  }
}

/** Messages of a queue to its function, in batches; only those that failed come back. */
function onQueue(scope: Construct, { name, lambda }: PipelineFunction, { queue, definition }: WorkQueue): void {
  new EventSourceMapping(scope, `${idOf(name)}OnQueue`, {
    target: lambda,
    eventSourceArn: queue.queueArn,
    batchSize: definition.batchSize,
    maxConcurrency: definition.maxConcurrency,
    reportBatchItemFailures: true,
  });
}

/** What a tick of the schedule tells the function: `{"scheduledAt": "2026-03-20T03:00:00Z"}`, the same at every retry of the same tick. */
const tick = JSON.stringify({ scheduledAt: '<aws.scheduler.scheduled-time>' });

/**
 * The daily tick to its function, asynchronously. A tick that cannot be handed over, and one that failed to the end, lie in the same
 * dead-letter queue. Neither needs to come back: the next day's sweep takes up whatever is due.
 */
function onSchedule(scope: Construct, swept: PipelineFunction, { hour, zone }: ScheduleDefinition, deadLetters: Queue): void {
  const retries = { maximumRetryAttempts: 10, maximumEventAgeInSeconds: 6 * 60 * 60 };
  new CfnSchedule(scope, 'Sweep', {
    description: 'Attesta: projects that are due are judged again',
    scheduleExpression: `cron(0 ${hour} * * ? *)`,
    scheduleExpressionTimezone: zone,
    flexibleTimeWindow: { mode: 'OFF' },
    target: {
      arn: swept.lambda.functionArn,
      roleArn: schedulerRole(scope, swept, deadLetters).roleArn,
      input: tick,
      retryPolicy: retries,
      deadLetterConfig: { arn: deadLetters.queueArn },
    },
  });
  new EventInvokeConfig(scope, 'SweepFailures', {
    function: swept.lambda,
    retryAttempts: 2,
    maxEventAge: Duration.hours(6),
    onFailure: new SqsDestination(deadLetters),
  });
}

/** EventBridge Scheduler's own role: start this function, put away what it could not hand over; for schedules of this account alone. */
function schedulerRole(scope: Construct, { lambda }: PipelineFunction, deadLetters: Queue): Role {
  return new Role(scope, 'SweepRole', {
    description: 'Attesta: the daily schedule starts the sweep',
    assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
      conditions: {
        StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
        ArnLike: {
          'aws:SourceArn': Stack.of(scope).formatArn({ service: 'scheduler', resource: 'schedule-group', resourceName: 'default' }),
        },
      },
    }),
    inlinePolicies: {
      sweep: policyOf([
        { Sid: 'Start', Effect: 'Allow', Action: ['lambda:InvokeFunction'], Resource: [lambda.functionArn] },
        { Sid: 'PutAway', Effect: 'Allow', Action: ['sqs:SendMessage'], Resource: [deadLetters.queueArn] },
      ]),
    },
  });
}
