import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { WrongUsage } from '../../local/cli/command.ts';
import { publish } from '../../local/cli/publish.ts';
import { type LoopbackEndpoint, serveOnLoopback } from '../../local/machine/serve-on-loopback.ts';
import { credentials, type RunningS3, startTestS3 } from '../local/s3-fixture.ts';

/** `attesta publish` against a bucket over HTTP and against what CloudFormation answers of a stack. */
let s3: RunningS3;
let formation: LoopbackEndpoint;
let bucket: string;
const config = { api: '/api', signIn: { issuer: 'http://127.0.0.1:1', clientId: 'x', scope: 'openid' }, now: null };

beforeAll(async () => {
  s3 = await startTestS3();
  bucket = await s3.bucket('plain');
  formation = await serveOnLoopback(async (request) => answerOf(new URLSearchParams(await request.text())), 0, 'PORT');
});
afterAll(async () => {
  await formation.stop();
  await s3.stop();
});
beforeEach(() => {
  const settings = {
    AWS_REGION: 'eu-south-1',
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_ENDPOINT_URL_S3: s3.url,
    AWS_ENDPOINT_URL_CLOUDFORMATION: `http://127.0.0.1:${formation.port}`,
  };
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** As CloudFormation answers DescribeStacks: the query protocol, in XML. */
function answerOf(asked: URLSearchParams): Response {
  const type = { 'Content-Type': 'text/xml' };
  if (asked.get('StackName') !== 'attesta-console-prova') {
    const fault = '<Error><Type>Sender</Type><Code>ValidationError</Code><Message>Stack does not exist</Message></Error>';
    return new Response(`<ErrorResponse>${fault}<RequestId>r</RequestId></ErrorResponse>`, { status: 400, headers: type });
  }
  const outputs = {
    ConsoleUrl: 'http://127.0.0.1:1/',
    SiteBucketName: bucket,
    EvidenceOrigin: s3.url,
    ConsoleTarget: 'd1.cloudfront.example',
    ConsoleConfig: JSON.stringify(config).replaceAll('"', '&quot;'),
  };
  const members = Object.entries(outputs).map(
    ([name, value]) => `<member><OutputKey>${name}</OutputKey><OutputValue>${value}</OutputValue></member>`,
  );
  const stack = `<StackName>attesta-console-prova</StackName><Outputs>${members.join('')}</Outputs>`;
  const result = `<DescribeStacksResult><Stacks><member>${stack}</member></Stacks></DescribeStacksResult>`;
  return new Response(`<DescribeStacksResponse>${result}</DescribeStacksResponse>`, { headers: type });
}

async function printed(args: readonly string[]): Promise<{ readonly code: number; readonly text: string }> {
  let text = '';
  vi.spyOn(process.stdout, 'write').mockImplementation(((chunk: string, done?: () => void) => {
    text += chunk;
    done?.();
    return true;
  }) as never);
  const code = await publish(args);
  return { code, text };
}

test('--check puts nothing, and says what a browser does not find', async () => {
  const { code, text } = await printed(['--stage', 'prova', '--check']);
  expect(code).toBe(1);
  expect(text).toContain('http://127.0.0.1:1/ non dà la pagina (risponde nulla)');
  expect((await s3.client.send(new ListObjectsV2Command({ Bucket: bucket }))).KeyCount ?? 0).toBe(0);
});

test('puts every file and the configuration of the stack', { timeout: 300_000 }, async () => {
  const { code, text } = await printed(['--stage', 'prova', '--json']);
  const { put, missing } = JSON.parse(text) as { put: number; missing: readonly { what: string }[] };
  expect([code, missing.map(({ what }) => what)]).toEqual([1, ['page']]);
  const { Contents = [] } = await s3.client.send(new ListObjectsV2Command({ Bucket: bucket }));
  expect(Contents.length).toBe(put);
  expect(Contents.map(({ Key }) => Key)).toEqual(expect.arrayContaining(['index.html', 'config.json', 'favicon.svg']));
  const { Body, CacheControl } = await s3.client.send(new GetObjectCommand({ Bucket: bucket, Key: 'config.json' }));
  expect([JSON.parse((await Body?.transformToString()) ?? ''), CacheControl]).toEqual([config, 'no-cache']);
});

test('a stage without a console is no fault of ours', async () => {
  await expect(publish(['--stage', 'altro'])).rejects.toThrow(WrongUsage);
  await expect(publish(['--stage', 'altro'])).rejects.toThrow('la console nasce con jwtIssuer');
});
