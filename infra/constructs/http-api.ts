import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpStage, type IHttpRouteAuthorizer, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer, HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { nameInStage } from '../names.ts';
import type { Settings } from '../settings.ts';

/**
 * Every route of the API to its one function, which knows the paths. Never open: without an issuer of tokens, callers sign with IAM and
 * need `execute-api:Invoke`.
 */
export function httpApi(scope: Construct, api: IFunction, settings: Settings): HttpStage {
  const { stage, jwt } = settings;
  const http = new HttpApi(scope, 'Http', {
    apiName: nameInStage('attesta', stage),
    description: 'Attesta: what was uploaded and how it was judged',
    createDefaultStage: false,
    defaultIntegration: new HttpLambdaIntegration('Api', api, { timeout: Duration.seconds(29) }),
    defaultAuthorizer: authorizer(jwt),
    ...(jwt && { defaultAuthorizationScopes: [jwt.scope] }),
  });
  const logGroup = new LogGroup(scope, 'HttpLog', {
    logGroupName: `/attesta/api-access-${stage}`,
    retention: settings.logRetentionDays,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  return new HttpStage(scope, 'HttpStage', {
    httpApi: http,
    stageName: '$default',
    autoDeploy: true,
    throttle: { rateLimit: 50, burstLimit: 100 },
    detailedMetricsEnabled: true,
    accessLogSettings: { destination: new LogGroupLogDestination(logGroup), format: AccessLogFormat.custom(JSON.stringify(accessLine)) },
  });
}

const authorizer = (jwt: Settings['jwt']): IHttpRouteAuthorizer =>
  jwt ? new HttpJwtAuthorizer('Tokens', jwt.issuer, { jwtAudience: [...jwt.audience] }) : new HttpIamAuthorizer();

/** Who asked for what, and what came back. No query, no header, no token: a user id is the only personal datum. */
const accessLine = {
  requestId: '$context.requestId',
  time: '$context.requestTime',
  method: '$context.httpMethod',
  path: '$context.path',
  status: '$context.status',
  bytes: '$context.responseLength',
  milliseconds: '$context.responseLatency',
  ip: '$context.identity.sourceIp',
  user: '$context.authorizer.claims.sub',
  caller: '$context.identity.caller',
  error: '$context.error.message',
};
