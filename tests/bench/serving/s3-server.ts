import { join } from 'node:path';
import { openDatabase } from '../../../local/machine/open-database.ts';
import { startS3 } from '../../../local/s3/start-s3.ts';
import { benchCredentials } from '../jobs/remote.ts';

/** `node s3-server.ts FOLDER`: the laptop's S3 endpoint in a process of its own, until its parent lets go. Writes its port, one line. */
const folder = process.argv[2] as string;
const database = openDatabase(join(folder, 'bench.sqlite'));
const endpoint = await startS3({ directory: join(folder, 's3'), port: 0, credentials: benchCredentials, clock: Date.now, database });
process.stdout.write(`${endpoint.port}\n`);
process.stdin.resume();
process.stdin.once('end', async () => {
  await endpoint.stop();
  database.close();
});
