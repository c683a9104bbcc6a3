import { readFileSync } from 'node:fs';
import { HeadObjectCommand } from '@aws-sdk/client-s3';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { apiHandler } from '../../../functions/api/api-handler.ts';
import { captured, speakingTelemetry } from '../rig/captured-output.ts';
import { type Desk, openDesk } from '../rig/desk.ts';
import { dossier, keyOf, project } from '../rig/dossier.ts';
import { type Endpoints, startEndpoints } from '../rig/endpoints.ts';
import type { Claims } from '../rig/issuer.ts';
import { asEntity, bearer, testIdentify } from '../rig/sign-in.ts';
import { context } from '../rig/world.ts';

/** What a request that writes leaves in the log, as Lambda gives it: who did what to which project, and no word of what was written. */
const secret = 'LudovicaPiantata';
const event = JSON.parse(readFileSync(new URL('../events/http-api-get.json', import.meta.url), 'utf8')) as APIGatewayProxyEventV2;
let endpoints: Endpoints;
let desk: Desk;
beforeAll(async () => {
  endpoints = await startEndpoints();
});
afterAll(() => endpoints.stop());
beforeEach(async () => {
  desk = await openDesk(endpoints);
});

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: string;
  readonly type?: string;
  readonly who?: Claims;
  readonly headers?: Readonly<Record<string, string>>;
}

/** As the HTTP API hands a request over: a body that is no text of its own kind as base64. */
async function invoked({ method, path, body, type = 'application/yaml', who = asEntity(project.ipa), headers = {} }: Asked) {
  const handler = apiHandler(
    { ...desk.world.ports, clock: () => Date.parse('2026-01-10T09:00:00Z') },
    speakingTelemetry('api', Date.now),
    testIdentify,
  );
  const isText = type === 'application/json';
  const sent: APIGatewayProxyEventV2 = {
    ...event,
    rawPath: `/projects/${project.ipa}/${project.cup}${path}`,
    rawQueryString: '',
    headers: { ...event.headers, 'content-type': type, authorization: (await bearer(who)).Authorization, ...headers },
    requestContext: { ...event.requestContext, http: { ...event.requestContext.http, method } },
    body: isText ? body : Buffer.from(body).toString('base64'),
    isBase64Encoded: !isText,
  };
  let status = 0;
  const output = await captured(async () => {
    status = Number((await handler(sent, context)).statusCode);
  });
  return { status, output, line: output.lines.find(({ message }) => message === 'request') };
}

const files = (path: string) => JSON.stringify({ files: [{ path, bytes: 1, sha256: '0'.repeat(64) }] });

describe('the line of a request', () => {
  test('that put a declaration says so, with the version', async () => {
    const { status, line, output } = await invoked({
      method: 'PUT',
      path: '/declaration',
      body: dossier(secret),
      headers: { 'if-none-match': '*' },
    });
    const { versionId } = (await desk.ask('entity', 'GET', '/declaration')).json;
    expect([status, line]).toMatchObject([
      200,
      {
        method: 'PUT',
        route: '/projects/:ipa/:cup/declaration',
        project: `${project.ipa}/${project.cup}`,
        consumer: 'ente-p_vd',
        status: 200,
        did: 'declaration put',
        id: versionId,
        requestId: 'JKJaXmPLvHcESHA=',
      },
    ]);
    expect(output.text).not.toContain(secret);
  });

  test('that asked to send files says how many', async () => {
    const { line, output } = await invoked({
      method: 'POST',
      path: '/uploads',
      body: files(`protocollo/contract/${secret}.pdf`),
      type: 'application/json; charset=utf-8',
    });
    expect(line).toMatchObject({ did: 'uploads permitted', files: 1, status: 200 });
    expect(output.text).not.toContain(secret);
  });

  test.each([
    [
      'a declaration that is not taken',
      { method: 'PUT', path: '/declaration', body: dossier(secret).replace('transfer', secret), headers: { 'if-none-match': '*' } },
      422,
    ],
    ['a file that is not permitted', { method: 'POST', path: '/uploads', body: files(`${secret}/a.pdf`), type: 'application/json' }, 422],
    ['a body that is no JSON', { method: 'POST', path: '/uploads', body: `{${secret}`, type: 'application/json' }, 400],
    ['a review of nothing', { method: 'POST', path: '/reviews', body: `{"reason":"${secret}"}`, type: 'application/json' }, 403],
  ])('of %s says that nothing was done, and quotes nothing', async (_what, asked, expected) => {
    const { status, line, output } = await invoked(asked);
    expect(status).toBe(expected);
    expect(line).toMatchObject({ status: expected, consumer: 'ente-p_vd' });
    expect(line).not.toHaveProperty('did');
    expect(output.text).not.toContain(secret);
  });
});

test('a person whose id is no plain id is kept by its hash: a mail address would stay in the bucket for ever', async () => {
  const who = { ...asEntity(project.ipa), sub: `${secret}@valdoro.example` };
  await invoked({ method: 'PUT', path: '/declaration', body: dossier(), headers: { 'if-none-match': '*' }, who });
  const { Metadata } = await endpoints.s3.send(new HeadObjectCommand({ Bucket: desk.bucket, Key: keyOf('dossier.yaml') }));
  expect(Metadata).toEqual({ 'attesta-who': expect.stringMatching(/^sha256:[0-9a-f]{64}$/) });
});
