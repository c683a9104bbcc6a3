import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readClaims } from '../../functions/api/access/claims.ts';
import { bucketPolicyStatements } from '../../infra/definitions/bucket-policy.ts';
import { entityUploadPolicy } from '../../infra/definitions/entity-access.ts';
import { metricDefinitions } from '../../infra/definitions/metrics.ts';
import { usualClaims } from '../../infra/definitions/tokens.ts';
import { settingNames } from '../../infra/settings.ts';
import { keyOf } from '../functions/rig/dossier.ts';
import { credentials, type RunningS3, startTestS3 } from '../local/s3-fixture.ts';
import { type Synthesised, synthesise } from './synthesised.ts';

/** docs/operatore.md says what there is and nothing that is not: a guide that lies is found by the operator at the worst hour. */
const root = join(import.meta.dirname, '../..');
const guide = readFileSync(join(root, 'docs/operatore.md'), 'utf8');
/** Words in backticks of the first cells of the table with this head. */
function namesInTable(head: string): string[] {
  const [, rows = ''] = guide.split(`| ${head} |`);
  const table = rows.split('\n\n')[0] ?? '';
  const firstCells = table.split('\n').flatMap((line) => /^\| (.+?) \|/.exec(line)?.[1] ?? []);
  return firstCells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1] as string));
}

let stacks: Synthesised;
beforeAll(() => {
  stacks = synthesise({
    context: { stage: 'prova', entities: 'p_vd', jwtIssuer: 'https://accesso.valdoro.example', jwtAudience: 'console' },
  });
});

describe('the guide of the operator', () => {
  test('tells every setting', () => expect(namesInTable('nome | che cosa sceglie').sort()).toEqual([...settingNames].sort()));

  test('tells every alarm', () => {
    const alarms = [stacks.pipeline, stacks.access].flatMap((template) => Object.values(template.of('AWS::CloudWatch::Alarm')));
    const names = alarms.map(({ Properties }) => String(Properties.AlarmName).replace(/^attesta-(.+)-prova$/, '$1'));
    expect(namesInTable('allarme | che cosa è successo').sort()).toEqual(names.sort());
    expect(guide).toContain(`${names.length} allarmi`);
  });

  test('tells every metric, with its dimension', () => {
    const words = Object.entries(metricDefinitions).flatMap(([name, { by }]) => [name, ...(by === null ? [] : [by])]);
    expect(namesInTable('metrica | che cosa conta').sort()).toEqual(words.sort());
  });

  test('asks the stacks for outputs that they have', () => {
    const asked = [...guide.matchAll(/uscita (pipeline|access|console) (\w+)/g)].map(([, stack, output]) => `${stack} ${output}`);
    const there = (['pipeline', 'access', 'console'] as const).flatMap((stack) =>
      Object.keys(stacks[stack]?.outputs ?? {}).map((output) => `${stack} ${output}`),
    );
    expect(there).toEqual(expect.arrayContaining(asked));
    expect(asked.length).toBeGreaterThan(8);
  });

  test('names statements of policies that are there', () => {
    const arns = { bucketArn: 'b', keyArn: 'k' };
    const sids = [
      ...entityUploadPolicy({ ...arns, ipa: 'p_vd' }).Statement,
      ...bucketPolicyStatements({ ...arns, writers: { digests: [], records: [], reviews: [] } }),
    ].map(({ Sid }) => Sid);
    const named = [...guide.matchAll(/l’istruzione `(\w+)`/g)].map((match) => match[1]);
    expect(sids).toEqual(expect.arrayContaining(named));
    expect(named.length).toBeGreaterThan(1);
  });

  test('opens the bucket’s policy by the one statement that forbids to delete, and by no other', () => {
    const statements = bucketPolicyStatements({ bucketArn: 'b', keyArn: 'k', writers: { digests: ['d'], records: ['r'], reviews: [] } });
    const directory = mkdtempSync(join(tmpdir(), 'attesta-guide-'));
    try {
      writeFileSync(join(directory, 'policy.json'), JSON.stringify({ Version: '2012-10-17', Statement: statements }));
      const [, script = ''] = /node -p "(.+)" > aperta\.json/.exec(guide) ?? [];
      const opened = execFileSync(process.execPath, ['-p', script], { cwd: directory, encoding: 'utf8' });
      const left = statements.filter(({ Sid }) => Sid !== 'NobodyDeletes');
      expect(left).toHaveLength(statements.length - 1);
      expect(JSON.parse(opened)).toEqual({ Version: '2012-10-17', Statement: left });
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  });

  test('names functions, queues and logs as they are deployed', () => {
    const { text } = stacks.pipeline;
    const named = [...guide.matchAll(/attesta-(?:ingest|assess|recheck|uploads|assessments)(?:-dlq)?(?=-\$STAGE)/g)].map(([name]) => name);
    expect(named.length).toBeGreaterThan(3);
    for (const name of named) expect(text).toContain(`${name}-prova`);
  });
});

describe('the trigger of Cognito, as the guide has it', () => {
  const [, script = ''] = /```js\n(export const handler[\s\S]*?)```/.exec(guide) ?? [];
  const triggered = async (userAttributes: Record<string, string>) => {
    const { handler } = (await import(`data:text/javascript,${encodeURIComponent(script)}`)) as {
      handler(event: object): Promise<{ response: { claimsAndScopeOverrideDetails: { accessTokenGeneration: Token } } }>;
    };
    return (await handler({ request: { userAttributes }, response: {} })).response.claimsAndScopeOverrideDetails.accessTokenGeneration;
  };
  interface Token {
    readonly claimsToAddOrOverride: Readonly<Record<string, string>>;
  }

  test.each([
    ['attesta-entity', { 'custom:ipa': 'p_vd', name: 'Ada Bianchi' }, { role: 'entity', ipa: 'p_vd', name: 'Ada Bianchi' }],
    ['attesta-auditor', { 'custom:projects': 'all' }, { role: 'auditor', projects: 'all', name: 'u-1' }],
    ['attesta-operator', { email: 'ada@valdoro.example' }, { role: 'operator' }],
  ])('makes a token of %s that lets in', async (group, attributes, caller) => {
    const { claimsToAddOrOverride } = await triggered(attributes);
    const claims = { sub: 'u-1', 'cognito:groups': ['eu-south-1_x_Spid', group], ...claimsToAddOrOverride };
    expect(readClaims(claims, usualClaims)).toMatchObject({ is: 'caller', caller });
  });

  test('puts nothing else of a person into it', async () => {
    const { claimsToAddOrOverride } = await triggered({ email: 'ada@valdoro.example', 'custom:cf': 'x' });
    expect(claimsToAddOrOverride).toEqual({});
  });
});

describe('a link for an entity without a user of its own, signed as the guide tells', () => {
  const content = 'schema: attesta/declaration@1\n';
  const sha256 = createHash('sha256').update(content).digest();
  let s3: RunningS3;
  let bucket: string;
  beforeAll(async () => {
    s3 = await startTestS3();
    bucket = await s3.bucket('locked');
  });
  afterAll(() => s3.stop());

  const sign = () => {
    const [, script = ''] = /```js\n([^`]*getSignedUrl[\s\S]*?)```/.exec(guide) ?? [];
    const args = [bucket, keyOf('dossier.yaml'), String(content.length), sha256.toString('hex')];
    const printed = execFileSync(process.execPath, ['--input-type=module', '-e', script, '--', ...args], {
      cwd: root,
      encoding: 'utf8',
      env: {
        AWS_ACCESS_KEY_ID: credentials.accessKeyId,
        AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
        AWS_REGION: 'eu-south-1',
        AWS_ENDPOINT_URL_S3: s3.url,
      },
    });
    const [, checksum = '', url = ''] = /^curl -f -T FILE -H 'x-amz-checksum-sha256: (\S+)' '(\S+)'\n$/.exec(printed) ?? [];
    return { url, checksum };
  };
  const put = async (url: string, body: string, checksum: string) =>
    (await fetch(url, { method: 'PUT', body, headers: { 'x-amz-checksum-sha256': checksum } })).status;
  const otherChecksum = createHash('sha256').update('x'.repeat(content.length)).digest('base64');

  test('lives a quarter of an hour', () => expect(new URL(sign().url).searchParams.get('X-Amz-Expires')).toBe('900'));

  const uploads: [string, number, (link: ReturnType<typeof sign>) => Promise<number>][] = [
    ['is good for the very bytes', 200, ({ url, checksum }) => put(url, content, checksum)],
    ['for no other bytes of that length', 400, ({ url, checksum }) => put(url, 'x'.repeat(content.length), checksum)],
    ['for no other bytes with their own checksum', 403, ({ url }) => put(url, 'x'.repeat(content.length), otherChecksum)],
    ['for no other length', 403, ({ url, checksum }) => put(url, `${content}more`, checksum)],
    ['for no other key', 403, ({ url, checksum }) => put(url.replace('dossier.yaml', 'dossier.json'), content, checksum)],
    ['for no other entity', 403, ({ url, checksum }) => put(url.replace('p_vd', 'p_vd2'), content, checksum)],
  ];
  test.each(uploads)('%s: %i', async (_what, status, act) => expect(await act(sign())).toBe(status));
});
