import { ConditionalCheckFailedException, DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand, paginateQuery, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { dueIndex, queueIndex } from '../../infra/definitions/table.ts';
import type { Item, PutGuard, RecordsTable } from '../ports.ts';

export const createDocumentClient = (config: DynamoDBClientConfig = {}): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(new DynamoDBClient(config), { marshallOptions: { removeUndefinedValues: true } });

/** Single-item conditional puts, consistent reads, queries: nothing that dynalite lacks (DESIGN §6). */
export function dynamoRecords(client: DynamoDBDocumentClient, table: string): RecordsTable {
  return {
    async get({ PK, SK }) {
      return (await client.send(new GetCommand({ TableName: table, Key: { PK, SK }, ConsistentRead: true }))).Item;
    },
    async query(partition, prefix, take = 'all') {
      const input = {
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: 'PK = :partition AND begins_with(SK, :prefix)',
        ExpressionAttributeValues: { ':partition': partition, ':prefix': prefix },
      };
      if (take === 'last') return (await client.send(new QueryCommand({ ...input, ScanIndexForward: false, Limit: 1 }))).Items ?? [];
      return allPages(paginateQuery({ client }, input));
    },
    async queryIndex(index, partition) {
      const attribute = index === dueIndex.name ? dueIndex.partition : queueIndex.partition;
      const input = {
        TableName: table,
        IndexName: index,
        KeyConditionExpression: '#partition = :partition',
        ExpressionAttributeNames: { '#partition': attribute },
        ExpressionAttributeValues: { ':partition': partition },
      };
      return allPages(paginateQuery({ client }, input));
    },
    async put(item, guard) {
      try {
        await client.send(new PutCommand({ TableName: table, Item: item, ...condition(item, guard) }));
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },
  };
}

async function allPages(pages: AsyncIterable<{ Items?: Record<string, unknown>[] | undefined }>): Promise<unknown[]> {
  const items: unknown[] = [];
  for await (const page of pages) for (const item of page.Items ?? []) items.push(item);
  return items;
}

function condition(item: Item, guard: PutGuard) {
  if (guard.when === 'always') return {};
  if (guard.when === 'absent') return { ConditionExpression: 'attribute_not_exists(PK)' };
  return {
    ConditionExpression: `attribute_not_exists(PK) OR #attribute ${guard.is} :own`,
    ExpressionAttributeNames: { '#attribute': guard.attribute },
    ExpressionAttributeValues: { ':own': item[guard.attribute] },
  };
}
