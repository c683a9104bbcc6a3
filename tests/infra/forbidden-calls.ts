import type { FunctionName } from '../../infra/definitions/functions.ts';
import { keyOf } from '../functions/rig/dossier.ts';
import { account, bucketArn, type Call, keyArn, tableArn } from './policy-simulation.ts';
import { logGroupArn, queueArn, roleArn } from './resolved-policies.ts';

/** Id of a function's construct. */
export const idOf = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

export const on = (action: string, resource: string, context: Record<string, string> = {}): Call => ({ action, resource, context });
const object = (key: string) => `${bucketArn}/${key}`;
export const anUpload = object(keyOf('protocollo/usage-report/cpu.csv'));
const aDigest = object(`digests/${'0'.repeat(64)}.json`);
const aRecord = object(`records/${'0'.repeat(64)}.json`);
const aReview = object(`reviews/p_vd/D19B25999990006/${'0'.repeat(64)}.json`);
const aRegister = object(`registers/${'0'.repeat(64)}.json`);
const index = (name: string) => `${tableArn}/index/${name}`;
export const ownLog = (name: string) => `${logGroupArn(`${idOf(name)}Log`)}:log-stream:2026/03/01/x`;

/** The prefix of an object, the last word of anything else. */
export const placeOf = (resource: string): string =>
  resource.startsWith(`${bucketArn}/`)
    ? (resource.slice(bucketArn.length + 1).split('/')[0] as string)
    : (resource.split(/[:/]/).at(-1) as string);

/** What a function must never do: its own list, and what none of them may. */
export function forbiddenTo(name: FunctionName): [string, Call][] {
  const other = name === 'ingest' ? 'assess' : 'ingest';
  const own: Readonly<Record<FunctionName, [string, Call][]>> = {
    ingest: [
      ['write a record', on('s3:PutObject', aRecord)],
      ['write a register', on('s3:PutObject', aRegister)],
      ['read a register', on('s3:GetObject', aRegister)],
      ['write a review', on('s3:PutObject', aReview)],
      ['read a review', on('s3:GetObject', aReview)],
      ['read a record', on('s3:GetObject', aRecord)],
      ['list the bucket', on('s3:ListBucketVersions', bucketArn, { 's3:prefix': 'uploads/' })],
      ['page through all projects', on('dynamodb:Query', index('queue'))],
    ],
    assess: [
      ['write a register', on('s3:PutObject', aRegister)],
      ['write a digest', on('s3:PutObject', aDigest)],
      ['write a review', on('s3:PutObject', aReview)],
      ['read a record', on('s3:GetObject', aRecord)],
      ['list the records', on('s3:ListBucketVersions', bucketArn, { 's3:prefix': 'records/' })],
      ['list the whole bucket', on('s3:ListBucketVersions', bucketArn)],
      ['ask for itself', on('sqs:SendMessage', queueArn('AssessmentsQueue'))],
      ['page through all projects', on('dynamodb:Query', index('queue'))],
      ['take uploads to read', on('sqs:ReceiveMessage', queueArn('UploadsQueue'))],
    ],
    recheck: [
      ['read an upload', on('s3:GetObjectVersion', anUpload)],
      ['read a digest', on('s3:GetObject', aDigest)],
      ['read a record', on('s3:GetObject', aRecord)],
      ['write a digest', on('s3:PutObject', aDigest)],
      ['write a record', on('s3:PutObject', aRecord)],
      ['list the bucket', on('s3:ListBucketVersions', bucketArn, { 's3:prefix': 'uploads/' })],
      ['list names', on('s3:ListBucket', bucketArn)],
      ['ask for a reading', on('sqs:SendMessage', queueArn('UploadsQueue'))],
      [
        'use the key of the bucket',
        on('kms:Decrypt', keyArn, { 'kms:ViaService': 's3.eu-south-1.amazonaws.com', 'kms:EncryptionContext:aws:s3:arn': bucketArn }),
      ],
    ],
    api: [
      ['write a digest', on('s3:PutObject', aDigest)],
      ['write a record', on('s3:PutObject', aRecord)],
      [
        'let somebody put a file with a signature of more than a quarter of an hour',
        on('s3:PutObject', anUpload, { 's3:signatureAge': '900001' }),
      ],
      ['put an upload in parts, whose sum nobody signed', on('s3:AbortMultipartUpload', anUpload)],
      ['list the records', on('s3:ListBucketVersions', bucketArn, { 's3:prefix': 'records/' })],
      ['list the whole bucket', on('s3:ListBucketVersions', bucketArn)],
      ['ask for a reading', on('sqs:SendMessage', queueArn('UploadsQueue'))],
      ['take a message', on('sqs:ReceiveMessage', queueArn('AssessmentsQueue'))],
    ],
  };
  return [
    ...own[name],
    ...(name === 'api' ? [] : [['put an upload in an entity’s name', on('s3:PutObject', anUpload)] as [string, Call]]),
    ...[anUpload, aDigest, aRecord].flatMap((resource): [string, Call][] =>
      ['DeleteObject', 'DeleteObjectVersion', 'BypassGovernanceRetention', 'PutObjectRetention', 'PutObjectLegalHold', 'PutObjectAcl'].map(
        (action) => [`${action} ${placeOf(resource)}`, on(`s3:${action}`, resource)],
      ),
    ),
    ...['PutBucketPolicy', 'DeleteBucket', 'PutBucketVersioning', 'PutBucketObjectLockConfiguration', 'PutLifecycleConfiguration'].map(
      (action): [string, Call] => [action, on(`s3:${action}`, bucketArn)],
    ),
    ['put beside the known prefixes', on('s3:PutObject', object('x'))],
    ...['DeleteItem', 'UpdateItem', 'BatchWriteItem', 'Scan', 'DeleteTable', 'UpdateContinuousBackups'].map((action): [string, Call] => [
      action,
      on(`dynamodb:${action}`, tableArn),
    ]),
    ['touch another table', on('dynamodb:GetItem', `${tableArn}-2`)],
    ...['UploadsDeadLetters', 'AssessmentsDeadLetters'].flatMap((queue): [string, Call][] => [
      [`take from ${queue}`, on('sqs:ReceiveMessage', queueArn(queue))],
      [`empty ${queue}`, on('sqs:PurgeQueue', queueArn(queue))],
    ]),
    ['empty a queue', on('sqs:PurgeQueue', queueArn('UploadsQueue'))],
    ['decrypt by itself', on('kms:Decrypt', keyArn)],
    [
      'decrypt for another bucket',
      on('kms:Decrypt', keyArn, { 'kms:ViaService': 's3.eu-south-1.amazonaws.com', 'kms:EncryptionContext:aws:s3:arn': `${bucketArn}-2` }),
    ],
    ['schedule the deletion of the key', on('kms:ScheduleKeyDeletion', keyArn)],
    ['let another use the key', on('kms:CreateGrant', keyArn)],
    ['start another function', on('lambda:InvokeFunction', `arn:aws:lambda:eu-south-1:${account}:function:attesta-${other}-prova`)],
    ['change itself', on('lambda:UpdateFunctionCode', `arn:aws:lambda:eu-south-1:${account}:function:attesta-${name}-prova`)],
    ['give itself rights', on('iam:PutRolePolicy', roleArn(`${idOf(name)}Role`))],
    ['put on another role', on('sts:AssumeRole', roleArn(`${idOf(other)}Role`))],
    ['write into another log', on('logs:PutLogEvents', ownLog(other))],
  ];
}
