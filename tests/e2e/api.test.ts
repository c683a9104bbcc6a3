import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { attesta, temporaryFolder } from './rig.ts';

const environment = () => ({ ATTESTA_DATA: temporaryFolder(), ATTESTA_S3_PORT: '0', ATTESTA_DYNAMODB_PORT: '0' });

test('start says where the API answers, in the document and on the line that says ready; it answers the auditors’ queue', async () => {
  const { child, ended } = attesta(['start', '--empty', '--json'], environment());
  let printed = '';
  const document = await new Promise<{ api: string }>((resolve) => {
    child.stdout?.on('data', (text: string) => {
      printed += text;
      if (printed.trimEnd().endsWith('}')) resolve(JSON.parse(printed));
    });
  });
  expect(document.api).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  const answer = await fetch(`${document.api}/projects`);
  expect([answer.status, await answer.json()]).toEqual([200, { projects: [], next: null }]);
  child.kill('SIGTERM');
  expect((await ended).stderr).toMatch(new RegExp(`\\(ready\\).*API ${document.api}\n`));
}, 60_000);

test('a port of the API that is taken is told as every other is', async () => {
  const other = createServer();
  await new Promise<void>((ready) => void other.listen(0, '127.0.0.1', ready));
  onTestFinished(() => void other.close());
  const { port } = other.address() as AddressInfo;
  const { code, stderr } = await attesta(['start', '--empty', '--once'], { ...environment(), ATTESTA_API_PORT: String(port) }).ended;
  expect([code, stderr]).toEqual([3, expect.stringContaining(`choose another with ATTESTA_API_PORT=<port>`)]);
}, 60_000);

test.each(['x', '-1', '65536'])('ATTESTA_API_PORT=%s is wrong usage', async (port) => {
  const { code, stderr } = await attesta(['start', '--once'], { ...environment(), ATTESTA_API_PORT: port }).ended;
  expect([code, stderr]).toEqual([2, expect.stringContaining('ATTESTA_API_PORT')]);
});
