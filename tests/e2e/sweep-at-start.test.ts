import { join } from 'node:path';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { listRecords } from '../../functions/read-model.ts';
import { laptop } from '../../local/stack/settings.ts';
import { startStack } from '../../local/stack/start-stack.ts';
import { keys } from '../../shared/model/keys.ts';
import { dossier, project } from '../functions/rig/dossier.ts';
import { temporaryFolder } from './rig.ts';

process.env.POWERTOOLS_LOG_LEVEL = 'SILENT';

/** The same data on a machine that is started at one instant after another: what came due while it was off is judged at the start. */
async function startedAt(directory: string, instant: string, work: (stack: Awaited<ReturnType<typeof startStack>>) => Promise<unknown>) {
  const at = Date.parse(instant);
  const none = { s3Port: 0, dynamodbPort: 0, apiPort: 0 };
  const stack = await startStack({ directory: join(directory, 'data'), ...none, clock: () => at, assessmentDelay: () => 0 });
  try {
    await work(stack);
    await stack.idle();
    return (await listRecords(stack.ports.records, project)).map(({ asOf }) => asOf);
  } finally {
    await stack.stop();
  }
}

test('a start sweeps: what came due meanwhile is judged once, at the last four o’clock', async () => {
  const directory = temporaryFolder();
  const upload = { Bucket: laptop.bucket, Key: keys.upload(project, 'dossier.yaml'), Body: dossier() };
  const first = await startedAt(directory, '2026-01-10T09:00:00Z', (stack) => stack.s3.send(new PutObjectCommand(upload)));
  expect(first).toEqual(['2026-01-10T09:00:00Z']);
  const nothing = async () => {};
  expect(await startedAt(directory, '2026-02-08T09:00:00Z', nothing)).toEqual(first);
  const second = [...first, '2026-02-17T03:00:00Z'];
  expect(await startedAt(directory, '2026-02-17T09:00:00Z', nothing)).toEqual(second);
  expect(await startedAt(directory, '2026-02-17T10:00:00Z', nothing)).toEqual(second);
});
