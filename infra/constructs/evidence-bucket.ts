import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type CfnBucket,
  type CorsRule,
  HttpMethods,
  type IBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { bucketDefinition } from '../definitions/bucket.ts';
import { bucketPolicyStatements } from '../definitions/bucket-policy.ts';
import type { Use } from '../definitions/functions.ts';
import { uploadCors } from '../definitions/uploads.ts';
import type { Settings } from '../settings.ts';
import type { PipelineFunction } from './functions.ts';

/** The bucket of evidence, digests and records. Its policy comes with the roles that it names (bucket-policy.ts). */
export function evidenceBucket(scope: Construct, key: Key, settings: Settings): Bucket {
  const bucket = new Bucket(scope, 'Evidence', {
    versioned: bucketDefinition.versioned,
    objectLockEnabled: true,
    encryption: BucketEncryption.KMS,
    encryptionKey: key,
    // One data key a bucket instead of one an object: a hundredth of the calls to KMS.
    bucketKeyEnabled: true,
    ...closed,
    serverAccessLogsBucket: accessLogs(scope, settings.accessLogYears) as IBucket,
    serverAccessLogsPrefix: 'evidence/',
    cors: corsOf(settings.consoleOrigins),
    lifecycleRules: [{ id: 'unfinished-uploads', abortIncompleteMultipartUploadAfter: Duration.days(7) }],
  });
  const resource = bucket.node.defaultChild as CfnBucket;
  // In years, as the definition and the laptop have it; the construct would count days, without the leap ones.
  resource.objectLockConfiguration = {
    objectLockEnabled: 'Enabled',
    rule: { defaultRetention: { mode: bucketDefinition.objectLock.mode, years: settings.retentionYears } },
  };
  // Not `eventBridgeEnabled`: that adds a function of CDK's own with rights on every bucket.
  resource.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
  return bucket;
}

/** Without a console nobody needs it, and any page might then try what it holds a signature for. */
const corsOf = (origins: readonly string[]): CorsRule[] =>
  origins.length === 0
    ? []
    : [
        {
          id: 'console-uploads',
          allowedOrigins: [...origins],
          allowedMethods: uploadCors.methods.map((method) => HttpMethods[method]),
          allowedHeaders: [...uploadCors.allowedHeaders],
          exposedHeaders: [...uploadCors.exposedHeaders],
          maxAge: uploadCors.maxAge,
        },
      ];

/** S3 counts in days. */
const daysOfYear = 365.25;

/** Who read or wrote what, by S3 itself. S3 can deliver its logs only to a bucket with S3's own encryption. */
function accessLogs(scope: Construct, years: number): Bucket {
  return new Bucket(scope, 'AccessLogs', {
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    ...closed,
    lifecycleRules: [{ id: 'log-retention', expiration: Duration.days(Math.ceil(years * daysOfYear)) }],
  });
}

/**
 * The bucket's own policy (definitions/bucket-policy.ts): TLS alone, nobody deletes, and what is ours is written by the functions whose
 * use that is.
 */
export function forbidToEverybody(bucket: Bucket, key: Key, functions: readonly PipelineFunction[]): void {
  const rolesWith = (use: Use) => functions.flatMap(({ definition, role }) => (definition.uses.includes(use) ? [role.roleArn] : []));
  const statements = bucketPolicyStatements({
    bucketArn: bucket.bucketArn,
    keyArn: key.keyArn,
    writers: { digests: rolesWith('digests:write'), records: rolesWith('records:write'), reviews: rolesWith('reviews:write') },
  });
  for (const statement of statements) bucket.addToResourcePolicy(PolicyStatement.fromJson(statement));
  // The bucket outlives the stack: so does what is forbidden there.
  bucket.policy?.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
}

/**
 * Nothing here is ever public, has an owner other than the account, or goes when the stack goes. What a first deployment that failed has
 * made does go: nothing is in it, and it would stand in the way of the second.
 */
const closed = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
  removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
} as const;
