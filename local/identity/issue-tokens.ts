import { SignJWT } from 'jose';
import type { TokenSettings } from '../../infra/definitions/tokens.ts';
import type { Granted } from './codes.ts';
import { type IdentityKeys, signedWith } from './identity-keys.ts';
import { claimsOf } from './people.ts';

/** Seconds: a working day, so that nobody is signed out in the middle of a demonstration. */
const lifetime = 8 * 3_600;

/** The answer of the token endpoint (RFC 6749 §5.1, OpenID Connect Core §3.1.3.3). */
export interface Tokens {
  readonly access_token: string;
  readonly id_token: string;
  readonly token_type: 'Bearer';
  readonly expires_in: number;
  readonly scope: string;
}

/** An access token and an identity token as Cognito's are: the first without `aud`, the second without `scope`. @param now seconds */
export async function issueTokens(
  { person, request }: Granted,
  { issuer, scope: usual }: TokenSettings,
  { privateKey, published }: IdentityKeys,
  now: number,
): Promise<Tokens> {
  const said = { ...claimsOf(person), iss: issuer, iat: now, auth_time: now, exp: now + lifetime };
  const sign = (claims: Readonly<Record<string, unknown>>) =>
    new SignJWT({ ...said, ...claims }).setProtectedHeader({ alg: signedWith, kid: published.kid as string }).sign(privateKey);
  // What the program asked for of what there is; whoever asks for nothing of ours gets a token that the API refuses.
  const scope = request.scope
    .split(' ')
    .filter((one) => ['openid', 'profile', usual].includes(one))
    .join(' ');
  return {
    access_token: await sign({ client_id: request.client_id, token_use: 'access', scope }),
    id_token: await sign({ aud: request.client_id, token_use: 'id', ...(request.nonce !== undefined && { nonce: request.nonce }) }),
    token_type: 'Bearer',
    expires_in: lifetime,
    scope,
  };
}
