import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { edgeRegion } from '../names.ts';

export interface ConsoleBuckets {
  /** The built files: public by way of CloudFront alone. */
  readonly site: Bucket;
  /** Who asked CloudFront for what, and who put which file of the site. */
  readonly logs: Bucket;
}

/** Two buckets without evidence: what they hold is made again by a build, or is a log that ends. */
export function consoleBuckets(scope: Construct, logDays: number): ConsoleBuckets {
  const logs = new Bucket(scope, 'ConsoleLogs', {
    ...closed,
    // Addresses of people: no longer than the other logs.
    lifecycleRules: [{ id: 'log-retention', expiration: Duration.days(logDays) }],
  });
  logs.addToResourcePolicy(deliveredByCloudFront(scope, logs));
  const site = new Bucket(scope, 'Site', { ...closed, serverAccessLogsBucket: logs as IBucket, serverAccessLogsPrefix: 'site/' });
  return { site, logs };
}

/** The service that carries CloudFront's logs here: in the name of a delivery of this account alone (AWS, "Standard logging (v2)"). */
function deliveredByCloudFront(scope: Construct, logs: Bucket): PolicyStatement {
  const { account } = Stack.of(scope);
  return new PolicyStatement({
    sid: 'LogsOfCloudFront',
    principals: [new ServicePrincipal('delivery.logs.amazonaws.com')],
    actions: ['s3:PutObject'],
    resources: [`${logs.bucketArn}/AWSLogs/${account}/*`],
    conditions: {
      StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control', 'aws:SourceAccount': account },
      ArnLike: { 'aws:SourceArn': `arn:aws:logs:${edgeRegion}:${account}:delivery-source:*` },
    },
  });
}

/** Nothing here has to survive the stack. A bucket that is not empty does, because CloudFormation cannot remove it. */
const closed = {
  encryption: BucketEncryption.S3_MANAGED,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
  removalPolicy: RemovalPolicy.DESTROY,
} as const;
