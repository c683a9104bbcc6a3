import type { S3Client } from '@aws-sdk/client-s3';
import { createDocumentClient, dynamoRecords } from '../../functions/adapters/dynamodb.ts';
import { nodeMeans } from '../../functions/adapters/node-means.ts';
import { createS3Client, s3Evidence } from '../../functions/adapters/s3.ts';
import { s3Downloads } from '../../functions/adapters/s3-downloads.ts';
import { s3Uploads } from '../../functions/adapters/s3-uploads.ts';
import type { Ports } from '../../functions/ports.ts';
import { type Endpoints, laptop } from './settings.ts';

export interface Connection {
  readonly s3: S3Client;
  /** Everything but the queue, which lives inside the process of the stack. */
  readonly ports: Omit<Ports, 'queue'>;
  close(): void;
}

/** The adapters that Lambda uses, over the laptop's endpoints. Connects to nothing until something is asked. */
export function connect({ s3: s3Url, dynamodb }: Omit<Endpoints, 'sqs'>): Connection {
  const { region, credentials, bucket, table } = laptop;
  const s3 = createS3Client({ endpoint: s3Url, region, credentials, forcePathStyle: true });
  const client = createDocumentClient({ endpoint: dynamodb, region, credentials });
  return {
    s3,
    ports: {
      evidence: s3Evidence(s3, bucket),
      uploads: s3Uploads(s3, bucket),
      downloads: s3Downloads(s3, bucket),
      records: dynamoRecords(client, table),
      means: nodeMeans,
    },
    close() {
      s3.destroy();
      client.destroy();
    },
  };
}
