import { CreateTableCommand, DynamoDBClient, ResourceInUseException } from '@aws-sdk/client-dynamodb';
import {
  BucketAlreadyOwnedByYou,
  CreateBucketCommand,
  PutBucketVersioningCommand,
  PutObjectLockConfigurationCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { bucketDefinition } from '../../infra/definitions/bucket.ts';
import { tableDefinition } from '../../infra/definitions/table.ts';
import { laptop } from './settings.ts';

/** Makes the bucket and the table from the definitions that CDK uses; does nothing where they are there. */
export async function createResources(s3: S3Client, dynamodbUrl: string): Promise<void> {
  await Promise.all([createBucket(s3), createTable(dynamodbUrl)]);
}

/** The settings are put every time: a start that was killed between creating the bucket and setting it up must not leave it half made. */
async function createBucket(s3: S3Client): Promise<void> {
  const Bucket = laptop.bucket;
  try {
    await s3.send(new CreateBucketCommand({ Bucket, ObjectLockEnabledForBucket: true }));
  } catch (error) {
    if (!(error instanceof BucketAlreadyOwnedByYou)) throw error;
  }
  if (bucketDefinition.versioned) {
    await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }));
  }
  const { mode, years } = bucketDefinition.objectLock;
  const ObjectLockConfiguration = {
    ObjectLockEnabled: 'Enabled' as const,
    Rule: { DefaultRetention: { Mode: mode, Years: years } },
  };
  await s3.send(new PutObjectLockConfigurationCommand({ Bucket, ObjectLockConfiguration }));
}

async function createTable(endpoint: string): Promise<void> {
  const { region, credentials, table } = laptop;
  const client = new DynamoDBClient({ endpoint, region, credentials });
  try {
    await client.send(new CreateTableCommand(tableDefinition(table)));
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  } finally {
    client.destroy();
  }
}
