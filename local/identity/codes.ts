import { createHash, randomBytes } from 'node:crypto';
import type { AuthorizationRequest, TokenRequest } from './authorization-request.ts';
import type { Person } from './people.ts';

export interface Granted {
  readonly person: Person;
  readonly request: AuthorizationRequest;
}

/** Authorization codes: each is good once, for a minute, for whoever asked for it and can show the verifier. */
export interface Codes {
  grant(granted: Granted): string;
  /** null: there is no such code, or not for this. */
  redeem(asked: TokenRequest): Granted | null;
}

const lifetimeMs = 60_000;

/** @param clock milliseconds */
export function authorizationCodes(clock: () => number): Codes {
  const open = new Map<string, { readonly granted?: Granted; readonly until: number }>();
  return {
    grant(granted) {
      for (const [code, { until }] of open) if (until < clock()) open.delete(code);
      const code = randomBytes(32).toString('base64url');
      open.set(code, { granted, until: clock() + lifetimeMs });
      return code;
    },
    redeem({ code, code_verifier, redirect_uri }) {
      const { granted, until } = open.get(code) ?? { until: 0 };
      // Whatever is wrong with the rest: a code that was shown is spent.
      open.delete(code);
      if (!granted || until < clock() || granted.request.redirect_uri !== redirect_uri) return null;
      const challenge = createHash('sha256').update(code_verifier).digest('base64url');
      return challenge === granted.request.code_challenge ? granted : null;
    },
  };
}
