import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { fullRecord, latestRecord, listRecords } from '../../functions/read-model.ts';
import { startStack } from '../../local/stack/start-stack.ts';
import { uploadFolder } from '../../local/stack/upload-folder.ts';
import { attesta, temporaryFolder } from './rig.ts';

const sample = join(import.meta.dirname, '../../samples/trasferimento-completo');
const project = { ipa: 'p_vdr', cup: 'D19B25999990006' };

test('a person decides a point of a record of the running stack: judged again, replayed by its number; what a person cannot decide is refused', async () => {
  const clock = () => Date.parse('2026-03-20T09:00:00Z');
  const directory = temporaryFolder();
  const stack = await startStack({ directory, s3Port: 0, dynamodbPort: 0, apiPort: 0, clock, assessmentDelay: () => 0 });
  onTestFinished(() => stack.stop());
  const { s3, dynamodb, sqs } = stack.endpoints;
  const environment = { AWS_ENDPOINT_URL_S3: s3, AWS_ENDPOINT_URL_DYNAMODB: dynamodb, AWS_ENDPOINT_URL_SQS: sqs };
  const run = (...args: string[]) => attesta(args, environment).ended;
  await uploadFolder(stack.s3, sample, project);
  await stack.idle();
  const latest = async () => fullRecord(stack.ports.evidence, (await latestRecord(stack.ports.records, project))?.hash ?? '');
  const before = await latest();
  const place = `P_VDR/${project.cup}/latest`;
  const words = ['--outcome', 'pass', '--reason', 'Letto il contratto: copre il servizio.', '--who', 'asseveratore-1'];

  const refused = await run('review', place, '--point', 'PKG-09', ...words);
  expect(refused, refused.stderr).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('non lo decide una persona') });
  expect(await listRecords(stack.ports.records, project)).toHaveLength(before.sequence);

  const taken = await run('review', place, '--point', 'TRA-01', '--service', 'protocollo', ...words);
  expect(taken, taken.stderr).toMatchObject({ code: 0 });
  await stack.idle();
  const after = await latest();
  expect(after.sequence).toBe(before.sequence + 1);
  // The clock of the stack, which stands still, and not that of this machine.
  expect(after.asOf).toBe('2026-03-20T09:00:00Z');
  expect(after.findings.find(({ point }) => point === 'TRA-01')?.outcome).toBe('pass');
  expect(taken.stdout).toContain(after.inputs.reviews[0]);
  const replayed = await run('replay', `${project.ipa}/${project.cup}/${after.sequence}`);
  expect(replayed, replayed.stderr).toMatchObject({ code: 0, stdout: `uguale / same: ${after.hash}\n` });
  expect(await run('replay', after.hash, '--from-files')).toMatchObject({ code: 0, stdout: replayed.stdout });
  expect(await run('replay', `${project.ipa}/${project.cup}/99`)).toMatchObject({ code: 2 });
}, 120_000);
