import { fork } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  GetItemCommand,
  ListTablesCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { startDynamoDb } from '../../local/dynamodb/start-dynamodb.ts';
import { lockDirectory } from '../../local/machine/lock-directory.ts';
import { credentials, temporaryDirectory } from './s3-fixture.ts';

let directory: string;
beforeEach(() => {
  directory = temporaryDirectory();
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const clientOf = (port: number) =>
  new DynamoDBClient({ endpoint: `http://127.0.0.1:${port}`, region: 'eu-south-1', credentials, maxAttempts: 1 });
const createTable = new CreateTableCommand({
  TableName: 'attesta',
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [{ AttributeName: 'PK', AttributeType: 'S' }],
  KeySchema: [{ AttributeName: 'PK', KeyType: 'HASH' }],
});

describe('the DynamoDB endpoint', () => {
  it('keeps items over a restart', async () => {
    const first = await startDynamoDb({ directory, port: 0 });
    const writer = clientOf(first.port);
    await writer.send(createTable);
    await expect
      .poll(async () => (await writer.send(new DescribeTableCommand({ TableName: 'attesta' }))).Table?.TableStatus)
      .toBe('ACTIVE');
    await writer.send(new PutItemCommand({ TableName: 'attesta', Item: { PK: { S: 'k' }, v: { N: '7' } } }));
    await first.stop();
    const second = await startDynamoDb({ directory, port: 0 });
    const { Item } = await clientOf(second.port).send(new GetItemCommand({ TableName: 'attesta', Key: { PK: { S: 'k' } } }));
    expect(Item).toEqual({ PK: { S: 'k' }, v: { N: '7' } });
    await second.stop();
  });

  it('starts afresh when the last process was killed in the middle of making its first table', async () => {
    // dynalite itself, told to stay in CREATING, plays the process that died
    const { default: dynalite } = await import('dynalite');
    const dying = dynalite({ path: join(directory, 'tables'), createTableMs: 2 ** 30 });
    await new Promise<void>((resolve) => dying.listen(0, '127.0.0.1', resolve));
    await clientOf((dying.address() as { port: number }).port).send(createTable);
    dying.closeAllConnections();
    await new Promise((resolve) => dying.close(resolve));
    const { port, stop } = await startDynamoDb({ directory, port: 0 });
    expect((await clientOf(port).send(new ListTablesCommand({}))).TableNames).toEqual([]);
    await clientOf(port).send(createTable);
    await stop();
  });

  it('says plainly that the port is taken, and which variable chooses another', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as { port: number };
    await expect(startDynamoDb({ directory, port })).rejects.toThrow(`choose another with ATTESTA_DYNAMODB_PORT=<port>`);
    await new Promise((resolve) => other.close(resolve));
    await (await startDynamoDb({ directory, port: 0 })).stop();
  });
});

describe('one process a directory', () => {
  const holder = () => {
    const child = fork(fileURLToPath(new URL('lock-child.ts', import.meta.url)), [directory], { execArgv: ['--expose-gc'] });
    onTestFinished(() => void child.kill('SIGKILL'));
    return new Promise<typeof child>((resolve, reject) => {
      child.once('message', (said) => (said === 'held' ? resolve(child) : reject(new Error(String(said)))));
      child.once('exit', (code) => reject(new Error(`the holder ended with ${code}`)));
    });
  };

  it('a second one is told which process holds it, whatever was collected there; killed, that one leaves nothing in the way', async () => {
    const child = await holder();
    expect(() => lockDirectory(directory)).toThrow(
      `The directory ${directory} is in use by process ${child.pid}: stop that one first, or give this one another directory.`,
    );
    await expect(startDynamoDb({ directory, port: 0 })).rejects.toThrow(`in use by process ${child.pid}`);
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    lockDirectory(directory).release();
  });

  it('nor does this process take it twice', () => {
    const lock = lockDirectory(directory);
    expect(() => lockDirectory(directory)).toThrow(`in use by process ${process.pid}`);
    lock.release();
    lock.release();
    lockDirectory(directory).release();
  });
});
