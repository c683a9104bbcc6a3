import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { vi } from 'vitest';
import { createDocumentClient, dynamoRecords } from '../../../functions/adapters/dynamodb.ts';
import { createS3Client, s3Evidence } from '../../../functions/adapters/s3.ts';
import type { EvidenceStore, RecordsTable } from '../../../functions/ports.ts';
import { listRecords } from '../../../functions/read-model.ts';
import type { Ministack } from '../../../local/emulator/start-ministack.ts';
import { filesBelow } from '../../../local/folder/files-below.ts';
import { isFolderOnly } from '../../../local/folder/read-dossier-folder.ts';
import { keys, type ProjectKey, readDossierPath } from '../../../shared/model/keys.ts';
import { type Credentials, clientSettings } from './client-settings.ts';
import type { Outputs } from './deploy.ts';

/** S3 in the name of somebody; without credentials, of who may do everything. */
export const s3As = (ministack: Ministack, credentials?: Credentials): S3Client =>
  createS3Client({ ...clientSettings(ministack, credentials), forcePathStyle: true });

/** What was deployed, seen as an operator sees it: through the adapters and past the functions, in the name of who may do everything. */
export interface Deployed {
  readonly ministack: Ministack;
  readonly outputs: Outputs;
  readonly bucket: string;
  readonly table: string;
  readonly s3: S3Client;
  readonly dynamo: DynamoDBDocumentClient;
  readonly sqs: SQSClient;
  readonly evidence: EvidenceStore;
  readonly records: RecordsTable;
  close(): void;
}

export function openDeployed(ministack: Ministack, outputs: Outputs): Deployed {
  const { BucketName: bucket = '', TableName: table = '' } = outputs['attesta-pipeline'];
  const s3 = s3As(ministack);
  const dynamo = createDocumentClient(clientSettings(ministack));
  const sqs = new SQSClient(clientSettings(ministack));
  return {
    ...{ ministack, outputs, bucket, table, s3, dynamo, sqs },
    evidence: s3Evidence(s3, bucket),
    records: dynamoRecords(dynamo, table),
    close() {
      for (const client of [s3, dynamo, sqs]) client.destroy();
    },
  };
}

/** Mappings first and the declaration last, so that the first judgement already sees everything (as local/stack/upload-folder.ts does). */
const stages = { mapping: 0, evidence: 1, refused: 1, declaration: 2 } as const;

export async function uploadDossier(s3: S3Client, Bucket: string, folder: string, project: ProjectKey): Promise<readonly string[]> {
  const paths = (await filesBelow(folder)).filter((path) => !isFolderOnly(path)).map(readDossierPath);
  const inOrder = paths.sort((a, b) => stages[a.is] - stages[b.is]).map(({ path }) => path);
  for (const path of inOrder) {
    await s3.send(new PutObjectCommand({ Bucket, Key: keys.upload(project, path), Body: await readFile(join(folder, path)) }));
  }
  return inOrder;
}

/** Messages of a queue that are not done: ready, taken, or waiting for their delay. */
export async function messagesIn(sqs: SQSClient, QueueUrl: string): Promise<number> {
  const { Attributes = {} } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }));
  const { ApproximateNumberOfMessages, ApproximateNumberOfMessagesNotVisible, ApproximateNumberOfMessagesDelayed } = Attributes;
  return Number(ApproximateNumberOfMessages) + Number(ApproximateNumberOfMessagesNotVisible) + Number(ApproximateNumberOfMessagesDelayed);
}

/** Resolves when a project has been judged and no queue holds anything more; rejects with what is left after a minute and a half, and why. */
export async function untilJudged({ sqs, records, outputs, ministack }: Deployed, project: ProjectKey): Promise<void> {
  const { UploadsQueueUrl = '', AssessmentsQueueUrl = '' } = outputs['attesta-pipeline'];
  const look = async (): Promise<void> => {
    const left = await Promise.all([UploadsQueueUrl, AssessmentsQueueUrl].map((queue) => messagesIn(sqs, queue)));
    const judged = (await listRecords(records, project)).length;
    if (judged === 0 || left.some((count) => count > 0)) {
      throw new Error(`${judged} records, messages left: ${left.join(', ')}\n${faultsIn(ministack.log()).join('\n')}`);
    }
  };
  await vi.waitFor(look, { timeout: 90_000, interval: 500 });
}

/** What the functions logged as faults of ours, each once. */
function faultsIn(log: string): string[] {
  const lines = log.split('\n').filter((line) => line.startsWith('{') && line.includes('"level":"ERROR"'));
  return [...new Set(lines.map((line) => JSON.stringify((JSON.parse(line) as { error?: unknown }).error)))];
}
