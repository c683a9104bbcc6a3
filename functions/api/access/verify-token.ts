import { errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { TokenSettings } from '../../../infra/definitions/tokens.ts';

/** Of a token that is not to be trusted, or not for this. Each has its words in refuse.ts. */
export type TokenFault = 'invalid' | 'expired' | 'wrong-scope';

export type Verified = { readonly is: 'claims'; readonly claims: JWTPayload } | { readonly is: 'refused'; readonly fault: TokenFault };

/** Two clocks that keep time are never further apart than this. */
export const clockTolerance = 60;
/** Characters. API Gateway takes 10 kB of headers, all together. */
const longestToken = 8_192;

export interface TokenMeans {
  readonly keys: JWTVerifyGetKey;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

const refused = (fault: TokenFault): Verified => ({ is: 'refused', fault });

/**
 * Checks a token: signature, issuer, for whom, since and until when, for what. Rejects only where the issuer cannot be asked for its keys: that
 * is our problem, or its own.
 */
export async function verifyToken(token: string, settings: TokenSettings, { keys, clock }: TokenMeans): Promise<Verified> {
  if (token.length > longestToken) return refused('invalid');
  try {
    const { payload } = await jwtVerify(token, named(keys), {
      issuer: settings.issuer,
      algorithms: [...settings.algorithms],
      requiredClaims: ['exp', 'sub'],
      clockTolerance,
      currentDate: new Date(clock()),
    });
    if (!isForUs(payload, settings)) return refused('invalid');
    return hasScope(payload, settings.scope) ? { is: 'claims', claims: payload } : refused('wrong-scope');
  } catch (error) {
    if (error instanceof errors.JWTExpired) return refused('expired');
    if (isOfTheToken(error)) return refused('invalid');
    throw error;
  }
}

/** Without a name the one key of the right kind would be taken, and with a second one, after a change, none. */
const named =
  (keys: JWTVerifyGetKey): JWTVerifyGetKey =>
  (header, token) => {
    if (typeof header.kid !== 'string' || header.kid === '') throw new errors.JWKSNoMatchingKey();
    return keys(header, token);
  };

/** As API Gateway has it ("JWT authorizers"): `client_id` only where there is no `aud`. */
function isForUs({ aud, client_id }: JWTPayload, { audience }: TokenSettings): boolean {
  const named = aud === undefined ? [client_id] : [aud].flat();
  return named.some((one) => typeof one === 'string' && audience.includes(one));
}

function hasScope({ scope, scp }: JWTPayload, wanted: string): boolean {
  const said = scope ?? scp;
  const scopes = typeof said === 'string' ? said.split(' ') : Array.isArray(said) ? said : [];
  return scopes.includes(wanted);
}

const ofTheToken: ReadonlySet<string> = new Set([
  'ERR_JOSE_ALG_NOT_ALLOWED',
  'ERR_JOSE_NOT_SUPPORTED',
  'ERR_JWKS_MULTIPLE_MATCHING_KEYS',
  'ERR_JWKS_NO_MATCHING_KEY',
  'ERR_JWS_INVALID',
  'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
  'ERR_JWT_CLAIM_VALIDATION_FAILED',
  'ERR_JWT_INVALID',
]);

/** What is wrong with a token, and not with reaching its issuer. */
const isOfTheToken = (error: unknown): boolean => error instanceof errors.JOSEError && ofTheToken.has(error.code);
