import { SQSClient } from '@aws-sdk/client-sqs';
import type { FunctionName } from '../../infra/definitions/functions.ts';
import type { Ports } from '../ports.ts';
import { createDocumentClient, dynamoRecords } from './dynamodb.ts';
import { readEnvironment } from './environment.ts';
import { nodeMeans } from './node-means.ts';
import { impatient, onLambda, type Patience } from './patience.ts';
import { createS3Client, s3Evidence } from './s3.ts';
import { sqsQueue } from './sqs.ts';

/** The ports of a Lambda function, made once per cold start from its environment. Throws `EnvironmentFault`. */
export function awsPorts(
  name: FunctionName,
  variables: Readonly<Record<string, string | undefined>>,
  patience: Patience = onLambda,
): Ports {
  const environment = readEnvironment(name, variables);
  return {
    evidence: s3Evidence(createS3Client(impatient(patience)), environment.ATTESTA_BUCKET),
    records: dynamoRecords(createDocumentClient(impatient(patience)), environment.ATTESTA_TABLE),
    queue: sqsQueue(new SQSClient(impatient(patience)), {
      uploads: environment.ATTESTA_UPLOADS_QUEUE_URL,
      assessments: environment.ATTESTA_ASSESSMENTS_QUEUE_URL,
    }),
    means: nodeMeans,
  };
}
