import { beforeAll, describe, expect, test } from 'vitest';
import { bucketPolicyStatements } from '../../infra/definitions/bucket-policy.ts';
import { type ReadTemplate, type Resource, type Statement, statementsIn, synthesise } from './synthesised.ts';

let pipeline: ReadTemplate;
beforeAll(() => {
  pipeline = synthesise({ context: { retentionYears: '9', accessLogYears: '2', logRetentionDays: '30' } }).pipeline;
});

/** Everybody is refused everything without TLS. */
const refusesPlainHttp = (service: string) => (statement: Statement) =>
  statement.Effect === 'Deny' &&
  statement.Action === `${service}:*` &&
  JSON.stringify(statement.Principal).includes('"*"') &&
  statement.Condition?.Bool?.['aws:SecureTransport'] === 'false';

describe('the evidence', () => {
  const bucket = () => pipeline.properties('Evidence', 'AWS::S3::Bucket');

  test('every version is kept', () => expect(bucket().VersioningConfiguration).toEqual({ Status: 'Enabled' }));

  test('and locked for the years that the deployment asks for', () => {
    expect(bucket()).toMatchObject({
      ObjectLockEnabled: true,
      ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Years: 9 } } },
    });
  });

  test('is encrypted with our key, which rotates', () => {
    const byDefault = { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: '<Key.Arn>' };
    expect(bucket().BucketEncryption).toEqual({
      ServerSideEncryptionConfiguration: [{ BucketKeyEnabled: true, ServerSideEncryptionByDefault: byDefault }],
    });
    expect(pipeline.properties('Key', 'AWS::KMS::Key').EnableKeyRotation).toBe(true);
  });

  test('what is forbidden to everybody is exactly what entities are told', () => {
    const expected = bucketPolicyStatements({
      bucketArn: '<Evidence.Arn>',
      keyArn: '<Key.Arn>',
      writers: { digests: ['<IngestRole.Arn>'], records: ['<AssessRole.Arn>'], reviews: ['<ApiRole.Arn>'] },
    });
    const written = statementsIn(pipeline.properties('EvidencePolicy', 'AWS::S3::BucketPolicy'));
    expect(written.map(inLists)).toEqual(expected.map(inLists));
  });

  test('uploads, and nothing else, are announced', () => {
    expect(bucket().NotificationConfiguration).toEqual({ EventBridgeConfiguration: { EventBridgeEnabled: true } });
    const rule = pipeline.properties('ObjectCreated', 'AWS::Events::Rule');
    expect(rule.EventPattern).toEqual({
      source: ['aws.s3'],
      'detail-type': ['Object Created'],
      detail: { bucket: { name: ['<Evidence>'] }, object: { key: [{ prefix: 'uploads/' }] } },
    });
    expect(rule).toMatchObject({
      State: 'ENABLED',
      Targets: [{ Arn: '<UploadsQueue.Arn>', DeadLetterConfig: { Arn: '<UploadsDeadLetters.Arn>' } }],
    });
  });

  test('who touched it is logged, elsewhere, for as many years as the deployment asks for', () => {
    expect(bucket().LoggingConfiguration).toMatchObject({ DestinationBucketName: '<AccessLogs>' });
    const rules = (pipeline.properties('AccessLogs', 'AWS::S3::Bucket').LifecycleConfiguration as { Rules: unknown[] }).Rules;
    expect(rules).toContainEqual(expect.objectContaining({ ExpirationInDays: 731, Status: 'Enabled' }));
  });

  test('pages put files into it from the console alone, and from nowhere where there is none', () => {
    expect(bucket().CorsConfiguration).toBeUndefined();
    const { CorsConfiguration } = synthesise({ context: { consoleOrigins: 'https://console.example' } }).pipeline.properties(
      'Evidence',
      'AWS::S3::Bucket',
    );
    expect(CorsConfiguration).toEqual({
      CorsRules: [
        {
          Id: 'console-uploads',
          AllowedOrigins: ['https://console.example'],
          AllowedMethods: ['PUT', 'GET'],
          AllowedHeaders: ['content-type', 'x-amz-checksum-sha256', 'x-amz-meta-attesta-who'],
          ExposedHeaders: ['ETag', 'x-amz-version-id'],
          MaxAge: 3000,
        },
      ],
    });
  });

  test('uploads that nobody finishes cost nothing for ever', () => {
    const rules = (bucket().LifecycleConfiguration as { Rules: Record<string, unknown>[] }).Rules;
    expect(rules).toEqual([expect.objectContaining({ AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 }, Status: 'Enabled' })]);
    expect(JSON.stringify(rules), 'no rule may take evidence away').not.toMatch(/Expiration|Transition/);
  });
});

describe('every bucket', () => {
  const buckets = () => Object.entries(pipeline.of('AWS::S3::Bucket'));
  const each = (check: (id: string, bucket: Resource) => void) => {
    expect(buckets()).not.toEqual([]);
    for (const [id, bucket] of buckets()) check(id, bucket);
  };

  test('is closed to the public and has one owner', () =>
    each((id, { Properties }) => {
      const all = { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true };
      expect(Properties.PublicAccessBlockConfiguration, id).toEqual(all);
      expect(Properties.OwnershipControls, id).toEqual({ Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] });
      expect(Properties.BucketEncryption, id).toBeDefined();
    }));

  test('takes TLS only', () =>
    each((id) => {
      const policy = Object.values(pipeline.of('AWS::S3::BucketPolicy')).find(({ Properties }) => Properties.Bucket === `<${id}>`);
      expect(statementsIn(policy).some(refusesPlainHttp('s3')), id).toBe(true);
    }));
});

describe('the table', () => {
  const table = () => pipeline.properties('Records', 'AWS::DynamoDB::Table');

  test('is encrypted with our key', () =>
    expect(table().SSESpecification).toEqual({ SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: '<Key.Arn>' }));
  test('can be taken back to any second of the last weeks', () =>
    expect(table().PointInTimeRecoverySpecification).toMatchObject({ PointInTimeRecoveryEnabled: true }));
  test('cannot be deleted by mistake', () => expect(table().DeletionProtectionEnabled).toBe(true));
});

test.each([
  ['Evidence', 'AWS::S3::Bucket'],
  ['AccessLogs', 'AWS::S3::Bucket'],
  ['Records', 'AWS::DynamoDB::Table'],
  ['Key', 'AWS::KMS::Key'],
  ['EvidencePolicy', 'AWS::S3::BucketPolicy'],
])('%s outlives its stack, but not a first deployment that failed, which could not be repeated beside it', (id, type) => {
  expect(pipeline.of(type)[id]).toMatchObject({ DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' });
});

test('who may use the key stands in the roles: its own policy names the account, and CloudWatch for the alarms', () => {
  const statements = statementsIn(pipeline.properties('Key', 'AWS::KMS::Key').KeyPolicy);
  expect(statements.map(({ Principal, Action }) => ({ Principal, Action }))).toEqual([
    { Principal: { AWS: 'arn:aws:iam::<AWS::AccountId>:root' }, Action: 'kms:*' },
    { Principal: { Service: 'cloudwatch.amazonaws.com' }, Action: ['kms:Decrypt', 'kms:GenerateDataKey'] },
  ]);
});

/** IAM takes one value for a list of one, and any order of actions. */
function inLists(statement: object): object {
  const { Action, Resource, ...rest } = statement as { Action: unknown; Resource: unknown };
  return { ...rest, Action: [Action].flat().sort(), Resource: [Resource].flat().sort() };
}
