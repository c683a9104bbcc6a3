import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { CreateBucketCommand, GetObjectCommand, PutBucketVersioningCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { createS3Client } from '../../../functions/adapters/s3.ts';
import type { InputSpec } from '../inputs/input.ts';
import { benchCredentials } from '../jobs/remote.ts';
import type { Cores } from '../measure/cores.ts';

export interface ServedInput {
  readonly spec: InputSpec;
  readonly specPath: string;
  stop(): Promise<void>;
}

const bucket = 'bench';
const AN_HOUR = 3600;

/** Puts an input into an S3 endpoint that runs in another process, on the core that contenders do not have. */
export async function serveInput(spec: InputSpec, folder: string, cores: Cores): Promise<ServedInput> {
  const own = mkdtempSync(join(folder, 's3-'));
  const [program = '', ...args] = cores.forServer([process.execPath, join(import.meta.dirname, 's3-server.ts'), own]);
  const server = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => server.once('close', () => resolve()));
  const stop = async (): Promise<void> => {
    server.stdin.end();
    await ended;
    rmSync(own, { recursive: true, force: true });
  };
  try {
    const port = await new Promise<string>((resolve, reject) => {
      server.stdout.once('data', (line: Buffer) => resolve(line.toString().trim()));
      void ended.then(() => reject(new Error('the S3 endpoint ended before it had a port')));
    });
    const endpoint = `http://127.0.0.1:${port}`;
    const remote = await putInput(spec, endpoint);
    const served: InputSpec = { ...spec, remote: { endpoint, bucket, ...remote } };
    const specPath = join(own, 'served.spec.json');
    writeFileSync(specPath, JSON.stringify(served));
    return { spec: served, specPath, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('base64');
}

async function putInput({ path, bytes, name }: InputSpec, endpoint: string): Promise<{ key: string; versionId: string; url: string }> {
  const s3 = createS3Client({ region: 'eu-south-1', endpoint, credentials: benchCredentials });
  await s3.send(new CreateBucketCommand({ Bucket: bucket }));
  await s3.send(new PutBucketVersioningCommand({ Bucket: bucket, VersioningConfiguration: { Status: 'Enabled' } }));
  const object = { Bucket: bucket, Key: name };
  // With its sha256, as uploads are signed (functions/adapters/s3-uploads.ts).
  const ChecksumSHA256 = await sha256OfFile(path);
  const put = new PutObjectCommand({ ...object, Body: createReadStream(path), ContentLength: bytes, ChecksumSHA256 });
  const { VersionId = '' } = await s3.send(put);
  const url = await getSignedUrl(s3, new GetObjectCommand(object), { expiresIn: AN_HOUR });
  s3.destroy();
  return { key: name, versionId: VersionId, url };
}
