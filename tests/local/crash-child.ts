/**
 * A process to be killed: the S3 endpoint and the queue on one directory.
 * argv: directory, `hold` (events pile up) or `handle` (each is noted in `handled.txt`, then acknowledged).
 * Says `port N` when ready and `idle` each time nothing is left to do after something was.
 */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../../local/machine/open-database.ts';
import { openQueues } from '../../local/queue/open-queues.ts';
import { startS3 } from '../../local/s3/start-s3.ts';

const [directory, mode] = process.argv.slice(2) as [string, 'hold' | 'handle'];
const database = openDatabase(join(directory, 'attesta.sqlite'));
const s3 = await startS3({
  directory: join(directory, 's3'),
  port: 0,
  credentials: { accessKeyId: 'local', secretAccessKey: 'localsecret' },
  clock: Date.now,
  database,
});
const queues = openQueues(database, {
  definitions: [{ name: 'uploads', visibilitySeconds: 30, maxReceive: 2, batch: 10, concurrency: 2 }],
  clock: Date.now,
});
s3.onEvent(() => queues.pumpOutbox());
if (mode === 'handle') {
  queues.consume('uploads', async (event) => {
    await new Promise((resolve) => setImmediate(resolve));
    appendFileSync(
      join(directory, 'handled.txt'),
      event.Records.map((record) => `${JSON.parse(record.body).detail.object.key}\n`).join(''),
    );
  });
}
process.on('message', () => void queues.idle().then(() => process.send?.('idle')));
process.send?.(`port ${s3.port}`);
