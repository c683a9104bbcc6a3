import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DescribeTableCommand, DynamoDBClient, type TableDescription } from '@aws-sdk/client-dynamodb';
import { GetBucketVersioningCommand, GetObjectLockConfigurationCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createS3Client } from '../../functions/adapters/s3.ts';
import { nextTick } from '../../functions/recheck/ticks.ts';
import { scheduleDefinitions } from '../../infra/definitions/schedules.ts';
import { startDynamoDb } from '../../local/dynamodb/start-dynamodb.ts';
import { openDatabase } from '../../local/machine/open-database.ts';
import { startS3 } from '../../local/s3/start-s3.ts';
import { createResources } from '../../local/stack/create-resources.ts';
import { localQueueOptions } from '../../local/stack/local-queue.ts';
import { laptop, loopback } from '../../local/stack/settings.ts';
import { type ReadTemplate, synthesise } from './synthesised.ts';

let cloud: ReadTemplate;
/** What the laptop's own endpoints answer about what `npm start` has made on them. */
let here: { readonly versioning: unknown; readonly objectLock: unknown; readonly table: TableDescription };
const undo: (() => unknown)[] = [];

beforeAll(async () => {
  cloud = synthesise().pipeline;
  const directory = mkdtempSync(join(tmpdir(), 'attesta-same-'));
  undo.push(() => rmSync(directory, { recursive: true, force: true }));
  const database = openDatabase(join(directory, 'local.sqlite'));
  undo.push(() => database.close());
  const { credentials, region, bucket: Bucket, table: TableName } = laptop;
  const s3Endpoint = await startS3({ directory: join(directory, 's3'), port: 0, credentials, clock: Date.now, database });
  undo.push(() => s3Endpoint.stop());
  const dynamoEndpoint = await startDynamoDb({ directory: join(directory, 'dynamodb'), port: 0 });
  undo.push(() => dynamoEndpoint.stop());
  const s3 = createS3Client({ region, credentials, endpoint: loopback(s3Endpoint.port) });
  undo.push(() => s3.destroy());
  const dynamo = new DynamoDBClient({ region, credentials, endpoint: loopback(dynamoEndpoint.port) });
  undo.push(() => dynamo.destroy());

  await createResources(s3, loopback(dynamoEndpoint.port));
  here = {
    versioning: (await s3.send(new GetBucketVersioningCommand({ Bucket }))).Status,
    objectLock: (await s3.send(new GetObjectLockConfigurationCommand({ Bucket }))).ObjectLockConfiguration,
    table: (await dynamo.send(new DescribeTableCommand({ TableName }))).Table as TableDescription,
  };
});
afterAll(async () => {
  for (const step of undo.reverse()) await step();
});

describe('the bucket', () => {
  const bucket = () => cloud.properties('Evidence', 'AWS::S3::Bucket');

  test('keeps versions here as there', () => expect(bucket().VersioningConfiguration).toEqual({ Status: here.versioning }));
  test('locks objects here as there', () => expect(bucket().ObjectLockConfiguration).toEqual(here.objectLock));
  test('announces the same objects to the same queue', () => {
    const { EventPattern, Targets } = cloud.properties('ObjectCreated', 'AWS::Events::Rule') as {
      EventPattern: { detail: { object: { key: unknown } } };
      Targets: readonly { readonly Arn: string }[];
    };
    const queueOf = (arn: string | undefined) => cloud.properties(String(arn).slice(1, -'.Arn>'.length), 'AWS::SQS::Queue').QueueName;
    expect(localQueueOptions.rules).toEqual([{ queue: 'attesta-uploads', keyPrefix: 'uploads/', bucket: laptop.bucket }]);
    for (const { queue, keyPrefix } of localQueueOptions.rules ?? []) {
      expect(EventPattern.detail.object.key).toEqual([{ prefix: keyPrefix }]);
      expect(queueOf(Targets[0]?.Arn)).toBe(`${queue}-dev`);
    }
  });
});

describe('the table', () => {
  const table = () => cloud.properties('Records', 'AWS::DynamoDB::Table') as unknown as TableDescription & { readonly BillingMode: string };
  const byName = (attributes: TableDescription['AttributeDefinitions']) =>
    [...(attributes ?? [])].sort((one, other) => (String(one.AttributeName) < String(other.AttributeName) ? -1 : 1));
  const indexes = ({ GlobalSecondaryIndexes }: Pick<TableDescription, 'GlobalSecondaryIndexes'>) =>
    Object.fromEntries(
      (GlobalSecondaryIndexes ?? []).map(({ IndexName, KeySchema, Projection }) => [IndexName, { KeySchema, Projection }]),
    );

  test('has the same keys', () => {
    expect(table().KeySchema).toEqual(here.table.KeySchema);
    expect(byName(table().AttributeDefinitions)).toEqual(byName(here.table.AttributeDefinitions));
  });
  test('has the same indexes', () => {
    expect(Object.keys(indexes(here.table)).length).toBeGreaterThan(0);
    expect(indexes(table())).toEqual(indexes(here.table));
  });
  test('is paid by the request', () => expect(table().BillingMode).toBe(here.table.BillingModeSummary?.BillingMode));
});

test.each(localQueueOptions.definitions.map((definition) => [definition.name, definition] as const))(
  'the queue %s is the same',
  (name, own) => {
    const queues = Object.entries(cloud.of('AWS::SQS::Queue'));
    const [id, { Properties }] = queues.find(
      ([
        ,
        {
          Properties: { QueueName },
        },
      ]) => QueueName === `${name}-dev`,
    ) ?? ['', { Properties: {} }];
    expect(Properties).toMatchObject({
      VisibilityTimeout: own.visibilitySeconds,
      RedrivePolicy: { maxReceiveCount: own.maxReceive, deadLetterTargetArn: expect.stringMatching(/DeadLetters\.Arn/) },
    });
    const consumers = Object.values(cloud.of('AWS::Lambda::EventSourceMapping')).map((mapping) => mapping.Properties);
    expect(consumers.filter(({ EventSourceArn }) => EventSourceArn === `<${id}.Arn>`)).toEqual([
      expect.objectContaining({ BatchSize: own.batch }),
    ]);
  },
);

test('the sweep ticks at the same instants, over both changes of the clocks', () => {
  const { ScheduleExpression, ScheduleExpressionTimezone } = cloud.properties('Sweep', 'AWS::Scheduler::Schedule');
  const [, minute, hour] = /^cron\((\d+) (\d+) \* \* \? \*\)$/.exec(String(ScheduleExpression)) ?? [];
  const wall = new Intl.DateTimeFormat('en-GB', {
    timeZone: String(ScheduleExpressionTimezone),
    hour: 'numeric',
    minute: 'numeric',
    day: 'numeric',
  });
  const days = new Set<string>();
  let tick = Date.parse('2026-01-01T00:00:00Z');
  for (let count = 0; count < 365; count++) {
    tick = nextTick(scheduleDefinitions.recheck, tick);
    const parts = Object.fromEntries(wall.formatToParts(tick).map(({ type, value }) => [type, value]));
    expect([Number(parts.hour), Number(parts.minute)]).toEqual([Number(hour), Number(minute)]);
    days.add(new Date(tick).toISOString().slice(0, 10));
  }
  expect(days.size).toBe(365);
});
