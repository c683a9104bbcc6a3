import { paginateScan } from '@aws-sdk/lib-dynamodb';
import type { Item } from '../../../functions/ports.ts';
import type { Endpoints } from './endpoints.ts';

/** All that is in a table. */
export async function tableItems({ dynamo }: Pick<Endpoints, 'dynamo'>, table: string): Promise<Item[]> {
  const items: Item[] = [];
  for await (const page of paginateScan({ client: dynamo }, { TableName: table, ConsistentRead: true }))
    items.push(...((page.Items ?? []) as Item[]));
  return items;
}
