import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { attesta, freePort, temporaryFolder } from './rig.ts';

const environment = () => ({ ATTESTA_DATA: temporaryFolder(), ATTESTA_S3_PORT: '0', ATTESTA_DYNAMODB_PORT: '0' });

test('start says where the API answers, in the document and on the line that says ready; it answers the auditors’ queue', async () => {
  const { child, ended } = attesta(['start', '--empty', '--json'], environment());
  let printed = '';
  const document = await new Promise<{ api: string; identity: string }>((resolve) => {
    child.stdout?.on('data', (text: string) => {
      printed += text;
      if (printed.trimEnd().endsWith('}')) resolve(JSON.parse(printed));
    });
  });
  expect(document.api).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect((await fetch(`${document.api}/projects`)).status).toBe(401);
  const identity = { ATTESTA_IDENTITY_PORT: new URL(document.identity).port };
  const { stdout: token, code } = await attesta(['token', '--role', 'auditor'], identity).ended;
  expect(code).toBe(0);
  const answer = await fetch(`${document.api}/projects`, { headers: { Authorization: `Bearer ${token.trim()}` } });
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

test.each([
  [['--role', 'root'], 2, '--role entity | auditor | operator'],
  [['--role', 'entity'], 2, '--ipa'],
  [['--role', 'operator', '--ipa', 'p_vdr'], 2, '--ipa'],
  [['--role', 'operator', '--projects', 'D19B25999990006'], 2, '--projects'],
  [['--role', 'operator'], 3, 'attesta start'],
])('token %j, with nothing that runs: %i', async (args, code, words) => {
  const port = String(await freePort());
  const ended = await attesta(['token', ...args], { ATTESTA_IDENTITY_PORT: port }).ended;
  expect([ended.code, ended.stdout, ended.stderr]).toEqual([code, '', expect.stringContaining(words)]);
});
