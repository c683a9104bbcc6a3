import { ConditionalCheckFailedException, DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand, paginateQuery, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { dueIndex, queueIndex } from '../../infra/definitions/table.ts';
import { UnknownCursor } from '../faults.ts';
import type { IndexRange, Item, PutGuard, RecordsTable } from '../ports.ts';

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
        ...under(partition, prefix),
      };
      if (take === 'last') return (await client.send(new QueryCommand({ ...input, ScanIndexForward: false, Limit: 1 }))).Items ?? [];
      if (take !== 'all') return (await client.send(new QueryCommand({ ...input, Limit: take.first }))).Items ?? [];
      return allPages(paginateQuery({ client }, input));
    },
    async queryIndex(name, partition, { limit, after, ...range } = {}) {
      const index = indexNamed(name);
      if (range.from !== undefined && range.upTo !== undefined && range.from > range.upTo) return { items: [], next: null };
      const bounds = sortBounds(range);
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName: table,
          IndexName: name,
          KeyConditionExpression: `#partition = :partition${bounds.condition}`,
          ExpressionAttributeNames: { '#partition': index.partition, ...(bounds.condition === '' ? {} : { '#sort': index.sort }) },
          ExpressionAttributeValues: { ':partition': partition, ...bounds.values },
          Limit: limit,
          ExclusiveStartKey: after ? readCursor(after, index, partition) : undefined,
        }),
      );
      return { items: Items, next: LastEvaluatedKey ? writeCursor(LastEvaluatedKey, index) : null };
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

/** No text begins with the empty one, for DynamoDB: it takes none in a condition. */
const under = (partition: string, prefix: string) =>
  prefix === ''
    ? { KeyConditionExpression: 'PK = :partition', ExpressionAttributeValues: { ':partition': partition } }
    : {
        KeyConditionExpression: 'PK = :partition AND begins_with(SK, :prefix)',
        ExpressionAttributeValues: { ':partition': partition, ':prefix': prefix },
      };

/** DynamoDB takes one condition on a sort key. */
function sortBounds({ from, upTo }: Pick<IndexRange, 'from' | 'upTo'>) {
  if (from === undefined && upTo === undefined) return { condition: '', values: {} };
  if (from === undefined) return { condition: ' AND #sort <= :upTo', values: { ':upTo': upTo } };
  if (upTo === undefined) return { condition: ' AND #sort >= :from', values: { ':from': from } };
  return { condition: ' AND #sort BETWEEN :from AND :upTo', values: { ':from': from, ':upTo': upTo } };
}

async function allPages(pages: AsyncIterable<{ Items?: Record<string, unknown>[] | undefined }>): Promise<unknown[]> {
  const items: unknown[] = [];
  for await (const page of pages) for (const item of page.Items ?? []) items.push(item);
  return items;
}

type Index = typeof queueIndex | typeof dueIndex;

function indexNamed(name: string): Index {
  const index = [queueIndex, dueIndex].find((one) => one.name === name);
  if (!index) throw new Error(`there is no index ${name}`);
  return index;
}

/** A cursor is where a page ended (item key and sort key), as a text that goes through a URL; the partition is the query's own. */
const writeCursor = (key: Readonly<Record<string, unknown>>, index: Index): string =>
  Buffer.from(JSON.stringify([key['PK'], key['SK'], key[index.sort]])).toString('base64url');

function readCursor(text: string, index: Index, partition: string): Record<string, string> {
  let key: unknown;
  try {
    key = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    key = null;
  }
  if (!Array.isArray(key) || key.length !== 3 || !key.every((part) => typeof part === 'string' && part.length > 0 && part.length < 1000)) {
    throw new UnknownCursor('a page is asked for after a place that is none');
  }
  const [PK, SK, sort] = key as [string, string, string];
  return { PK, SK, [index.partition]: partition, [index.sort]: sort };
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
