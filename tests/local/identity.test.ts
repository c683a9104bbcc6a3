import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readClaims } from '../../functions/api/access/claims.ts';
import { issuerKeys } from '../../functions/api/access/issuer-keys.ts';
import { verifyToken } from '../../functions/api/access/verify-token.ts';
import { clientId } from '../../local/identity/authorization-request.ts';
import { authorizationCodes } from '../../local/identity/codes.ts';
import { operator, people } from '../../local/identity/people.ts';
import { signIn } from '../../local/identity/sign-in.ts';
import { type Identity, startIdentity } from '../../local/identity/start-identity.ts';

let folder: string;
let identity: Identity;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'attesta-identity-'));
  identity = await startIdentity(folder, 0);
});
afterAll(async () => {
  await identity.stop();
  rmSync(folder, { recursive: true, force: true });
});

const verifier = 'v'.repeat(43);
const redirect = 'http://127.0.0.1:8080/console/';
const asked = {
  response_type: 'code',
  client_id: clientId,
  redirect_uri: redirect,
  scope: 'openid attesta/api',
  state: 'stato&1',
  nonce: 'n-1',
  code_challenge: createHash('sha256').update(verifier).digest('base64url'),
  code_challenge_method: 'S256',
};
const at = (path: string) => `${identity.settings.issuer}${path}`;
const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(at(path), { method: 'POST', body: new URLSearchParams(fields), headers, redirect: 'manual' });
const choose = (fields: Record<string, string> = { role: 'operator' }, headers: Record<string, string> = {}) =>
  post('/authorize', { ...asked, ...fields }, headers);
const codeOf = async (answer: Response) => new URL(answer.headers.get('Location') ?? '').searchParams.get('code') ?? '';
const grant = (code: string, other: Record<string, string> = {}) =>
  post('/token', {
    grant_type: 'authorization_code',
    client_id: clientId,
    redirect_uri: redirect,
    code,
    code_verifier: verifier,
    ...other,
  });

/** Who the API takes a token for. */
async function callerOf(token: string) {
  const verified = await verifyToken(token, identity.settings, { keys: issuerKeys(identity.settings.issuer), clock: Date.now });
  return verified.is === 'claims' ? readClaims(verified.claims, identity.settings.claims) : verified;
}

describe('signing in by the authorization code flow', () => {
  test('the issuer describes itself, and its addresses answer', async () => {
    const described = (await (await fetch(at('/.well-known/openid-configuration'))).json()) as Record<string, string>;
    expect(described.issuer).toBe(identity.settings.issuer);
    const keys = (await (await fetch(described.jwks_uri as string)).json()) as { keys: Record<string, unknown>[] };
    expect(keys.keys).toEqual([{ kty: 'RSA', n: expect.any(String), e: 'AQAB', kid: expect.any(String), alg: 'RS256', use: 'sig' }]);
  });

  test('the page offers everybody, is Italian and English, has no script and is framed by nobody', async () => {
    const answer = await fetch(`${at('/authorize')}?${new URLSearchParams({ ...asked, state: '"><script>' })}`);
    const page = await answer.text();
    expect(answer.headers.get('Content-Security-Policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
    expect(page).not.toContain('<script');
    expect(page.match(/<button>/g)).toHaveLength(people.length + 1);
    expect(page).toContain('lang="en"');
  });

  test.each([...people.map((person) => [person.name, person] as const)])(
    '%s gets a token that the API takes for exactly that person',
    async (_name, { role, ipa, projects, name }) => {
      const listed = projects === null || projects === 'all' ? projects : projects.join(' ');
      const back = await choose({ role, ...(ipa && { ipa }), ...(listed && { projects: listed }) });
      expect([back.status, new URL(back.headers.get('Location') ?? '').searchParams.get('state')]).toEqual([303, 'stato&1']);
      const answer = await grant(await codeOf(back));
      const tokens = (await answer.json()) as { access_token: string; id_token: string };
      expect(answer.headers.get('Cache-Control')).toBe('no-store');
      expect(decodeJwt(tokens.id_token)).toMatchObject({ aud: clientId, nonce: 'n-1', name });
      expect(await callerOf(tokens.access_token)).toMatchObject({
        is: 'caller',
        caller: { role, name, ...(ipa && { ipa }), ...(projects && { projects }) },
      });
    },
  );

  test('an identity token is no key to the API', async () => {
    const { id_token } = (await (await grant(await codeOf(await choose()))).json()) as { id_token: string };
    expect(await callerOf(id_token)).toEqual({ is: 'refused', fault: 'wrong-scope' });
  });

  test('a code is good once', async () => {
    const code = await codeOf(await choose());
    expect([(await grant(code)).status, (await grant(code)).status]).toEqual([200, 400]);
  });

  test.each([
    ['another verifier', { code_verifier: 'w'.repeat(43) }],
    ['another address', { redirect_uri: 'http://127.0.0.1:9999/' }],
    ['another client', { client_id: 'other' }],
    ['no code', { code: 'x' }],
    ['another grant', { grant_type: 'client_credentials' }],
  ])('no token with %s', async (_what, other) => {
    expect((await grant(await codeOf(await choose()), other)).status).toBe(400);
  });

  test('a code is good for a minute', () => {
    let now = 0;
    const codes = authorizationCodes(() => now);
    const granted = { person: operator, request: asked as never };
    const redeem = (code: string) =>
      codes.redeem({ grant_type: 'authorization_code', client_id: clientId, redirect_uri: redirect, code, code_verifier: verifier });
    const [first, second] = [codes.grant(granted), codes.grant(granted)];
    now = 60_000;
    expect(redeem(first)).toEqual(granted);
    now = 60_001;
    expect(redeem(second)).toBeNull();
  });

  test.each([
    ['an address that is not of this machine', { redirect_uri: 'https://valdoro.example/' }],
    ['an address that only looks so', { redirect_uri: 'http://127.0.0.1.valdoro.example/' }],
    ['no challenge', { code_challenge: '' }],
    ['a challenge in clear', { code_challenge_method: 'plain' }],
    ['a token at once', { response_type: 'token' }],
    ['another program', { client_id: 'other' }],
    ['a role that is none', { role: 'root' }],
    ['an entity without a code', { role: 'entity' }],
    ['an auditor of what is no CUP', { role: 'auditor', projects: 'x' }],
  ])('%s is refused, and nobody is sent anywhere', async (_what, other) => {
    const answer = await choose({ role: 'operator', ...other });
    expect([answer.status, answer.headers.get('Location')]).toEqual([400, null]);
  });

  test('a page of another site cannot choose for somebody', async () => {
    expect((await choose({ role: 'operator' }, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
  });

  test.each([
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['http://localhost:5173', 'http://localhost:5173'],
    ['https://valdoro.example', null],
    ['http://127.0.0.1.valdoro.example', null],
  ])('a page of %s may read answers: %s', async (origin, allowed) => {
    const answer = await fetch(at('/.well-known/openid-configuration'), { headers: { Origin: origin } });
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe(allowed);
  });

  test('signing out goes back to this machine alone', async () => {
    const out = (address: string) => fetch(`${at('/logout')}?${new URLSearchParams({ logout_uri: address })}`, { redirect: 'manual' });
    expect((await out(redirect)).headers.get('Location')).toBe(redirect);
    expect((await out('https://valdoro.example/')).status).toBe(400);
  });
});

describe('the keys', () => {
  test('stay the same when the issuer starts again, and nobody else on the machine can read them', async () => {
    const token = await signIn(identity.settings.issuer, { role: 'operator' });
    const again = await startIdentity(folder, 0);
    try {
      const keys = issuerKeys(again.settings.issuer);
      expect((await verifyToken(token, identity.settings, { keys, clock: Date.now })).is).toBe('claims');
    } finally {
      await again.stop();
    }
    expect(statSync(join(folder, 'identity-keys.json')).mode & 0o777).toBe(0o600);
  });

  test('are another pair in another folder', async () => {
    const other = mkdtempSync(join(tmpdir(), 'attesta-identity-'));
    const another = await startIdentity(other, 0);
    try {
      const forged = await signIn(another.settings.issuer, { role: 'operator' });
      const keys = issuerKeys(identity.settings.issuer);
      expect(await verifyToken(forged, another.settings, { keys, clock: Date.now })).toEqual({ is: 'refused', fault: 'invalid' });
    } finally {
      await another.stop();
      rmSync(other, { recursive: true, force: true });
    }
  });
});
