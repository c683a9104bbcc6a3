import { SQSClient } from '@aws-sdk/client-sqs';
import type { Ports } from '../ports.ts';
import { createDocumentClient, dynamoRecords } from './dynamodb.ts';
import type { Environment } from './environment.ts';
import { nodeMeans } from './node-means.ts';
import { createS3Client, s3Evidence } from './s3.ts';
import { sqsQueue } from './sqs.ts';

/** The ports of a Lambda function, made once per cold start. */
export function awsPorts(environment: Environment): Ports {
  return {
    evidence: s3Evidence(createS3Client(), environment.bucket),
    records: dynamoRecords(createDocumentClient(), environment.table),
    queue: sqsQueue(new SQSClient({}), { uploads: environment.uploadsQueueUrl, assessments: environment.assessmentsQueueUrl }),
    means: nodeMeans,
  };
}
