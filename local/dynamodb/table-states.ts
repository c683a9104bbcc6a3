import { DescribeTableCommand, DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';

/** The status of every table behind the endpoint on that port of 127.0.0.1. */
export async function tableStates(port: number): Promise<string[]> {
  const client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'eu-south-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'localsecret' },
  });
  try {
    const { TableNames = [] } = await client.send(new ListTablesCommand({}));
    const tables = await Promise.all(TableNames.map((TableName) => client.send(new DescribeTableCommand({ TableName }))));
    return tables.map(({ Table }) => Table?.TableStatus ?? 'UNKNOWN');
  } finally {
    client.destroy();
  }
}
