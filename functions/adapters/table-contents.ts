import { type DynamoDBDocumentClient, QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { TableContents } from '../rebuild/rebuild-mark.ts';

/** Looks into the table as no function may: for the operator's command alone. */
export function tableContents(client: DynamoDBDocumentClient, table: string): TableContents {
  return {
    async isEmpty(partition) {
      const first = { TableName: table, ConsistentRead: true, Limit: 1 };
      const { Items = [] } = await client.send(
        partition === null
          ? new ScanCommand(first)
          : new QueryCommand({
              ...first,
              KeyConditionExpression: 'PK = :partition',
              ExpressionAttributeValues: { ':partition': partition },
            }),
      );
      return Items.length === 0;
    },
  };
}
