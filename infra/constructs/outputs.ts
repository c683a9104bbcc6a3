import { CfnOutput } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { PipelineFunctions } from './functions.ts';
import type { PipelineQueues, WorkQueue } from './queues.ts';

export interface Published {
  readonly bucket: Bucket;
  readonly table: Table;
  readonly queues: PipelineQueues;
  readonly functions: PipelineFunctions;
}

/** What a person needs after a deployment: names, and commands that can be pasted as they are. */
export function pipelineOutputs(scope: Construct, published: Published): void {
  const { bucket, table } = published;
  const { uploads, assessments, missedSweeps } = published.queues;
  const out = (id: string, value: string, description: string) => new CfnOutput(scope, id, { value, description });
  out('BucketName', bucket.bucketName, 'Evidence, digests, records');
  out('TableName', table.tableName, 'Projects, uploads, records');
  out('UploadsQueueUrl', uploads.queue.queueUrl, 'Uploads to read');
  out('UploadsDeadLettersUrl', uploads.deadLetters.queueUrl, 'Uploads that our fault has stopped');
  out('AssessmentsQueueUrl', assessments.queue.queueUrl, 'Projects to judge');
  out('AssessmentsDeadLettersUrl', assessments.deadLetters.queueUrl, 'Judgements that our fault has stopped');
  out('SweepDeadLettersUrl', missedSweeps.queueUrl, 'Daily sweeps that our fault has stopped');
  out(
    'UploadCommand',
    `aws s3 cp --recursive CARTELLA s3://${bucket.bucketName}/uploads/IPA/CUP/`,
    'Upload a dossier folder: IPA is the code of the entity in lower case, CUP the one of the project',
  );
  out('RedriveUploads', redrive(uploads), 'Read again what lies in the dead-letter queue of uploads');
  out('RedriveAssessments', redrive(assessments), 'Judge again what lies in the dead-letter queue of assessments');
  out(
    'SweepNow',
    `aws lambda invoke --function-name ${published.functions.recheck.lambda.functionName} --cli-binary-format raw-in-base64-out --payload "{\\"scheduledAt\\":\\"$(date -u +%Y-%m-%dT%H:%M:%SZ)\\"}" /dev/stdout`,
    'Sweep for projects that are due now, without waiting for tomorrow',
  );
}

/** With its destination: what EventBridge put there has no queue of its own to go back to. */
const redrive = ({ queue, deadLetters }: WorkQueue): string =>
  `aws sqs start-message-move-task --source-arn ${deadLetters.queueArn} --destination-arn ${queue.queueArn}`;
