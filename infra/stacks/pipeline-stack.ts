import { type App, Stack, Tags } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import { alarmTopic } from '../constructs/alarm-topic.ts';
import { deadLettersAlarm, functionAlarms, noSweepAlarm, oldestMessageAlarm } from '../constructs/alarms.ts';
import { dashboard } from '../constructs/dashboard.ts';
import { encryptionKey } from '../constructs/encryption-key.ts';
import { evidenceBucket } from '../constructs/evidence-bucket.ts';
import { type PipelineFunction, pipelineFunction } from '../constructs/functions.ts';
import { pipelineOutputs } from '../constructs/outputs.ts';
import { consumeStatements, putAwayStatements } from '../constructs/permissions.ts';
import { deadLetterQueue, workQueues } from '../constructs/queues.ts';
import { recordsTable } from '../constructs/records-table.ts';
import { onQueue, onSchedule } from '../constructs/triggers.ts';
import { uploadEvents } from '../constructs/upload-events.ts';
import { bucketPolicyStatements } from '../definitions/bucket-policy.ts';
import type { FunctionName } from '../definitions/functions.ts';
import type { Statement } from '../definitions/policy.ts';
import { nameInStage } from '../names.ts';
import type { Settings } from '../settings.ts';

/** From an upload to its record: bucket, queues, table, functions, and what tells people that something is wrong. */
export class PipelineStack extends Stack {
  readonly bucket: Bucket;
  readonly key: Key;
  readonly alarms: Topic;
  /** The function that answers the HTTP API; its doors are the access stack's. */
  readonly api: PipelineFunction;

  constructor(app: App, settings: Settings) {
    super(app, nameInStage('attesta-pipeline', settings.stage), {
      description: 'Attesta: evidence, its reading and its judgement',
      env: { region: settings.region },
      terminationProtection: true,
    });
    Tags.of(this).add('application', 'attesta');
    Tags.of(this).add('stage', settings.stage);

    const { stage } = settings;
    this.key = encryptionKey(this, stage);
    this.bucket = evidenceBucket(this, this.key, settings);
    const table = recordsTable(this, this.key);
    const { uploads, assessments } = workQueues(this, stage);
    const missedSweeps = deadLetterQueue(this, 'SweepDeadLetters', nameInStage('attesta-recheck', stage), []);

    const make = (name: FunctionName, triggerStatements: readonly Statement[]): PipelineFunction =>
      pipelineFunction(this, name, {
        settings,
        triggerStatements,
        reach: {
          bucketArn: this.bucket.bucketArn,
          tableArn: table.tableArn,
          keyArn: this.key.keyArn,
          uploadsQueueArn: uploads.queue.queueArn,
          assessmentsQueueArn: assessments.queue.queueArn,
          region: this.region,
        },
        environment: {
          ATTESTA_BUCKET: this.bucket.bucketName,
          ATTESTA_TABLE: table.tableName,
          ATTESTA_UPLOADS_QUEUE_URL: uploads.queue.queueUrl,
          ATTESTA_ASSESSMENTS_QUEUE_URL: assessments.queue.queueUrl,
        },
      });
    const ingest = make('ingest', consumeStatements(uploads.queue.queueArn));
    const assess = make('assess', consumeStatements(assessments.queue.queueArn));
    const recheck = make('recheck', putAwayStatements(missedSweeps.queueArn));
    this.api = make('api', []);

    uploadEvents(this, this.bucket, uploads);
    onQueue(this, ingest, uploads);
    onQueue(this, assess, assessments);
    onSchedule(this, recheck, missedSweeps);
    this.forbidToEverybody({ digests: [ingest.role.roleArn], records: [assess.role.roleArn] });

    this.alarms = alarmTopic(this, this.key, settings);
    const maker = { scope: this, stage, topic: this.alarms };
    const redrive = (what: string, output: string) =>
      `${what} was given up after every retry. Read the log, mend the cause, then run the command of the stack's output ${output}.`;
    deadLettersAlarm(maker, 'Uploads', uploads.deadLetters, redrive('The reading of an upload', 'RedriveUploads'));
    deadLettersAlarm(maker, 'Assessments', assessments.deadLetters, redrive('The judgement of a project', 'RedriveAssessments'));
    deadLettersAlarm(maker, 'Sweep', missedSweeps, redrive('A daily sweep', 'SweepNow'));
    oldestMessageAlarm(maker, 'Uploads', uploads);
    oldestMessageAlarm(maker, 'Assessments', assessments);
    const functions = [ingest, assess, recheck, this.api];
    for (const one of functions) functionAlarms(maker, one);
    noSweepAlarm(maker, recheck);
    dashboard(this, { stage, functions, queues: [uploads, assessments] });
    pipelineOutputs(this, { bucket: this.bucket, table, uploads, assessments, missedSweeps, recheck });
  }

  /** The bucket's own policy (definitions/bucket-policy.ts), which names the roles that write what is ours. */
  private forbidToEverybody(writers: { readonly digests: readonly string[]; readonly records: readonly string[] }): void {
    const statements = bucketPolicyStatements({ bucketArn: this.bucket.bucketArn, keyArn: this.key.keyArn, writers });
    for (const statement of statements) this.bucket.addToResourcePolicy(PolicyStatement.fromJson(statement));
  }
}
