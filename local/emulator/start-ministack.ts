import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { requireLoopback } from './loopback.ts';
import { emulatorPython } from './python-environment.ts';

/** Region and account of the emulator, and the one key that may do everything there. They exist nowhere else. */
export const emulated = {
  region: 'eu-south-1',
  account: '111122223333',
  credentials: { accessKeyId: 'emulator-root', secretAccessKey: 'emulator-secret' },
} as const;

export interface MinistackOptions {
  /**
   * Every request is judged by the policies of who sends it, and answers come over TLS: else a policy that asks for TLS would refuse all.
   * Without it anybody may do anything, over plain HTTP.
   */
  readonly enforcesPolicies: boolean;
  /** With what corrections.py puts right, without which our functions cannot run on it; else exactly as its authors wrote it. */
  readonly corrected: boolean;
}

export interface Ministack {
  readonly url: string;
  /** Its certificate, where it speaks TLS: clients must be told to trust it. */
  readonly certificateFile: string | null;
  /** For a program that must see this AWS and no other: endpoints, keys, no files of the user's. */
  readonly environment: Readonly<Record<string, string>>;
  /** All that it has printed so far. */
  log(): string;
  /** Ends it and the Lambda processes that it started. */
  stop(): Promise<void>;
}

const launcher = join(import.meta.dirname, 'launch.py');

/** Starts ministack on a free port of 127.0.0.1 with a memory and a folder of its own. Rejects with its log when it does not come up. */
export async function startMinistack({ enforcesPolicies, corrected }: MinistackOptions): Promise<Ministack> {
  if (!existsSync(emulatorPython)) throw new Error('the emulator is not installed: npm run test:emulator installs it');
  const folder = mkdtempSync(join(tmpdir(), 'attesta-emulator-'));
  const port = await freePort();
  const url = requireLoopback(`${enforcesPolicies ? 'https' : 'http'}://127.0.0.1:${port}`);
  const certificateFile = enforcesPolicies ? join(folder, 'ministack-tls', 'server.crt') : null;
  const environment = environmentOf(url, folder, certificateFile);
  writeNode(folder);
  const child = spawn(emulatorPython, [launcher], {
    cwd: folder,
    // A process group of its own, with the Lambda processes that it starts: all of them end when its standard input closes.
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...environment, ...settings(port, enforcesPolicies), ATTESTA_CORRECTED: corrected ? '1' : '0', TMPDIR: folder },
  });
  const log = collect(child);
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const stop = async () => {
    child.stdin.end();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await untilHealthy(child, `${url}/_ministack/health`, log);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, certificateFile, environment, log, stop };
}

const settings = (port: number, enforcesPolicies: boolean): Record<string, string> => ({
  GATEWAY_PORT: String(port),
  BIND_HOST: '127.0.0.1',
  // Part of the names that it makes up, and `{api}.execute-api.127.0.0.1` is none that a URL may have.
  MINISTACK_HOST: 'localhost',
  MINISTACK_REGION: emulated.region,
  MINISTACK_ACCOUNT_ID: emulated.account,
  AUTH: String(enforcesPolicies),
  USE_SSL: enforcesPolicies ? '1' : '0',
  // Listeners of services that Attesta does not use.
  SFTP_ENABLED: '0',
  IOT_MTLS_ENABLED: '0',
  PYTHONUNBUFFERED: '1',
  PYTHONDONTWRITEBYTECODE: '1',
});

/**
 * The emulator runs Lambda functions with the first `node` on the PATH: this one, which is ours and opens no connection to another machine
 * (a function may set NODE_OPTIONS itself).
 */
function writeNode(folder: string): void {
  mkdirSync(join(folder, 'bin'));
  const script = `#!/bin/sh\nexec '${process.execPath}' --import='${join(import.meta.dirname, 'only-loopback.ts')}' "$@"\n`;
  writeFileSync(join(folder, 'bin', 'node'), script, { mode: 0o755 });
}

/** Nothing is inherited but the way to programs. */
function environmentOf(url: string, folder: string, certificateFile: string | null): Record<string, string> {
  const home = join(folder, 'home');
  mkdirSync(home);
  const services = ['', '_S3', '_DYNAMODB', '_SQS', '_STS', '_IAM', '_SSM', '_CLOUDFORMATION', '_LAMBDA', '_EVENTS', '_KMS'];
  return {
    PATH: [join(folder, 'bin'), dirname(process.execPath), process.env.PATH ?? ''].join(delimiter),
    HOME: home,
    ...Object.fromEntries(services.map((service) => [`AWS_ENDPOINT_URL${service}`, url])),
    AWS_ACCESS_KEY_ID: emulated.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: emulated.credentials.secretAccessKey,
    AWS_REGION: emulated.region,
    AWS_DEFAULT_REGION: emulated.region,
    AWS_CONFIG_FILE: join(home, 'no-config'),
    AWS_SHARED_CREDENTIALS_FILE: join(home, 'no-credentials'),
    AWS_EC2_METADATA_DISABLED: 'true',
    ...(certificateFile ? { NODE_EXTRA_CA_CERTS: certificateFile } : {}),
  };
}

function collect(child: ChildProcess): () => string {
  const pieces: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => pieces.push(text));
  return () => pieces.join('');
}

/** Milliseconds; it needs two or three seconds on an idle machine. */
const patience = 60_000;

async function untilHealthy(child: ChildProcess, url: string, log: () => string): Promise<void> {
  const giveUp = Date.now() + patience;
  while (child.exitCode === null && Date.now() < giveUp) {
    if ((await statusOf(url)) === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the emulator did not start:\n${log()}`);
}

/** null where nothing answers yet. Its certificate may not be written yet, and nothing secret is asked. */
function statusOf(url: string): Promise<number | null> {
  const options = { agent: false, rejectUnauthorized: false };
  return new Promise((resolve) => {
    const request = url.startsWith('https:') ? https.get(url, options) : http.get(url, options);
    request.once('error', () => resolve(null));
    request.once('response', (response) => {
      response.resume();
      resolve(response.statusCode ?? null);
    });
  });
}

/** A port that was free a moment ago. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))));
    });
  });
}
