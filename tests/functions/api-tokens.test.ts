import { createHmac } from 'node:crypto';
import { exportSPKI, importJWK, type JWK } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { identifyBy } from '../../functions/api/access/identify.ts';
import { clockTolerance } from '../../functions/api/access/verify-token.ts';
import { usualClaims } from '../../infra/definitions/tokens.ts';
import type { Api } from './rig/api.ts';
import { type Claims, type Issuer, startIssuer } from './rig/issuer.ts';
import { asEntity } from './rig/sign-in.ts';
import { apiThatAsks, eager, whoAmI } from './rig/who-am-i.ts';

/** Milliseconds that the API's clock is ahead of the issuer's. */
let ahead = 0;
const clock = () => Date.now() + ahead;
beforeEach(() => {
  ahead = 0;
});

let issuer: Issuer;
let api: Api;
beforeAll(async () => {
  issuer = await startIssuer();
  api = apiThatAsks(identifyBy(issuer.settings, { clock, patience: eager }));
});
afterAll(() => issuer.stop());

const me = (authorization: string | null, language?: string) => whoAmI(api, authorization, language);
const withToken = async (claims: Claims = {}, header = {}) => me(`Bearer ${await issuer.token(claims, header)}`);

const seconds = () => Math.floor(Date.now() / 1_000);
const base64url = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

describe('no token, or none that is to be trusted: 401', () => {
  const bad = { status: 401, type: 'urn:problem-type:attesta:unauthenticated' };
  const invalid = { ...bad, challenge: 'Bearer realm="attesta", error="invalid_token"' };

  test('nothing: that a token is wanted, and no more', async () => {
    expect(await me(null)).toMatchObject({ ...bad, challenge: 'Bearer realm="attesta"', title: 'Sign-in needed' });
    expect(await me(null, 'it')).toMatchObject({
      ...bad,
      title: 'Serve un accesso',
      detail: expect.stringMatching(/Serve un token/),
    });
  });

  test.each([
    ['another scheme', 'Basic b3BlcmF0b3JlOng='],
    ['the scheme alone', 'Bearer'],
    ['no JWT', 'Bearer x'],
    ['two dots and nothing', 'Bearer ..'],
    ['five parts, as what is encrypted has', 'Bearer a.b.c.d.e'],
    ['spaces within', 'Bearer a b'],
    ['a very long one', `Bearer ${'a'.repeat(3_000)}.${'b'.repeat(3_000)}.${'c'.repeat(3_000)}`],
  ])('%s', async (_what, authorization) => expect(await me(authorization)).toMatchObject(invalid));

  test.each([
    ['another issuer', { iss: 'https://accesso.altrove.example' }],
    ['no issuer', { iss: undefined }],
    ['another audience', { client_id: 'altro-programma' }],
    ['another audience in aud, ours as client', { aud: 'altro-programma' }],
    ['no audience at all', { client_id: undefined }],
    ['nobody’s', { sub: undefined }],
    ['without an end', { exp: undefined }],
    ['an end that is no number', { exp: 'domani' }],
    ['not yet good', { nbf: seconds() + 600 }],
  ])('%s', async (_what, claims) => expect(await withToken(claims)).toMatchObject(invalid));

  test('a very long one, though signed well', async () => {
    expect(await withToken({ filler: 'x'.repeat(9_000) })).toMatchObject(invalid);
    expect((await withToken({ filler: 'x'.repeat(4_000) })).status).toBe(200);
  });

  test.each([
    ['no name of a key', { kid: undefined }],
    ['an empty one', { kid: '' }],
    ['of a key that there is not', { kid: 'altra' }],
    ['with a header that must be understood and is not', { crit: ['x'], x: 1 }],
  ])('%s', async (_what, header) => expect(await withToken({}, header).catch(() => invalid)).toMatchObject(invalid));

  test('signed by somebody else under the name of our key', async () => {
    const other = await startIssuer();
    const forged = await other.token({ iss: issuer.settings.issuer }, { kid: issuer.publicKey().kid as string });
    await other.stop();
    expect(await me(`Bearer ${forged}`)).toMatchObject(invalid);
  });

  test('one word of it changed', async () => {
    const [header, payload = '', signature] = (await issuer.token(asEntity('p_vd'))).split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Claims;
    const changed = base64url({ ...claims, [usualClaims.ipa]: 'p_altro' });
    expect(await me(`Bearer ${header}.${changed}.${signature}`)).toMatchObject(invalid);
  });

  test.each(['none', 'None', 'nOnE'])('alg %s', async (alg) => {
    const [, payload] = (await issuer.token()).split('.');
    for (const signature of ['', base64url('x')]) {
      const token = `${base64url({ alg, kid: issuer.publicKey().kid })}.${payload}.${signature}`;
      expect(await me(`Bearer ${token}`)).toMatchObject(invalid);
    }
  });

  test('HS256 with the public key for a secret, in every form that it is written in', async () => {
    const published = issuer.publicKey();
    const [, payload] = (await issuer.token()).split('.');
    const key = (await importJWK(published as JWK, 'ES256')) as Parameters<typeof exportSPKI>[0];
    for (const secret of [await exportSPKI(key), JSON.stringify(published), published.x as string]) {
      const signed = `${base64url({ alg: 'HS256', kid: published.kid })}.${payload}`;
      const token = `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
      expect(await me(`Bearer ${token}`)).toMatchObject(invalid);
    }
  });

  test('a good signature of a kind that this deployment does not take', async () => {
    const strict = apiThatAsks(identifyBy({ ...issuer.settings, algorithms: ['RS256'] }, { clock }));
    expect(await whoAmI(strict, `Bearer ${await issuer.token()}`)).toMatchObject(invalid);
  });
});

describe('time', () => {
  const margin = (clockTolerance - 5) * 1_000;
  test('a token that has ended is told as such, in either language', async () => {
    const token = `Bearer ${await issuer.token({ exp: seconds() - clockTolerance - 5 })}`;
    expect(await me(token)).toMatchObject({ status: 401, detail: 'The sign-in has expired: sign in again.' });
    expect(await me(token, 'it')).toMatchObject({ status: 401, detail: 'L’accesso è scaduto: entrare di nuovo.' });
  });

  test.each([
    ['our clock a little ahead, at the end of a token', { exp: seconds() }, margin, 200],
    ['our clock far ahead', { exp: seconds() }, margin + 20_000, 401],
    ['our clock a little behind, at its beginning', { nbf: seconds(), exp: seconds() + 3_600 }, -margin, 200],
    ['our clock far behind', { nbf: seconds() + 60, exp: seconds() + 3_600 }, -margin, 401],
  ] as const)('%s: %s', async (_what, claims, difference, status) => {
    ahead = difference;
    expect((await withToken(claims)).status).toBe(status);
  });
});
