import { createHash, randomBytes } from 'node:crypto';
import * as z from 'zod';
import { usualScope } from '../../infra/definitions/tokens.ts';
import { clientId } from './authorization-request.ts';

/** Nobody listens there: the code is read from where we are sent, and nothing is opened. */
const redirectUri = 'http://127.0.0.1/attesta-token';

const tokensSchema = z.object({ access_token: z.string() });

/**
 * Signs in by the same flow as the console, for a program without a browser. @param who fields of chosen-person.ts
 * @returns an access token. Rejects with the issuer's own words where it refuses.
 */
export async function signIn(issuer: string, who: Readonly<Record<string, string>>): Promise<string> {
  const verifier = randomBytes(32).toString('base64url');
  const asked = {
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    scope: `openid ${usualScope}`,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  };
  const sent = await post(`${issuer}/authorize`, { ...asked, ...who });
  const code = new URL(sent.headers.get('Location') ?? '', issuer).searchParams.get('code');
  if (sent.status !== 303 || code === null) throw new Error(await sent.text());
  const grant = { grant_type: 'authorization_code', client_id: clientId, redirect_uri: redirectUri, code, code_verifier: verifier };
  const answer = await post(`${issuer}/token`, grant);
  return tokensSchema.parse(await answer.json()).access_token;
}

const post = (address: string, fields: Readonly<Record<string, string>>): Promise<Response> =>
  fetch(address, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
