import { describe, expect, test } from 'vitest';
import { bucketPolicyStatements } from '../../infra/definitions/bucket-policy.ts';
import { entityPrefix, entityUploadPolicy } from '../../infra/definitions/entity-access.ts';
import { account, answerTo, bucketArn, type Call, type Caller, keyArn, keyPolicy, policy } from './policy-simulation.ts';

const role = (name: string) => `arn:aws:iam::${account}:role/${name}`;
const bucketPolicy = policy(
  ...bucketPolicyStatements({
    bucketArn,
    keyArn,
    writers: { digests: [role('ingest')], records: [role('assess')], reviews: [role('api')] },
  }),
);
const entity = (ipa: string): Caller => ({
  arn: `arn:aws:iam::${account}:user/${ipa}`,
  policies: [entityUploadPolicy({ bucketArn, keyArn, ipa })],
});
/** Somebody whose own policies allow everything: what the bucket forbids holds for them too. */
const administrator: Caller = { arn: role('administrator'), policies: [policy({ Effect: 'Allow', Action: '*', Resource: '*' })] };
const ingest: Caller = { ...administrator, arn: role('ingest') };
const api: Caller = { ...administrator, arn: role('api') };
const assess: Caller = { ...administrator, arn: role('assess') };

const cup = 'D19B25999990006';
const object = (key: string) => `${bucketArn}/${key}`;
const own = object(`uploads/p_vd/${cup}/protocollo/usage-report/cpu.csv`);
const on = (action: string, resource: string, context: Record<string, string> = {}): Call => ({ action, resource, context });
const list = (prefix: string): Call => on('s3:ListBucket', bucketArn, { 's3:prefix': prefix });
const put = (key: string, context?: Record<string, string>): Call => on('s3:PutObject', object(key), context);
const s3 = 's3.eu-south-1.amazonaws.com';
const key = (action: string, via: string | null, arn: string): Call =>
  on(`kms:${action}`, keyArn, { ...(via && { 'kms:ViaService': via }), 'kms:EncryptionContext:aws:s3:arn': arn });

type Row = readonly [what: string, call: Call];
const decide = async (call: Call, caller: Caller) => answerTo(call, caller, { [bucketArn]: bucketPolicy, [keyArn]: keyPolicy });

describe('an entity may', () => {
  const rows: Row[] = [
    ['put a report', on('s3:PutObject', own)],
    ['put its declaration', put(`uploads/p_vd/${cup}/dossier.yaml`)],
    ['put for another project of its own', put('uploads/p_vd/D19B25999990014/dossier.yaml')],
    [
      'ask for the encryption that the bucket has, by its key',
      on('s3:PutObject', own, {
        's3:x-amz-server-side-encryption': 'aws:kms',
        's3:x-amz-server-side-encryption-aws-kms-key-id': keyArn,
      }),
    ],
    ['name the key of the bucket', on('s3:PutObject', own, { 's3:x-amz-server-side-encryption-aws-kms-key-id': keyArn })],
    ['ask for the storage class that is given anyway', on('s3:PutObject', own, { 's3:x-amz-storage-class': 'STANDARD' })],
    ['give a multipart upload up', on('s3:AbortMultipartUpload', own)],
    ['go on with a multipart upload', on('s3:ListMultipartUploadParts', own)],
    ['list its own prefix', list('uploads/p_vd/')],
    ['list one of its projects', list(`uploads/p_vd/${cup}/`)],
    ['list the versions of what it sent', on('s3:ListBucketVersions', bucketArn, { 's3:prefix': `uploads/p_vd/${cup}/` })],
    ['read back what it sent', on('s3:GetObject', own)],
    ['read back a version that it replaced', on('s3:GetObjectVersion', own)],
    ['have S3 encrypt with the key, the bucket having a key of its own', key('GenerateDataKey', s3, bucketArn)],
    ['have S3 encrypt with the key, object by object', key('GenerateDataKey', s3, own)],
    ['have S3 decrypt the parts of an upload', key('Decrypt', s3, own)],
    // Segments are no paths in S3: these are keys of its own with dots in their names, which ingest refuses as outside the grammar.
    ['use a key with dots, which leads nowhere', put('uploads/p_vd/../p_tn/x')],
  ];
  test.each(rows)('%s', async (_what, call) => expect(await decide(call, entity('p_vd'))).toBe('allowed'));
  test('be named in any case', async () => expect(await decide(on('s3:PutObject', own), entity('P_VD'))).toBe('allowed'));
});

describe('an entity can never', () => {
  const encrypt = (context: Record<string, string>) => on('s3:PutObject', own, context);
  const rows: Row[] = [
    ['put for another entity', put(`uploads/p_tn/${cup}/dossier.yaml`)],
    ['put for an entity whose code begins like its own', put(`uploads/p_vd2/${cup}/dossier.yaml`)],
    ['put for an entity whose code its own begins like', put(`uploads/p_v/${cup}/dossier.yaml`)],
    ['put under its own code in capitals, which would be another key', put(`uploads/P_VD/${cup}/dossier.yaml`)],
    ['put beside its prefix', put('uploads/p_vd')],
    ['put at the top of the uploads', put('uploads/dossier.yaml')],
    ['put at the top of the bucket', put('dossier.yaml')],
    ['put in other cases of the prefix', put(`Uploads/p_vd/${cup}/dossier.yaml`)],
    ['put before the prefix', put(`/uploads/p_vd/${cup}/dossier.yaml`)],
    ['forge a digest', put('digests/0000.json')],
    ['forge a record', put('records/0000.json')],
    ['review itself', put(`reviews/p_vd/${cup}/0000.json`)],
    ['forge a record below a prefix that looks like its own', put('records/uploads/p_vd/x.json')],
    ['read another entity’s report', on('s3:GetObject', object(`uploads/p_tn/${cup}/dossier.yaml`))],
    ['read another entity’s older version', on('s3:GetObjectVersion', object(`uploads/p_tn/${cup}/dossier.yaml`))],
    ['read a digest', on('s3:GetObject', object('digests/0000.json'))],
    ['read a record from the bucket', on('s3:GetObject', object('records/0000.json'))],
    ['list the bucket', on('s3:ListBucket', bucketArn)],
    ['list with an empty prefix', list('')],
    ['list all uploads', list('uploads/')],
    ['list without its slash', list('uploads/p_vd')],
    ['list a shorter code', list('uploads/p_v')],
    ['list a longer code', list('uploads/p_vd2/')],
    ['list another entity', list('uploads/p_tn/')],
    ['list its code in capitals', list('uploads/P_VD/')],
    ['list with a star', list('uploads/*')],
    ['list with a star for its slash', list('uploads/p_vd*')],
    ['list with a question mark', list('uploads/p_v?/')],
    ['list the records', list('records/')],
    ['list versions of another', on('s3:ListBucketVersions', bucketArn, { 's3:prefix': 'uploads/p_tn/' })],
    ['list all versions', on('s3:ListBucketVersions', bucketArn)],
    ['list the uploads under way', on('s3:ListBucketMultipartUploads', bucketArn)],
    ['delete its own file', on('s3:DeleteObject', own)],
    ['delete a version of its own', on('s3:DeleteObjectVersion', own)],
    ['shorten a retention', on('s3:PutObjectRetention', own)],
    ['bypass the retention', on('s3:BypassGovernanceRetention', own)],
    ['hold an object for ever', on('s3:PutObjectLegalHold', own)],
    ['tag', on('s3:PutObjectTagging', own)],
    ['tag a version', on('s3:PutObjectVersionTagging', own)],
    ['open its file to others', on('s3:PutObjectAcl', own)],
    ['open a version to others', on('s3:PutObjectVersionAcl', own)],
    ['restore from an archive', on('s3:RestoreObject', own)],
    ['copy from another entity: reading is what a copy begins with', on('s3:GetObject', object(`uploads/p_tn/${cup}/a.csv`))],
    ['change the bucket’s policy', on('s3:PutBucketPolicy', bucketArn)],
    ['read the bucket’s policy', on('s3:GetBucketPolicy', bucketArn)],
    ['stop versioning', on('s3:PutBucketVersioning', bucketArn)],
    ['change the lock of the bucket', on('s3:PutBucketObjectLockConfiguration', bucketArn)],
    ['change where events go', on('s3:PutBucketNotification', bucketArn)],
    ['set when objects expire', on('s3:PutLifecycleConfiguration', bucketArn)],
    ['open the bucket to the public', on('s3:PutBucketPublicAccessBlock', bucketArn)],
    ['delete the bucket', on('s3:DeleteBucket', bucketArn)],
    ['upload without TLS', encrypt({ 'aws:SecureTransport': 'false' })],
    ['upload over an old TLS', encrypt({ 's3:TlsVersion': '1.1' })],
    [
      'encrypt with a key that we cannot use',
      encrypt({ 's3:x-amz-server-side-encryption-aws-kms-key-id': `arn:aws:kms:eu-south-1:${account}:key/other` }),
    ],
    ['encrypt with the key that S3 takes where none is named', encrypt({ 's3:x-amz-server-side-encryption': 'aws:kms' })],
    [
      'encrypt otherwise than the bucket does',
      encrypt({ 's3:x-amz-server-side-encryption': 'AES256', 's3:x-amz-server-side-encryption-aws-kms-key-id': keyArn }),
    ],
    ['encrypt with a key that it keeps', encrypt({ 's3:x-amz-server-side-encryption-customer-algorithm': 'AES256' })],
    ['upload into an archive that nobody can read at once', encrypt({ 's3:x-amz-storage-class': 'DEEP_ARCHIVE' })],
    ['use the key by itself', key('Decrypt', null, own)],
    ['use the key through another service', key('Decrypt', 'secretsmanager.eu-south-1.amazonaws.com', own)],
    ['use the key for another bucket', key('GenerateDataKey', s3, 'arn:aws:s3:::attesta-prova-2')],
    ['decrypt another entity’s object', key('Decrypt', s3, object(`uploads/p_tn/${cup}/dossier.yaml`))],
    ['encrypt with the key by itself', key('Encrypt', s3, own)],
    ['schedule the key’s deletion', on('kms:ScheduleKeyDeletion', keyArn)],
    ['read the table', on('dynamodb:GetItem', `arn:aws:dynamodb:eu-south-1:${account}:table/attesta`)],
    ['send a message of its own', on('sqs:SendMessage', `arn:aws:sqs:eu-south-1:${account}:attesta-uploads`)],
    ['make itself a key', on('iam:CreateAccessKey', `arn:aws:iam::${account}:user/p_vd`)],
  ];
  test.each(rows)('%s', async (_what, call) => expect(await decide(call, entity('p_vd'))).toBe('denied'));
});

describe('nobody, whatever their own policies allow,', () => {
  const rows: Row[] = [
    ['deletes', on('s3:DeleteObject', own)],
    ['deletes a version', on('s3:DeleteObjectVersion', own)],
    ['bypasses the retention', on('s3:BypassGovernanceRetention', own)],
    ['prolongs a retention', on('s3:PutObjectRetention', own)],
    ['writes a digest', put('digests/0000.json')],
    ['writes a record', put('records/0000.json')],
    ['writes a review past the API', put(`reviews/p_vd/${cup}/0000.json`)],
    ['stores with another key', on('s3:PutObject', own, { 's3:x-amz-server-side-encryption-aws-kms-key-id': 'arn:aws:kms:::key/other' })],
    ['talks without TLS', on('s3:GetObject', own, { 'aws:SecureTransport': 'false' })],
    ['lists without TLS', on('s3:ListBucket', bucketArn, { 'aws:SecureTransport': 'false' })],
  ];
  test.each(rows)('%s', async (_what, call) => expect(await decide(call, administrator)).toBe('denied'));

  const others: [string, Caller, Call, 'allowed' | 'denied'][] = [
    ['ingest writes digests', ingest, put('digests/0000.json'), 'allowed'],
    ['ingest writes no record', ingest, put('records/0000.json'), 'denied'],
    ['assess writes records', assess, put('records/0000.json'), 'allowed'],
    ['the API writes reviews', api, put(`reviews/p_vd/${cup}/0000.json`), 'allowed'],
    ['ingest writes no review', ingest, put(`reviews/p_vd/${cup}/0000.json`), 'denied'],
    ['assess writes no review', assess, put(`reviews/p_vd/${cup}/0000.json`), 'denied'],
    ['assess writes no digest', assess, put('digests/0000.json'), 'denied'],
    ['an administrator reads', administrator, on('s3:GetObject', own), 'allowed'],
    ['an administrator changes the policy: nobody is locked out', administrator, on('s3:PutBucketPolicy', bucketArn), 'allowed'],
  ];
  test.each(others)('and yet %s', async (_what, caller, call, wanted) => expect(await decide(call, caller)).toBe(wanted));
});

describe('an IPA code', () => {
  test.each(['*', 'p_*', 'p?d', 'p_vd/*', 'p_vd/', '../p_tn', '\u0024{aws:username}', 'p', '', ' p_vd', 'p_vd\n', 'p.vd', 'è'.repeat(3)])(
    'that is none makes no policy: %j',
    (ipa) => expect(() => entityUploadPolicy({ bucketArn, keyArn, ipa })).toThrow('not an IPA code'),
  );
  test('is lower case in keys', () => expect(entityPrefix('P_VD')).toBe('uploads/p_vd/'));
});

test('the policy fits where AWS keeps it: inline policies of a user have 2,048 characters in all', () => {
  const longest = { bucketArn: `arn:aws-eusc:s3:::${'b'.repeat(63)}`, keyArn: keyArn.replace('aws', 'aws-eusc'), ipa: 'x'.repeat(20) };
  expect(JSON.stringify(entityUploadPolicy(longest)).length).toBeLessThan(2048);
});

test('an entity is allowed these actions and no other', () => {
  const { Statement } = entityUploadPolicy({ bucketArn, keyArn, ipa: 'p_vd' });
  expect(Statement.flatMap(({ Effect, Action }) => Action.map((action) => `${Effect} ${action}`))).toEqual([
    'Allow s3:PutObject',
    'Allow s3:AbortMultipartUpload',
    'Allow s3:ListMultipartUploadParts',
    'Allow s3:ListBucket',
    'Allow s3:ListBucketVersions',
    'Allow s3:GetObject',
    'Allow s3:GetObjectVersion',
    'Allow kms:GenerateDataKey',
    'Allow kms:Decrypt',
  ]);
});
