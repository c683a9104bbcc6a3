import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateTableCommand, DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { CreateBucketCommand, PutBucketVersioningCommand, type S3Client } from '@aws-sdk/client-s3';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import dynalite from 'dynalite';
import { createDocumentClient } from '../../../functions/adapters/dynamodb.ts';
import { createS3Client } from '../../../functions/adapters/s3.ts';
import { tableDefinition } from '../../../infra/definitions/table.ts';
import { openDatabase } from '../../../local/machine/open-database.ts';
import { type ObjectCreated, takeFromOutbox } from '../../../local/s3/outbox.ts';
import { startS3 } from '../../../local/s3/start-s3.ts';

const credentials = { accessKeyId: 'local', secretAccessKey: 'localsecret' };
const client = { region: 'eu-south-1', credentials };

/** S3 and DynamoDB over HTTP, whoever implements them. */
export interface Stores {
  readonly s3: S3Client;
  readonly dynamo: DynamoDBDocumentClient;
  /** What S3's time is from now on, where it can be told. */
  setTime(instant: string): void;
  /** What S3 then tells as the time of an object put at that instant; of an S3 with a clock of its own, a matcher of what it may tell. */
  timeTold(instant: string): unknown;
  /** With versions. */
  createBucket(): Promise<string>;
  createTable(): Promise<string>;
}

/** The two services that the handlers use, for real: the laptop's S3 endpoint and dynalite, on free ports. */
export interface Endpoints extends Stores {
  /** Events of the objects created since the last call, in order. */
  takeEvents(): ObjectCreated[];
  stop(): Promise<void>;
}

export async function startEndpoints(): Promise<Endpoints> {
  const directory = mkdtempSync(join(tmpdir(), 'attesta-functions-'));
  const database = openDatabase(join(directory, 'local.sqlite'));
  let now = Date.parse('2026-01-10T09:00:00Z');
  const endpoint = await startS3({ directory: join(directory, 's3'), port: 0, credentials, clock: () => now, database });
  const table = dynalite({ createTableMs: 0 });
  await new Promise<void>((ready) => void table.listen(0, '127.0.0.1', ready));
  const { port } = table.address() as AddressInfo;
  const s3 = createS3Client({ ...client, endpoint: `http://127.0.0.1:${endpoint.port}` });
  const dynamo = createDocumentClient({ ...client, endpoint: `http://127.0.0.1:${port}` });
  let count = 0;
  return {
    s3,
    dynamo,
    setTime: (instant) => {
      now = Date.parse(instant);
    },
    timeTold: (instant) => instant,
    async createBucket() {
      count += 1;
      const Bucket = `attesta-${count}`;
      await s3.send(new CreateBucketCommand({ Bucket }));
      await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }));
      return Bucket;
    },
    async createTable() {
      count += 1;
      const name = `attesta-${count}`;
      await dynamo.send(new CreateTableCommand(tableDefinition(name)));
      await untilActive(dynamo, name);
      return name;
    },
    takeEvents: () => takeFromOutbox(database),
    async stop() {
      s3.destroy();
      dynamo.destroy();
      await endpoint.stop();
      await new Promise<void>((closed) => void table.close(() => closed()));
      database.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** A table that is still being made answers a put as if it were not there: each question is a turn of the event loop, and no pause. */
async function untilActive(dynamo: DynamoDBDocumentClient, TableName: string): Promise<void> {
  for (;;) {
    const { Table } = await dynamo.send(new DescribeTableCommand({ TableName }));
    if (Table?.TableStatus === 'ACTIVE') return;
  }
}
