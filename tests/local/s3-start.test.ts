import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../local/machine/open-database.ts';
import { startS3 } from '../../local/s3/start-s3.ts';
import { credentials, temporaryDirectory } from './s3-fixture.ts';

let directory: string;
beforeEach(() => {
  directory = temporaryDirectory();
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const start = (port = 0, at = 's3') => {
  const database = openDatabase(join(directory, 'attesta.sqlite'));
  return startS3({ directory: join(directory, at), port, credentials, clock: () => 0, database }).then(
    (endpoint) => ({
      ...endpoint,
      client: new S3Client({ endpoint: `http://127.0.0.1:${endpoint.port}`, region: 'eu-south-1', credentials, maxAttempts: 1 }),
      async end() {
        await endpoint.stop();
        database.close();
      },
    }),
    (error) => {
      database.close();
      throw error;
    },
  );
};

describe('starting the S3 endpoint', () => {
  it('finds everything again, and sweeps what a crash left half done', async () => {
    const first = await start();
    await first.client.send(new CreateBucketCommand({ Bucket: 'kept' }));
    await first.client.send(new PutObjectCommand({ Bucket: 'kept', Key: 'k', Body: 'bytes' }));
    await first.end();
    const blobs = join(directory, 's3', 'blobs');
    const [known] = readdirSync(blobs);
    writeFileSync(join(blobs, 'renamed-but-not-committed'), 'orphan');
    mkdirSync(join(directory, 's3', 'writing'), { recursive: true });
    writeFileSync(join(directory, 's3', 'writing', 'half'), 'wri');
    const second = await start();
    expect([readdirSync(blobs), readdirSync(join(directory, 's3', 'writing'))]).toEqual([[known], []]);
    const got = await second.client.send(new GetObjectCommand({ Bucket: 'kept', Key: 'k' }));
    expect(await got.Body?.transformToString()).toBe('bytes');
    await second.end();
  });

  it('says plainly that the port is taken, and which variable chooses another', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as { port: number };
    await expect(start(port)).rejects.toThrow(
      `Port ${port} on 127.0.0.1 is already in use: stop what uses it, or choose another with ATTESTA_S3_PORT=<port>.`,
    );
    await new Promise((resolve) => other.close(resolve));
    // the failed start has let go of its directory
    await (await start()).end();
  });

  it('refuses a directory that is in use, naming the process', async () => {
    const first = await start();
    await expect(start()).rejects.toThrow(`in use by process ${process.pid}`);
    await first.end();
    await (await start()).end();
    expect(existsSync(join(directory, 's3', 'in-use.pid'))).toBe(true);
  });
});
