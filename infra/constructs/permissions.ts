import { PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Use } from '../definitions/functions.ts';
import type { Statement } from '../definitions/policy.ts';
import { dueIndex, queueIndex } from '../definitions/table.ts';
import { uploadPatience } from '../definitions/uploads.ts';

/** What uses are of: ARNs, and the region whose services the key works through. */
export interface Reach {
  readonly bucketArn: string;
  readonly tableArn: string;
  readonly keyArn: string;
  readonly uploadsQueueArn: string;
  readonly assessmentsQueueArn: string;
  /** Every queue, and every queue of dead letters. */
  readonly countedQueueArns: readonly string[];
  readonly region: string;
}

/**
 * Every use as statements of IAM: the only place where a function's rights are made. A new use is one entry here.
 *
 * Reading a bucket with a key of its own needs Decrypt, writing needs both actions: S3 checks its bucket key before it uses it. DynamoDB asks
 * KMS in the name of who calls it. The key works only through the service that the use is of, for S3 only for our bucket.
 */
const statementsOf: Readonly<Record<Use, (reach: Reach) => readonly Statement[]>> = {
  'uploads:read': (reach) => readsBelow('uploads', reach, ['s3:GetObject', 's3:GetObjectVersion']),
  'uploads:list': (reach) => [tellsVersions('uploads', reach)],
  'uploads:write': (reach) => writesBelow('uploads', reach, signedLately),
  'digests:read': (reach) => [...readsBelow('digests', reach, ['s3:GetObject']), tellsMissing('digests', reach)],
  'digests:write': (reach) => writesBelow('digests', reach),
  'records:read': (reach) => [...readsBelow('records', reach, ['s3:GetObject']), tellsMissing('records', reach)],
  'records:write': (reach) => writesBelow('records', reach),
  'registers:read': (reach) => [...readsBelow('registers', reach, ['s3:GetObject']), tellsMissing('registers', reach)],
  'registers:write': (reach) => [...writesBelow('registers', reach), tellsVersions('registers', reach)],
  'reviews:write': (reach) => [...writesBelow('reviews', reach), tellsVersions('reviews', reach)],
  'reviews:read': (reach) => [...readsBelow('reviews', reach, ['s3:GetObject']), tellsMissing('reviews', reach)],
  'table:read': (reach) => [
    allow('TableRead', ['dynamodb:GetItem', 'dynamodb:Query'], [reach.tableArn]),
    tableKey('TableReadKey', reach, ['kms:Decrypt', 'kms:DescribeKey']),
  ],
  'table:read-index': (reach) => [
    allow(
      'TableReadIndex',
      ['dynamodb:Query'],
      [queueIndex, dueIndex].map(({ name }) => `${reach.tableArn}/index/${name}`),
    ),
    tableKey('TableReadIndexKey', reach, ['kms:Decrypt', 'kms:DescribeKey']),
  ],
  'table:write': (reach) => [
    allow('TableWrite', ['dynamodb:PutItem'], [reach.tableArn]),
    tableKey('TableWriteKey', reach, [
      'kms:Encrypt',
      'kms:Decrypt',
      'kms:ReEncryptFrom',
      'kms:ReEncryptTo',
      'kms:GenerateDataKey',
      'kms:DescribeKey',
    ]),
  ],
  'uploads-queue:send': ({ uploadsQueueArn }) => [allow('UploadsQueueSend', ['sqs:SendMessage'], [uploadsQueueArn])],
  'uploads-queue:retry': ({ uploadsQueueArn }) => [allow('UploadsQueueRetry', ['sqs:ChangeMessageVisibility'], [uploadsQueueArn])],
  'assessments-queue:retry': ({ assessmentsQueueArn }) => [
    allow('AssessmentsQueueRetry', ['sqs:ChangeMessageVisibility'], [assessmentsQueueArn]),
  ],
  'queues:count': ({ countedQueueArns }) => [allow('QueuesCount', ['sqs:GetQueueAttributes'], countedQueueArns)],
  'tokens:verify': () => [],
  'assessments-queue:send': ({ assessmentsQueueArn }) => [allow('AssessmentsQueueSend', ['sqs:SendMessage'], [assessmentsQueueArn])],
};

/** What any function needs to be run and seen: its own log, and traces, which X-Ray lets nobody narrow to a resource. */
export const runStatements = (logGroupArn: string): readonly Statement[] => [
  allow('Log', ['logs:CreateLogStream', 'logs:PutLogEvents'], [logGroupArn]),
  allow('Trace', ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], ['*']),
];

/** What Lambda needs, in the function's name, to take messages from its queue. */
export const consumeStatements = (queueArn: string): readonly Statement[] => [
  allow('Consume', ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], [queueArn]),
];

/** What Lambda needs, in the function's name, to put away an event that failed to the end. */
export const putAwayStatements = (queueArn: string): readonly Statement[] => [allow('PutAway', ['sqs:SendMessage'], [queueArn])];

export const useStatements = (uses: readonly Use[], reach: Reach): readonly Statement[] => uses.flatMap((use) => statementsOf[use](reach));

export const policyOf = (statements: readonly Statement[]): PolicyDocument =>
  new PolicyDocument({ statements: statements.map((statement) => PolicyStatement.fromJson(statement)) });

type Prefix = 'uploads' | 'digests' | 'records' | 'registers' | 'reviews';

const readsBelow = (prefix: Prefix, reach: Reach, actions: readonly string[]): Statement[] => [
  allow(`${titled(prefix)}Read`, actions, [`${reach.bucketArn}/${prefix}/*`]),
  objectKey(`${titled(prefix)}ReadKey`, prefix, reach, ['kms:Decrypt']),
];

/**
 * Who may not list is told 403 of an object that is not there, as of one that he may not read: our loss would look like a right that is
 * missing. Without a condition, because S3 asks for this with no prefix at hand. Names alone, of one bucket, to roles that nobody else has.
 */
const tellsMissing = (prefix: Prefix, { bucketArn }: Reach): Statement => allow(`${titled(prefix)}Missing`, ['s3:ListBucket'], [bucketArn]);

const tellsVersions = (prefix: Prefix, { bucketArn }: Reach): Statement =>
  allow(`${titled(prefix)}List`, ['s3:ListBucketVersions'], [bucketArn], { StringLike: { 's3:prefix': `${prefix}/*` } });

/**
 * An address that was signed for somebody opens for a quarter of an hour, whatever time stands in it: S3 tells the age of a signature in
 * milliseconds.
 */
const signedLately = { NumericLessThanEqualsIfExists: { 's3:signatureAge': String(uploadPatience * 1000) } };

const writesBelow = (prefix: Prefix, reach: Reach, condition?: NonNullable<Statement['Condition']>): Statement[] => [
  allow(`${titled(prefix)}Write`, ['s3:PutObject'], [`${reach.bucketArn}/${prefix}/*`], condition),
  objectKey(`${titled(prefix)}WriteKey`, prefix, reach, ['kms:GenerateDataKey', 'kms:Decrypt']),
];

/** S3's encryption context is the bucket, or the object where a client has declined the bucket key. */
const objectKey = (sid: string, prefix: Prefix, { bucketArn, keyArn, region }: Reach, actions: readonly string[]): Statement =>
  allow(sid, actions, [keyArn], {
    StringEquals: { 'kms:ViaService': `s3.${region}.amazonaws.com` },
    StringLike: { 'kms:EncryptionContext:aws:s3:arn': [bucketArn, `${bucketArn}/${prefix}/*`] },
  });

const tableKey = (sid: string, { keyArn, region }: Reach, actions: readonly string[]): Statement =>
  allow(sid, actions, [keyArn], { StringEquals: { 'kms:ViaService': `dynamodb.${region}.amazonaws.com` } });

const titled = (prefix: Prefix): string => `${prefix.charAt(0).toUpperCase()}${prefix.slice(1)}`;

const allow = (
  sid: string,
  actions: readonly string[],
  resources: readonly string[],
  condition?: NonNullable<Statement['Condition']>,
): Statement => ({ Sid: sid, Effect: 'Allow', Action: actions, Resource: resources, ...(condition && { Condition: condition }) });
