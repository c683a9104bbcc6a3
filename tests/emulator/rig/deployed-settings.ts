import { DescribeContinuousBackupsCommand, DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import {
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketLoggingCommand,
  GetBucketNotificationConfigurationCommand,
  GetBucketVersioningCommand,
  GetObjectLockConfigurationCommand,
  GetPublicAccessBlockCommand,
} from '@aws-sdk/client-s3';
import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { expect } from 'vitest';
import { bucketDefinition } from '../../../infra/definitions/bucket.ts';
import { type FunctionDefinition, functionDefinitions, variablesFor } from '../../../infra/definitions/functions.ts';
import { type QueueDefinition, queueDefinitions } from '../../../infra/definitions/queues.ts';
import { scheduleDefinitions } from '../../../infra/definitions/schedules.ts';
import { tableDefinition } from '../../../infra/definitions/table.ts';
import { emulated } from '../../../local/emulator/start-ministack.ts';
import { staged } from './deploy.ts';
import type { Deployed } from './deployed.ts';
import { plainCall } from './plain-call.ts';

/** One thing that the definitions want, and how it is read back from what stands there after the deployment. */
export interface DeployedSetting {
  readonly what: string;
  /** Matched: what stands there may say more. */
  readonly wanted: object;
  read(deployed: Deployed): Promise<unknown>;
}

async function askJson({ ministack }: Deployed, service: string, path: string): Promise<Record<string, unknown>> {
  const { status, body } = await plainCall(ministack, { service, method: 'GET', path });
  if (status !== 200) throw new Error(`${service} ${path}: ${status} ${body}`);
  return JSON.parse(body) as Record<string, unknown>;
}

const { KeySchema, GlobalSecondaryIndexes } = tableDefinition('any');
const closed = { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true };

const bucketAndTable: readonly DeployedSetting[] = [
  {
    what: 'the bucket keeps versions',
    wanted: { Status: bucketDefinition.versioned ? 'Enabled' : 'Suspended' },
    read: ({ s3, bucket }) => s3.send(new GetBucketVersioningCommand({ Bucket: bucket })),
  },
  {
    what: 'the bucket is never public',
    wanted: { PublicAccessBlockConfiguration: closed },
    read: ({ s3, bucket }) => s3.send(new GetPublicAccessBlockCommand({ Bucket: bucket })),
  },
  {
    what: 'the bucket tells EventBridge',
    wanted: { EventBridgeConfiguration: {} },
    read: ({ s3, bucket }) => s3.send(new GetBucketNotificationConfigurationCommand({ Bucket: bucket })),
  },
  {
    what: 'the table has the keys and indexes of its definition, and is not deleted by mistake',
    wanted: { KeySchema, GlobalSecondaryIndexes, BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' }, DeletionProtectionEnabled: true },
    read: async ({ dynamo, table }) => (await dynamo.send(new DescribeTableCommand({ TableName: table }))).Table,
  },
];

const queues = Object.values(queueDefinitions).map(
  ({ name, visibilityTimeout, delay, maxReceiveCount }: QueueDefinition): DeployedSetting => {
    const givesUp: unknown = expect.stringMatching(`${staged(name)}-dlq", ?"maxReceiveCount": ?${maxReceiveCount}`);
    return {
      what: `the queue ${name} hides, waits and gives up as its definition says`,
      wanted: {
        VisibilityTimeout: String(visibilityTimeout),
        DelaySeconds: String(delay),
        RedrivePolicy: givesUp,
        SqsManagedSseEnabled: 'true',
      },
      async read({ sqs, ministack }) {
        const QueueUrl = `${ministack.url}/${emulated.account}/${staged(name)}`;
        return (await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }))).Attributes;
      },
    };
  },
);

const functions = Object.entries(functionDefinitions).map(([name, definition]: [string, FunctionDefinition]): DeployedSetting => {
  const { memory, timeout, uses } = definition;
  const variables: unknown = expect.objectContaining(
    Object.fromEntries(variablesFor(uses).map((variable) => [variable, expect.any(String)])),
  );
  return {
    what: `the function ${name} has the runtime, memory, time and environment of its definition`,
    wanted: {
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      MemorySize: memory,
      Timeout: timeout,
      Environment: { Variables: variables },
    },
    read: (deployed) => askJson(deployed, 'lambda', `/2015-03-31/functions/${staged(`attesta-${name}`)}/configuration`),
  };
});

const eventSources = Object.values(queueDefinitions).map(
  ({ name, batchSize }: QueueDefinition): DeployedSetting => ({
    what: `messages of ${name} reach a function in batches of ${batchSize}, and only those that failed come back`,
    wanted: { BatchSize: batchSize, FunctionResponseTypes: ['ReportBatchItemFailures'], State: 'Enabled' },
    async read(deployed) {
      const { EventSourceMappings } = await askJson(deployed, 'lambda', '/2015-03-31/event-source-mappings/');
      const mappings = EventSourceMappings as { readonly EventSourceArn: string }[];
      return mappings.find(({ EventSourceArn }) => EventSourceArn.endsWith(`:${staged(name)}`));
    },
  }),
);

async function readSchedule(deployed: Deployed): Promise<unknown> {
  const { Schedules } = await askJson(deployed, 'scheduler', '/schedules');
  const [{ Name = '' } = {}] = Schedules as { readonly Name?: string }[];
  return askJson(deployed, 'scheduler', `/schedules/${Name}`);
}

const schedule: DeployedSetting = {
  what: 'the sweep is scheduled at its hour',
  wanted: { ScheduleExpression: `cron(0 ${scheduleDefinitions.recheck.hour} * * ? *)`, State: 'ENABLED' },
  read: readSchedule,
};

/** What the emulator's CloudFormation takes from the template and puts into force. */
export const appliedSettings: readonly DeployedSetting[] = [...bucketAndTable, ...queues, ...functions, ...eventSources, schedule];

/** What it passes over without a word: the template has it (tests/infra), here it cannot be seen. `wanted` is not what stands there. */
export const passedOverSettings: readonly DeployedSetting[] = [
  {
    what: 'the bucket is encrypted with a key of its own',
    wanted: { ServerSideEncryptionConfiguration: { Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } }] } },
    read: ({ s3, bucket }) => s3.send(new GetBucketEncryptionCommand({ Bucket: bucket })),
  },
  {
    what: 'the bucket locks its objects',
    wanted: { ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: bucketDefinition.objectLock.mode } } } },
    read: ({ s3, bucket }) => s3.send(new GetObjectLockConfigurationCommand({ Bucket: bucket })),
  },
  {
    what: 'unfinished uploads go after a week',
    wanted: { Rules: [{ AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } }] },
    read: ({ s3, bucket }) => s3.send(new GetBucketLifecycleConfigurationCommand({ Bucket: bucket })),
  },
  {
    what: 'who reads the bucket is logged',
    wanted: { LoggingEnabled: { TargetPrefix: 'evidence/' } },
    read: ({ s3, bucket }) => s3.send(new GetBucketLoggingCommand({ Bucket: bucket })),
  },
  {
    what: 'the table can be put back to any minute',
    wanted: { PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: 'ENABLED' } },
    read: async ({ dynamo, table }) =>
      (await dynamo.send(new DescribeContinuousBackupsCommand({ TableName: table }))).ContinuousBackupsDescription,
  },
  {
    what: 'the hour of the sweep is that of Rome',
    wanted: { ScheduleExpressionTimezone: scheduleDefinitions.recheck.zone },
    read: readSchedule,
  },
];
