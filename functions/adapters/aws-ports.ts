import { SQSClient } from '@aws-sdk/client-sqs';
import { type FunctionName, functionDefinitions } from '../../infra/definitions/functions.ts';
import type { Ports, QueueDepths } from '../ports.ts';
import type { ComeBack } from '../sqs-handler.ts';
import { createDocumentClient, dynamoRecords } from './dynamodb.ts';
import { readEnvironment } from './environment.ts';
import { nodeMeans } from './node-means.ts';
import { impatient, onLambda, type Patience } from './patience.ts';
import { createS3Client, s3Evidence } from './s3.ts';
import { s3Downloads } from './s3-downloads.ts';
import { s3Uploads } from './s3-uploads.ts';
import { sqsComeBack, sqsQueue } from './sqs.ts';

/** The ports of a Lambda function, made once per cold start from its environment. Throws `EnvironmentFault`. */
export function awsPorts(
  name: FunctionName,
  variables: Readonly<Record<string, string | undefined>>,
  patience: Patience = onLambda,
): Ports & { readonly depths: QueueDepths } {
  const environment = readEnvironment(name, variables);
  const s3 = createS3Client(impatient(patience));
  const sqs = new SQSClient(impatient(patience));
  return {
    evidence: s3Evidence(s3, environment.ATTESTA_BUCKET),
    uploads: s3Uploads(s3, environment.ATTESTA_BUCKET),
    downloads: s3Downloads(s3, environment.ATTESTA_BUCKET),
    records: dynamoRecords(createDocumentClient(impatient(patience)), environment.ATTESTA_TABLE),
    queue: sqsQueue(sqs, {
      uploads: environment.ATTESTA_UPLOADS_QUEUE_URL,
      assessments: environment.ATTESTA_ASSESSMENTS_QUEUE_URL,
    }),
    depths: depthsOf(sqs, environment.ATTESTA_COUNTED_QUEUES),
    means: nodeMeans,
  };
}

/** Of a function that counts no queue nobody asks. Loaded on demand: one answer of the API in a thousand wants it. */
const depthsOf = (sqs: SQSClient, counted: string): QueueDepths => ({
  count: async () => (await import('./sqs-depths.ts')).sqsDepths(sqs, counted).count(),
});

/** When a message that failed comes back to the queue of this function. Throws `EnvironmentFault`. */
export function awsComeBack(name: 'ingest' | 'assess', variables: Readonly<Record<string, string | undefined>>): ComeBack {
  const { ATTESTA_UPLOADS_QUEUE_URL, ATTESTA_ASSESSMENTS_QUEUE_URL } = readEnvironment(name, variables);
  const urls = { uploads: ATTESTA_UPLOADS_QUEUE_URL, assessments: ATTESTA_ASSESSMENTS_QUEUE_URL };
  const url = urls[functionDefinitions[name].trigger.queue];
  // A client of its own, made when the first message fails: few functions live to see one.
  let comeBack: ComeBack | null = null;
  return (receiptHandle, failed) => {
    comeBack ??= sqsComeBack(new SQSClient(impatient(onLambda)), url);
    return comeBack(receiptHandle, failed);
  };
}
