import { type App, Stack } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import { encryptionKey } from '../constructs/encryption-key.ts';
import { evidenceBucket, forbidToEverybody } from '../constructs/evidence-bucket.ts';
import { type FunctionMeans, type PipelineFunctions, pipelineFunctions } from '../constructs/functions.ts';
import { pipelineOutputs } from '../constructs/outputs.ts';
import { type PipelineQueues, pipelineQueues } from '../constructs/queues.ts';
import { recordsTable } from '../constructs/records-table.ts';
import { connectTriggers } from '../constructs/triggers.ts';
import { uploadEvents } from '../constructs/upload-events.ts';
import { watch } from '../constructs/watch.ts';
import { signedByIam } from '../definitions/tokens.ts';
import { nameInStage, tagsOf } from '../names.ts';
import type { Settings } from '../settings.ts';

/** From an upload to its record: bucket, queues, table, functions, and what tells people that something is wrong. */
export class PipelineStack extends Stack {
  readonly key: Key;
  readonly bucket: Bucket;
  readonly functions: PipelineFunctions;
  readonly alarms: Topic;

  constructor(app: App, settings: Settings) {
    super(app, nameInStage('attesta-pipeline', settings.stage), {
      description: 'Attesta: evidence, its reading and its judgement',
      env: { region: settings.region },
      tags: tagsOf(settings.stage),
      terminationProtection: true,
    });
    this.key = encryptionKey(this, settings.stage);
    this.bucket = evidenceBucket(this, this.key, settings);
    const table = recordsTable(this, this.key);
    const queues = pipelineQueues(this, settings.stage);
    this.functions = pipelineFunctions(this, this.means(settings, table, queues));

    const delivery = uploadEvents(this, this.bucket, queues.uploads);
    connectTriggers(this, this.functions, queues);
    forbidToEverybody(this.bucket, this.key, Object.values(this.functions));
    this.alarms = watch(this, { key: this.key, settings, functions: this.functions, queues, delivery });
    pipelineOutputs(this, { bucket: this.bucket, table, queues, functions: this.functions });
    this.exportForOthers();
  }

  /**
   * What the policies of entities and the console import, exported also where there is neither: CDK would take an export away together with its
   * last reader, and CloudFormation refuses that as long as the stack that reads it, which comes later, still imports it.
   */
  private exportForOthers(): void {
    const { bucketArn, bucketRegionalDomainName } = this.bucket;
    for (const told of [bucketArn, this.key.keyArn, bucketRegionalDomainName]) this.exportValue(told);
  }

  private means(settings: Settings, table: Table, queues: PipelineQueues): FunctionMeans {
    const { uploads, assessments, missedSweeps } = queues;
    const counted = [uploads.queue, uploads.deadLetters, assessments.queue, assessments.deadLetters, missedSweeps];
    return {
      settings,
      queues,
      reach: {
        bucketArn: this.bucket.bucketArn,
        tableArn: table.tableArn,
        keyArn: this.key.keyArn,
        uploadsQueueArn: uploads.queue.queueArn,
        assessmentsQueueArn: assessments.queue.queueArn,
        countedQueueArns: counted.map(({ queueArn }) => queueArn),
        region: this.region,
      },
      environment: {
        ATTESTA_TOKENS: settings.jwt ? JSON.stringify(settings.jwt) : signedByIam,
        ATTESTA_BUCKET: this.bucket.bucketName,
        ATTESTA_TABLE: table.tableName,
        ATTESTA_UPLOADS_QUEUE_URL: uploads.queue.queueUrl,
        ATTESTA_ASSESSMENTS_QUEUE_URL: assessments.queue.queueUrl,
        ATTESTA_COUNTED_QUEUES: JSON.stringify({
          uploads: { queue: uploads.queue.queueUrl, deadLetters: uploads.deadLetters.queueUrl },
          assessments: { queue: assessments.queue.queueUrl, deadLetters: assessments.deadLetters.queueUrl },
          sweeps: { queue: null, deadLetters: missedSweeps.queueUrl },
        }),
      },
    };
  }
}
