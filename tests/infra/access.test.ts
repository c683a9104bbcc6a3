import { beforeAll, describe, expect, test } from 'vitest';
import { readTokenSettings } from '../../functions/adapters/token-settings.ts';
import { entityUploadPolicy } from '../../infra/definitions/entity-access.ts';
import { tokenAlgorithms, usualClaims, usualScope } from '../../infra/definitions/tokens.ts';
import { type ReadTemplate, statementsIn, synthesise } from './synthesised.ts';

const jwt = { jwtIssuer: 'https://accesso.valdoro.example/auditors', jwtAudience: 'console,scripts' };

let signed: ReadTemplate;
let withTokens: ReadTemplate;
let pipelines: readonly ReadTemplate[];
beforeAll(() => {
  const stacks = [
    synthesise({ context: { entities: 'P_VD, c_va' } }),
    synthesise({ context: { ...jwt, logRetentionDays: '30' } }),
  ] as const;
  [signed, withTokens] = [stacks[0].access, stacks[1].access];
  pipelines = stacks.map(({ pipeline }) => pipeline);
});

const routes = (template: ReadTemplate) => Object.values(template.of('AWS::ApiGatewayV2::Route')).map(({ Properties }) => Properties);

describe('the API', () => {
  test('without an issuer of tokens takes calls that IAM has signed', () => {
    expect(routes(signed)).toEqual([expect.objectContaining({ RouteKey: '$default', AuthorizationType: 'AWS_IAM' })]);
  });

  test('with one takes its tokens, for our audience, with its scope', () => {
    expect(routes(withTokens)).toEqual([
      expect.objectContaining({
        RouteKey: '$default',
        AuthorizationType: 'JWT',
        AuthorizerId: '<HttpTokens>',
        AuthorizationScopes: ['attesta/api'],
      }),
    ]);
    expect(withTokens.properties('HttpTokens', 'AWS::ApiGatewayV2::Authorizer')).toMatchObject({
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: { Issuer: jwt.jwtIssuer, Audience: ['console', 'scripts'] },
    });
  });

  test('and its function checks the same tokens itself, or the same signatures', () => {
    const told = pipelines.map((template) => {
      const { Variables } = template.properties('Api', 'AWS::Lambda::Function').Environment as { Variables: Record<string, string> };
      return readTokenSettings(Variables.ATTESTA_TOKENS ?? '');
    });
    expect(told).toEqual([
      'iam',
      { issuer: jwt.jwtIssuer, audience: ['console', 'scripts'], scope: usualScope, algorithms: tokenAlgorithms, claims: usualClaims },
    ]);
    for (const name of ['Ingest', 'Assess', 'Recheck'])
      for (const template of pipelines)
        expect(JSON.stringify(template.properties(name, 'AWS::Lambda::Function').Environment)).not.toContain('ATTESTA_TOKENS');
  });

  test('is never open, whatever is deployed', () => {
    for (const template of [signed, withTokens]) {
      expect(routes(template)).not.toEqual([]);
      for (const { AuthorizationType } of routes(template)) expect(['AWS_IAM', 'JWT']).toContain(AuthorizationType);
    }
  });

  test('hands everything to the one function that knows the paths, which takes calls of this API alone', () => {
    const [integration] = Object.values(signed.of('AWS::ApiGatewayV2::Integration'));
    expect(integration?.Properties).toMatchObject({
      IntegrationType: 'AWS_PROXY',
      IntegrationUri: '<Api.Arn>',
      PayloadFormatVersion: '2.0',
    });
    const [permission] = Object.values(signed.of('AWS::Lambda::Permission'));
    expect(permission?.Properties).toMatchObject({
      Principal: 'apigateway.amazonaws.com',
      FunctionName: '<Api.Arn>',
      SourceArn: expect.stringContaining('arn:aws:execute-api:eu-south-1:<AWS::AccountId>:<Http>/'),
    });
  });

  test('is slowed down before it costs, and logs who asked for what, never with what token', () => {
    const stage = withTokens.properties('HttpStage', 'AWS::ApiGatewayV2::Stage');
    const { ThrottlingRateLimit, ThrottlingBurstLimit } = stage.DefaultRouteSettings as Record<string, number>;
    expect(ThrottlingRateLimit).toBeGreaterThan(0);
    expect(ThrottlingBurstLimit).toBeGreaterThanOrEqual(ThrottlingRateLimit ?? 0);
    const { Format, DestinationArn } = stage.AccessLogSettings as { Format: string; DestinationArn: string };
    expect(DestinationArn).toBe('<HttpLog.Arn>');
    expect(withTokens.properties('HttpLog', 'AWS::Logs::LogGroup').RetentionInDays).toBe(30);
    const line = JSON.parse(Format) as Record<string, string>;
    expect(line).toMatchObject({ method: '$context.httpMethod', path: '$context.path', status: '$context.status' });
    expect(Format).not.toMatch(/authorization|header|querystring|token/i);
  });
});

describe('the machine user of an entity', () => {
  test.each([
    ['P_VD', 'p_vd'],
    ['c_va', 'c_va'],
  ])('%s gets the policy of definitions/entity-access.ts, and the stack says where it is', (ipa, written) => {
    const id = `Upload${written.replace('_', '')}`;
    const { PolicyDocument, ManagedPolicyName } = signed.properties(id, 'AWS::IAM::ManagedPolicy');
    expect(ManagedPolicyName).toBe(`attesta-upload-${written}-dev`);
    const expected = entityUploadPolicy({ bucketArn: '<Evidence.Arn>', keyArn: '<Key.Arn>', ipa });
    expect(statementsIn(PolicyDocument).map(inLists)).toEqual(expected.Statement.map(inLists));
    expect(signed.outputs[`UploadPolicy${written.replace('_', '')}`]).toBe(`<${id}>`);
  });

  test('goes without a deadlock: what its policy reads of the pipeline is exported with entities and without', () => {
    const exportsOf = (entities: string | null) =>
      synthesise({ context: entities === null ? {} : { entities } }).pipeline.exports.filter((name) => /Evidence|Key/.test(name));
    expect(exportsOf('p_vd').length).toBeGreaterThan(1);
    expect(exportsOf(null)).toEqual(exportsOf('p_vd'));
  });

  test('no user and no key of one is ever in a template', () => {
    for (const type of ['AWS::IAM::User', 'AWS::IAM::AccessKey']) expect(signed.of(type)).toEqual({});
  });
});

/** IAM takes one value for a list of one, and any order of actions. */
function inLists(statement: object): object {
  const { Action, Resource, ...rest } = statement as { Action: unknown; Resource: unknown };
  return { ...rest, Action: [Action].flat().sort(), Resource: [Resource].flat().sort() };
}
