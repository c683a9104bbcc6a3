import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';

/** The auditors' queue: projects by outcome, the nearest deadline first. */
export const queueIndex = { name: 'queue', partition: 'queueOutcome', sort: 'queueDeadline' } as const;
/**
 * Projects that are to be judged again, by Rome date (`YYYY-MM-DD#ipa#cup`). One partition for all of them, so that a sweep that comes a
 * week late is one query; sparse: what is never due again is not in it.
 */
export const dueIndex = { name: 'due', partition: 'dueQueue', sort: 'dueOn' } as const;

/**
 * The one table (DESIGN §6), as CreateTable takes it: the laptop creates it from this, CDK builds its construct from this.
 * TTL and point-in-time recovery exist only on AWS and are CDK's.
 */
export function tableDefinition(tableName: string) {
  const text = (name: string) => ({ AttributeName: name, AttributeType: 'S' as const });
  const keySchema = (partition: string, sort: string) => [
    { AttributeName: partition, KeyType: 'HASH' as const },
    { AttributeName: sort, KeyType: 'RANGE' as const },
  ];
  return {
    TableName: tableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: ['PK', 'SK', queueIndex.partition, queueIndex.sort, dueIndex.partition, dueIndex.sort].map(text),
    KeySchema: keySchema('PK', 'SK'),
    GlobalSecondaryIndexes: [queueIndex, dueIndex].map((index) => ({
      IndexName: index.name,
      KeySchema: keySchema(index.partition, index.sort),
      Projection: { ProjectionType: 'ALL' as const },
    })),
  } satisfies CreateTableCommandInput;
}
