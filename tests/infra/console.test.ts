import { beforeAll, describe, expect, test } from 'vitest';
import { createS3Client } from '../../functions/adapters/s3.ts';
import { s3Uploads } from '../../functions/adapters/s3-uploads.ts';
import { consoleAcknowledgements } from '../../infra/console-acknowledgements.ts';
import { readSettings } from '../../infra/settings.ts';
import { distributionOf, managed } from './cloudfront-in-small.ts';
import { type ReadTemplate, type Synthesised, statementsIn, synthesise } from './synthesised.ts';

const people = {
  stage: 'prova',
  jwtIssuer: 'https://cognito-idp.eu-south-1.amazonaws.com/eu-south-1_Valdoro',
  jwtAudience: 'abc,scripts',
  consoleConnect: 'https://valdoro.auth.eu-south-1.amazoncognito.com',
};
const named = {
  consoleDomain: 'attesta.valdoro.example',
  consoleCertificate: 'arn:aws:acm:us-east-1:111122223333:certificate/1f0e',
  consoleWebAcl: 'arn:aws:wafv2:us-east-1:111122223333:global/webacl/attesta/2a',
};

let trial: Synthesised;
let own: Synthesised;
let console: ReadTemplate;
let ownConsole: ReadTemplate;
beforeAll(() => {
  trial = synthesise({ context: people, checked: true });
  own = synthesise({ context: { ...people, ...named, logRetentionDays: '30' }, checked: true });
  [console, ownConsole] = [trial.console as ReadTemplate, own.console as ReadTemplate];
}, 120_000);

const corsOf = ({ pipeline }: Synthesised) => {
  const { CorsConfiguration } = pipeline.properties('Evidence', 'AWS::S3::Bucket') as {
    CorsConfiguration?: { CorsRules: readonly { readonly AllowedOrigins: readonly string[] }[] };
  };
  return CorsConfiguration?.CorsRules.flatMap(({ AllowedOrigins }) => AllowedOrigins) ?? [];
};
const policyOf = (template: ReadTemplate): string =>
  JSON.stringify(template.properties('Headers', 'AWS::CloudFront::ResponseHeadersPolicy'));

test('there is a console where people can sign in, and nowhere else', () => {
  const { console: none, edge } = synthesise();
  expect([none, edge]).toEqual([null, null]);
});

test.each([
  ['with a domain of its own', () => own, { ...people, ...named }],
  ['without', () => trial, people],
] as const)('%s: the checkers find nothing that is not answered, and every answer is of a finding', (_what, made, context) => {
  const { report } = made();
  expect(report.found).toEqual([]);
  const settings = readSettings(context);
  const answers = consoleAcknowledgements(settings.console as NonNullable<typeof settings.console>);
  // What CDK itself warns of is not listed once it is answered.
  const answered = answers.flatMap(({ id }) => (id.startsWith('AwsSolutions::') ? [id.replace('AwsSolutions::', '')] : []));
  const accepted = report.accepted.filter((line) => line.includes('attesta-console-'));
  expect(answered.filter((id) => !accepted.some((line) => line.includes(id)))).toEqual([]);
});

test('templates are plain ASCII', () => {
  for (const { console, edge } of [trial, own]) expect(`${console?.text}${edge?.text}`).not.toMatch(/[^\x20-\x7e\n]/);
});

describe('the files', () => {
  test('are nobody’s but CloudFront’s: this distribution, by its own signature', () => {
    const { PublicAccessBlockConfiguration } = console.properties('Site', 'AWS::S3::Bucket');
    expect(Object.values(PublicAccessBlockConfiguration as object)).toEqual([true, true, true, true]);
    const allowed = statementsIn(console.properties('SitePolicy', 'AWS::S3::BucketPolicy')).filter(({ Effect }) => Effect === 'Allow');
    expect(allowed.flatMap(({ Action }) => Action).sort()).toEqual(['s3:GetObject', 's3:ListBucket']);
    for (const { Principal, Condition } of allowed) {
      expect(Principal).toEqual({ Service: 'cloudfront.amazonaws.com' });
      expect(JSON.stringify(Condition)).toContain('distribution/<Distribution>');
    }
    const [access] = Object.values(console.of('AWS::CloudFront::OriginAccessControl'));
    expect(access?.Properties.OriginAccessControlConfig).toMatchObject({ SigningBehavior: 'always', OriginAccessControlOriginType: 's3' });
  });

  test('are kept at the edge for as long as each says, and their errors not at all', () => {
    const { CachePolicyConfig } = console.properties('Files', 'AWS::CloudFront::CachePolicy');
    expect(CachePolicyConfig).toMatchObject({ MinTTL: 0, DefaultTTL: 0, MaxTTL: 31_536_000 });
    const errors = (distributionOf(console) as unknown as { CustomErrorResponses: readonly object[] }).CustomErrorResponses;
    expect(errors.length).toBe(11);
    for (const error of errors) expect(error).toEqual({ ErrorCode: expect.any(Number), ErrorCachingMinTTL: 0 });
  });
});

test('the API is asked by its own name, over TLS 1.2, with everything that came, and no answer is kept', () => {
  const { CacheBehaviors, Origins } = distributionOf(console);
  expect(CacheBehaviors).toHaveLength(1);
  expect(CacheBehaviors[0]).toMatchObject({
    PathPattern: '/api/*',
    CachePolicyId: managed.cachingDisabled,
    OriginRequestPolicyId: managed.allViewerExceptHost,
    ViewerProtocolPolicy: 'https-only',
  });
  expect([...(CacheBehaviors[0]?.AllowedMethods ?? [])].sort()).toEqual(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT']);
  expect(Origins.find(({ CustomOriginConfig }) => CustomOriginConfig)).toMatchObject({
    DomainName: '<Http>.execute-api.eu-south-1.<AWS::URLSuffix>',
    CustomOriginConfig: { OriginProtocolPolicy: 'https-only', OriginSSLProtocols: ['TLSv1.2'] },
  });
});

describe('the console and the bucket of evidence name each other', () => {
  test('with a domain of its own: from that one setting, at the first deployment', () => {
    expect(corsOf(own)).toEqual(['https://attesta.valdoro.example']);
    expect(ownConsole.outputs).toMatchObject({
      ConsoleUrl: 'https://attesta.valdoro.example/',
      RedirectUrl: 'https://attesta.valdoro.example/',
    });
    expect(distributionOf(ownConsole)).toMatchObject({
      Aliases: ['attesta.valdoro.example'],
      ViewerCertificate: { MinimumProtocolVersion: 'TLSv1.2_2021', AcmCertificateArn: named.consoleCertificate },
      WebACLId: named.consoleWebAcl,
    });
  });

  test('without: no page may until the name that CloudFront gave is told, and the stack says that name', () => {
    expect(corsOf(trial)).toEqual([]);
    expect(console.outputs.ConsoleUrl).toBe('https://<Distribution.DomainName>/');
    const consoleOrigins = 'https://d111111abcdef8.cloudfront.net';
    expect(corsOf(synthesise({ context: { ...people, consoleOrigins } }))).toEqual([consoleOrigins]);
    expect(corsOf(synthesise({ context: { ...people, ...named, consoleOrigins } }))).toEqual([
      'https://attesta.valdoro.example',
      consoleOrigins,
    ]);
  });

  test('the bucket’s name in the policy is the one that signed addresses have', async () => {
    const s3 = createS3Client({ region: 'eu-south-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } });
    const wanted = { key: 'uploads/p_vd/D19B25999990006/dossier.yaml', bytes: 1, sha256: '0'.repeat(64), who: 'u', seconds: 900 };
    const { url } = await s3Uploads(s3, 'attesta-prova').sign(wanted);
    // AWS, "AWS::S3::Bucket", RegionalDomainName: the name of the bucket, `s3`, the region.
    expect(new URL(url).host).toBe('attesta-prova.s3.eu-south-1.amazonaws.com');
    s3.destroy();
  });

  test('the pages may talk to the bucket, to the issuer, to where its tokens are, and to nobody else', () => {
    for (const template of [console, ownConsole])
      expect(policyOf(template)).toContain(
        "connect-src 'self' https://cognito-idp.eu-south-1.amazonaws.com https://valdoro.auth.eu-south-1.amazoncognito.com https://<Evidence.RegionalDomainName>;",
      );
    expect(console.outputs.EvidenceOrigin).toBe('https://<Evidence.RegionalDomainName>');
  });
});

test('the pages are told where to sign in: the first audience is the console, unless another is named', () => {
  const config = (template: ReadTemplate | null) => JSON.parse(template?.outputs.ConsoleConfig as string);
  expect(config(console)).toEqual({
    api: '/api',
    signIn: { issuer: people.jwtIssuer, clientId: 'abc', scope: 'openid profile attesta/api' },
    now: null,
  });
  const entra = { consoleClientId: 'spa', consoleScope: 'openid profile api://attesta/api' };
  expect(config(synthesise({ context: { ...people, ...entra } }).console).signIn).toEqual({
    ...{ issuer: people.jwtIssuer, clientId: 'spa', scope: 'openid profile api://attesta/api' },
  });
});

describe('the log of who asked for what', () => {
  test('is delivered from the one region that can, to a bucket of the console’s, where it ends', () => {
    const edge = own.edge as ReadTemplate;
    expect(edge.properties('Source', 'AWS::Logs::DeliverySource')).toMatchObject({
      ResourceArn: 'arn:aws:cloudfront::<AWS::AccountId>:distribution/<Distribution>',
      LogType: 'ACCESS_LOGS',
    });
    expect(edge.properties('Destination', 'AWS::Logs::DeliveryDestination')).toMatchObject({ DestinationResourceArn: '<ConsoleLogs.Arn>' });
    const { LifecycleConfiguration } = ownConsole.properties('ConsoleLogs', 'AWS::S3::Bucket');
    expect(LifecycleConfiguration).toEqual({ Rules: [expect.objectContaining({ ExpirationInDays: 30, Status: 'Enabled' })] });
    const writers = statementsIn(ownConsole.properties('ConsoleLogsPolicy', 'AWS::S3::BucketPolicy')).filter(
      ({ Effect }) => Effect === 'Allow',
    );
    expect(writers.map(({ Principal, Resource }) => [Principal, Resource])).toEqual(
      expect.arrayContaining([[{ Service: 'delivery.logs.amazonaws.com' }, '<ConsoleLogs.Arn>/AWSLogs/<AWS::AccountId>/*']]),
    );
  });

  test('holds no query, no cookie, no browser', () => {
    const { RecordFields } = (own.edge as ReadTemplate).properties('Delivery', 'AWS::Logs::Delivery');
    expect(RecordFields).toEqual(expect.arrayContaining(['date', 'time', 'c-ip', 'cs-method', 'cs-uri-stem', 'sc-status']));
    expect(JSON.stringify(RecordFields)).not.toMatch(/query|cookie|user-agent|referer/i);
  });
});

test('what the console reads of the stacks below is exported without it too: it may go', () => {
  const below = ({ pipeline, access }: Synthesised) =>
    [pipeline.exports, access.exports].flat().filter((name) => /Regional|Http/.test(name));
  expect(below(trial)).toHaveLength(2);
  expect(below(synthesise({ context: { stage: 'prova' } }))).toEqual(below(trial));
});
