import { CreateTableCommand } from '@aws-sdk/client-dynamodb';
import { CreateBucketCommand, PutBucketVersioningCommand } from '@aws-sdk/client-s3';
import { expect } from 'vitest';
import { createDocumentClient } from '../../../functions/adapters/dynamodb.ts';
import { createS3Client } from '../../../functions/adapters/s3.ts';
import { tableDefinition } from '../../../infra/definitions/table.ts';
import { emulated, type Ministack } from '../../../local/emulator/start-ministack.ts';
import type { Stores } from '../../functions/rig/endpoints.ts';
import { clientSettings } from './client-settings.ts';

export interface ForeignStores extends Stores {
  close(): void;
}

/** The emulator's S3 and DynamoDB behind the same face as the laptop's (tests/functions/rig/endpoints.ts). */
export function foreignStores(ministack: Ministack): ForeignStores {
  const s3 = createS3Client({ ...clientSettings(ministack), forcePathStyle: true });
  const dynamo = createDocumentClient(clientSettings(ministack));
  const started = Date.now();
  let count = 0;
  return {
    s3,
    dynamo,
    // It has a clock of its own: what it tells lies between the start of the tests and now, in whole seconds.
    setTime: () => {},
    timeTold: () =>
      expect.toSatisfy((told: unknown) => {
        const instant = Date.parse(String(told));
        return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(String(told)) && instant >= started - 1000 && instant <= Date.now();
      }),
    async createBucket() {
      count += 1;
      const Bucket = `attesta-${count}`;
      await s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint: emulated.region } }));
      await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }));
      return Bucket;
    },
    async createTable() {
      count += 1;
      const name = `attesta-${count}`;
      await dynamo.send(new CreateTableCommand(tableDefinition(name)));
      return name;
    },
    close() {
      s3.destroy();
      dynamo.destroy();
    },
  };
}
