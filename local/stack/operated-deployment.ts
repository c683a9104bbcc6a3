import type { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createDocumentClient } from '../../functions/adapters/dynamodb.ts';
import { createS3Client } from '../../functions/adapters/s3.ts';
import { queueDefinitions } from '../../infra/definitions/queues.ts';
import { deadLetterName, nameInStage } from '../../infra/names.ts';
import { type Endpoints, laptop } from './settings.ts';

/** What an operator's command works on: the running stack of this machine, or a stage on AWS. */
export interface Deployment {
  readonly s3: S3Client;
  readonly dynamo: DynamoDBDocumentClient;
  readonly sqs: SQSClient;
  /** By the names that they have there: each queue with the one its dead letters end in. */
  readonly queues: Readonly<Record<keyof typeof queueDefinitions, { readonly name: string; readonly deadLetters: string }>>;
  close(): void;
}

/** The stack that runs on this machine. */
export function laptopDeployment({ s3, dynamodb, sqs }: Endpoints): Deployment {
  const { region, credentials } = laptop;
  return deployment(
    createS3Client({ endpoint: s3, region, credentials, forcePathStyle: true }),
    createDocumentClient({ endpoint: dynamodb, region, credentials }),
    new SQSClient({ endpoint: sqs, region, credentials }),
    (name) => name,
  );
}

/** A stage on AWS; region and credentials are those that the SDK finds (environment, profile, role). */
export const awsDeployment = (stage: string): Deployment =>
  deployment(createS3Client(), createDocumentClient(), new SQSClient({}), (name) => nameInStage(name, stage));

function deployment(s3: S3Client, dynamo: DynamoDBDocumentClient, sqs: SQSClient, named: (name: string) => string): Deployment {
  const queue = (name: string) => ({ name: named(name), deadLetters: deadLetterName(named(name)) });
  const { uploads, assessments } = queueDefinitions;
  return {
    s3,
    dynamo,
    sqs,
    queues: { uploads: queue(uploads.name), assessments: queue(assessments.name) },
    close() {
      for (const client of [s3, dynamo, sqs]) client.destroy();
    },
  };
}
