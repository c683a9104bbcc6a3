import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';
import * as z from 'zod';

export interface KeyPatience {
  /** Milliseconds that the issuer has for an answer: whoever asks us waits meanwhile. */
  readonly answer: number;
  /** Milliseconds for which keys are kept without asking again. */
  readonly kept: number;
  /** Milliseconds between two questions about a key that is not among them: anybody can name one. */
  readonly betweenQuestions: number;
}

/** A key that the issuer withdraws is good for as long as `kept`; the gateway in front keeps them for up to two hours. */
export const usualPatience: KeyPatience = { answer: 3_000, kept: 600_000, betweenQuestions: 30_000 };

/**
 * The public keys of an issuer, asked for when the first token comes and again when one names a key that is not known: so a key that is
 * changed while we run is learned. Rejects with errors of jose or of `fetch`.
 */
export function issuerKeys(issuer: string, { answer, kept, betweenQuestions }: KeyPatience = usualPatience): JWTVerifyGetKey {
  let keys: Promise<JWTVerifyGetKey> | null = null;
  const found = async () => {
    const address = await keysAddress(issuer, answer);
    return createRemoteJWKSet(address, { timeoutDuration: answer, cacheMaxAge: kept, cooldownDuration: betweenQuestions });
  };
  return async (header, token) => {
    keys ??= found();
    try {
      return await (await keys)(header, token);
    } catch (error) {
      // An issuer that did not answer is asked again by whoever comes next; one that did is not asked for its address twice.
      await keys.catch(() => {
        keys = null;
      });
      throw error;
    }
  };
}

/** OpenID Connect Discovery §4. The issuer must name itself: a page of somebody else's at that address is none. */
async function keysAddress(issuer: string, answer: number): Promise<URL> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const response = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(answer) });
  if (!response.ok) throw new Error(`the issuer of tokens answered ${response.status}`);
  const { jwks_uri } = z.object({ issuer: z.literal(issuer), jwks_uri: z.url() }).parse(await response.json());
  const keys = new URL(jwks_uri);
  if (keys.protocol !== new URL(issuer).protocol) throw new Error('the issuer of tokens names keys by a weaker protocol than its own');
  return keys;
}
