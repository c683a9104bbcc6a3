import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { identifyBy } from '../../functions/api/access/identify.ts';
import { usualPatience } from '../../functions/api/access/issuer-keys.ts';
import { roleWords, usualClaims } from '../../infra/definitions/tokens.ts';
import { captured, speakingTelemetry } from './rig/captured-output.ts';
import { type Issuer, startIssuer } from './rig/issuer.ts';
import { asEntity } from './rig/sign-in.ts';
import { apiThatAsks, eager, whoAmI as me } from './rig/who-am-i.ts';

const { role, name } = usualClaims;
const clock = Date.now;

let issuer: Issuer;
beforeAll(async () => {
  issuer = await startIssuer();
});
afterAll(() => issuer.stop());

const app = (patience = eager, of = issuer) => apiThatAsks(identifyBy(of.settings, { clock, patience }));

describe('the issuer’s keys', () => {
  test('are asked for once, whoever comes and however often', async () => {
    const api = app();
    const before = issuer.keysAsked();
    await Promise.all(Array.from({ length: 5 }, async () => me(api, `Bearer ${await issuer.token()}`)));
    await me(api, `Bearer ${await issuer.token(asEntity('p_vd'))}`);
    expect(issuer.keysAsked() - before).toBe(1);
  });

  test('a key that is changed while we run is learned, and the old one is no longer good', async () => {
    const changing = await startIssuer();
    try {
      const api = app(eager, changing);
      const old = `Bearer ${await changing.token()}`;
      expect((await me(api, old)).status).toBe(200);
      await changing.changeKeys('RS256');
      expect((await me(api, `Bearer ${await changing.token()}`)).status).toBe(200);
      expect((await me(api, old)).status).toBe(401);
    } finally {
      await changing.stop();
    }
  });

  test('names of keys that somebody makes up do not make us ask without end', async () => {
    const api = app(usualPatience);
    await me(api, `Bearer ${await issuer.token()}`);
    const before = issuer.keysAsked();
    for (const kid of ['a', 'b', 'c']) expect((await me(api, `Bearer ${await issuer.token({}, { kid })}`)).status).toBe(401);
    expect(issuer.keysAsked() - before).toBe(0);
  });

  const html = '<html>';
  test.each([
    ['is out of order', { status: 503, body: '{}' }],
    ['answers something else', { status: 200, body: html }],
    ['answers what is no description', { status: 200, body: '{"issuer":1}' }],
  ])('an issuer that %s: 503 for everybody, and entry again as soon as it is back', async (_what, how) => {
    const failing = await startIssuer();
    try {
      const api = app(eager, failing);
      const token = `Bearer ${await failing.token()}`;
      failing.break(how);
      expect(await me(api, token)).toMatchObject({ status: 503, type: 'urn:problem-type:attesta:unavailable', retry: '10' });
      failing.break(undefined);
      expect((await me(api, token)).status).toBe(200);
    } finally {
      await failing.stop();
    }
  });
});

test('an issuer that says it is another is none, though there are keys where it says', async () => {
  const [replaced, other] = await Promise.all([startIssuer(), startIssuer()]);
  try {
    replaced.break({ status: 200, body: JSON.stringify({ issuer: other.settings.issuer, jwks_uri: `${other.settings.issuer}/keys` }) });
    const token = `Bearer ${await other.token({ iss: replaced.settings.issuer })}`;
    expect((await me(app(eager, replaced), token)).status).toBe(503);
    expect(other.keysAsked()).toBe(0);
  } finally {
    await Promise.all([replaced.stop(), other.stop()]);
  }
});

describe('where IAM signs', () => {
  const api = apiThatAsks(identifyBy('iam', { clock }));
  const asked = (requestContext: object, headers: Record<string, string> = {}) => api.request('/me', { headers }, { requestContext });

  test('whom the gateway names is an operator', async () => {
    const answer = await asked({ authorizer: { iam: { callerId: 'AIDAEXAMPLE', userArn: 'arn:aws:iam::111122223333:user/operatore' } } });
    expect(await answer.json()).toMatchObject({
      role: 'operator',
      subject: 'AIDAEXAMPLE',
      name: 'arn:aws:iam::111122223333:user/operatore',
    });
  });

  test.each([
    ['nobody', {}],
    ['somebody without an id', { authorizer: { iam: { callerId: '' } } }],
    ['somebody with a token', { authorizer: { jwt: { claims: { sub: 'x', [role]: roleWords.operator } } } }],
  ])('%s is not let in, whatever the request says of itself', async (_what, context) => {
    const answer = await asked(context, { Authorization: `Bearer ${await issuer.token()}`, 'X-Amzn-Request-Context': '{}' });
    expect(answer.status).toBe(401);
  });

  test('and where tokens count, what the gateway says of IAM does not', async () => {
    const answer = await app().request('/me', {}, { requestContext: { authorizer: { iam: { callerId: 'AIDAEXAMPLE' } } } });
    expect(answer.status).toBe(401);
  });
});

test('no log has a token in it, nor a word of one: only who asked', async () => {
  const api = apiThatAsks(identifyBy(issuer.settings, { clock }), speakingTelemetry('api', clock));
  const tokens = [
    await issuer.token({ [name]: 'Ada Bianchi' }),
    await issuer.token({ exp: 1 }),
    await issuer.token({ [role]: undefined }),
    'a.b.c',
  ];
  const failing = await startIssuer();
  failing.break({ status: 503, body: '{}' });
  const away = apiThatAsks(identifyBy(failing.settings, { clock }), speakingTelemetry('api', clock));
  const output = await captured(async () => {
    for (const token of tokens) await me(api, `Bearer ${token}`);
    await me(away, `Bearer ${await failing.token()}`);
    await me(api, null);
  });
  await failing.stop();
  const lines = output.lines.filter(({ message }) => message === 'request' || message === 'our problem');
  expect(lines.map(({ status, consumer }) => [status, consumer])).toEqual([
    [200, 'persona-1'],
    ...[401, 403, 401, 503, 401].map((status) => [status, undefined]),
  ]);
  expect(output.text).not.toMatch(/eyJ|Bearer|Bianchi/);
  for (const part of tokens.flatMap((token) => token.split('.')).filter((part) => part.length > 20))
    expect(output.text).not.toContain(part);
});
