import { execFile } from 'node:child_process';
import { connect } from 'node:net';
import { delimiter } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NotLoopback, requireLoopback } from '../../local/emulator/loopback.ts';
import { type Ministack, startMinistack } from '../../local/emulator/start-ministack.ts';

/** Nothing that these tests start may leave the machine. The addresses are of documentation networks: nobody has them. */
let ministack: Ministack;
beforeAll(async () => {
  ministack = await startMinistack({ enforcesPolicies: false, corrected: false });
});
afterAll(() => ministack?.stop());

test.each(['http://127.0.0.1:4566', 'https://localhost:1/x', 'http://[::1]:4566'])('%s is this machine', (url) => {
  expect(requireLoopback(url)).toBe(url);
});
test.each(['https://sqs.eu-south-1.amazonaws.com', 'http://localhost.example', 'http://127.0.0.1.example', 'http://192.0.2.1'])(
  '%s is not',
  (url) => expect(() => requireLoopback(url)).toThrow(NotLoopback),
);

test.each([
  ['an address', { host: '192.0.2.1', port: 443 }],
  ['a name', { host: 'sts.eu-south-1.amazonaws.com', port: 443 }],
  ['IPv6', { host: '2001:db8::1', port: 443 }],
])('the tests themselves open no connection elsewhere: %s', async (_what, target) => {
  const error = await new Promise((resolve) => connect(target).once('error', resolve));
  expect(error).toBeInstanceOf(NotLoopback);
});

test('fetch opens none either', async () => {
  await expect(fetch('https://sts.eu-south-1.amazonaws.com')).rejects.toMatchObject({ cause: { name: 'NotLoopback' } });
});

test('nor does the Node that the emulator runs functions with, which is the one that runs the tests', async () => {
  const [folder] = (ministack.environment.PATH ?? '').split(delimiter);
  const script = `fetch('https://192.0.2.1').catch(({ cause }) => console.log(cause.name, process.version))`;
  const { stdout } = await promisify(execFile)(`${folder}/node`, ['-e', script], { env: { ...ministack.environment } });
  expect(stdout.trim()).toBe(`NotLoopback ${process.version}`);
});

test('every endpoint in its environment is its own, and no key is of anybody', () => {
  const endpoints = Object.entries(ministack.environment).filter(([name]) => name.startsWith('AWS_ENDPOINT_URL'));
  expect(endpoints.length).toBeGreaterThan(8);
  expect(new Set(endpoints.map(([, url]) => url))).toEqual(new Set([ministack.url]));
  expect(ministack.environment.AWS_ACCESS_KEY_ID).toBe('emulator-root');
});
