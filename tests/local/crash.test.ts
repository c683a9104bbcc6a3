import { type ChildProcess, fork } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CreateBucketCommand, GetObjectCommand, PutBucketVersioningCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../local/machine/open-database.ts';
import { credentials, temporaryDirectory } from './s3-fixture.ts';

let directory: string;
let child: ChildProcess;
beforeEach(() => {
  directory = temporaryDirectory();
});
afterEach(async () => {
  await kill();
  rmSync(directory, { recursive: true, force: true });
});

const said = () => new Promise<string>((resolve) => child.once('message', (message) => resolve(String(message))));

async function start(mode: 'hold' | 'handle'): Promise<S3Client> {
  child = fork(fileURLToPath(new URL('crash-child.ts', import.meta.url)), [directory, mode], {
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const port = (await said()).replace('port ', '');
  return new S3Client({ endpoint: `http://127.0.0.1:${port}`, region: 'eu-south-1', credentials, maxAttempts: 1 });
}

async function kill(): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

/** What each key must hold: from a few bytes to many, so that kills meet writes at every stage. */
const bodyOf = (key: string) => key.repeat(1 + (Number(key.slice(-3)) % 7) * 2000);

/** Puts new keys, eight at a time, and kills the process once `acks` of them were acknowledged, the others under way. */
async function putUntilKilled(client: S3Client, round: number, acks: number, acknowledged: Set<string>): Promise<void> {
  let next = 0;
  let left = acks;
  const writer = async () => {
    while (left > 0) {
      const Key = `uploads/${round}-${String(next++).padStart(3, '0')}`;
      const done = await client.send(new PutObjectCommand({ Bucket: 'evidence', Key, Body: bodyOf(Key) })).then(
        () => true,
        () => false,
      );
      if (!done) return;
      acknowledged.add(Key);
      left -= 1;
      if (left === 0) await kill();
    }
  };
  await Promise.all(Array.from({ length: 8 }, writer));
  await kill();
  client.destroy();
}

async function makeBucket(client: S3Client): Promise<void> {
  await client.send(new CreateBucketCommand({ Bucket: 'evidence' }));
  await client.send(new PutBucketVersioningCommand({ Bucket: 'evidence', VersioningConfiguration: { Status: 'Enabled' } }));
}

/** Reads the database of the dead process: stored keys, and the keys of the events in outbox and queue. */
function readStored(): { keys: string[]; events: string[]; dead: number; blobs: string[] } {
  const database = openDatabase(join(directory, 'attesta.sqlite'));
  const all = (sql: string) =>
    database
      .prepare(sql)
      .all()
      .map((row) => String(row.value));
  const waiting = all("SELECT json_extract(event, '$.detail.object.key') AS value FROM s3_outbox");
  const queued = all("SELECT json_extract(body, '$.detail.object.key') AS value FROM queue_message");
  const stored = {
    keys: all('SELECT key AS value FROM s3_object ORDER BY key'),
    events: [...waiting, ...queued].sort(),
    dead: all('SELECT id AS value FROM queue_message WHERE dead = 1').length,
    blobs: all('SELECT blob AS value FROM s3_object ORDER BY blob'),
  };
  database.close();
  return stored;
}

const kills = [1, 3, 8, 21, 40, 13];

// generous: each round starts a process, and the machine may be busy
describe('kill -9 during uploads', { timeout: 180_000 }, () => {
  it('loses no acknowledged object and no event, duplicates none, and leaves no bytes behind', async () => {
    const acknowledged = new Set<string>();
    let client = await start('hold');
    await makeBucket(client);
    for (const [round, acks] of kills.entries()) {
      await putUntilKilled(client, round, acks, acknowledged);
      const { keys, events } = readStored();
      expect(events).toEqual(keys);
      expect(new Set(keys).size).toBe(keys.length);
      expect([...acknowledged].filter((key) => !keys.includes(key))).toEqual([]);
      client = await start('hold');
    }
    expect(readdirSync(join(directory, 's3', 'blobs')).sort()).toEqual(readStored().blobs);
    expect(readdirSync(join(directory, 's3', 'writing'))).toEqual([]);
    for (const Key of readStored().keys) {
      const got = await client.send(new GetObjectCommand({ Bucket: 'evidence', Key }));
      expect((await got.Body?.transformToString()) === bodyOf(Key)).toBe(true);
    }
    client.destroy();
  });

  it('while events are handled: each reaches the handler, and the kills make none a dead letter', async () => {
    const acknowledged = new Set<string>();
    let client = await start('handle');
    await makeBucket(client);
    for (const [round, acks] of kills.entries()) {
      await putUntilKilled(client, round, acks, acknowledged);
      client = await start('handle');
    }
    child.send('tell me when idle');
    expect(await said()).toBe('idle');
    await kill();
    client.destroy();
    const { keys, events, dead } = readStored();
    const handled = existsSync(join(directory, 'handled.txt'))
      ? readFileSync(join(directory, 'handled.txt'), 'utf8').trim().split('\n')
      : [];
    expect({ events, dead }).toEqual({ events: [], dead: 0 });
    expect([...new Set(handled)].sort()).toEqual(keys);
    expect([...acknowledged].filter((key) => !keys.includes(key))).toEqual([]);
    // a message may be handled twice only when a kill fell between its handling and its acknowledgement
    expect(handled.length - keys.length).toBeLessThanOrEqual(kills.length * 2 * 10);
  });
});
