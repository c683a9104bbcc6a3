/** The token for the API; null: nobody has signed in, or it has expired. Who that is, the API says (`/me`): no page reads a token. */
export interface Session {
  token(): string | null;
}

/** What is kept of a sign-in. */
export interface Tokens {
  readonly accessToken: string;
  readonly idToken: string;
  /** ms since 1970 */
  readonly expiresAt: number;
}

/** The store of one tab: sessionStorage, or a map in a test. */
export type TabStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const key = 'attesta.tokens';

/**
 * The session of this tab. Tokens are kept in sessionStorage: they outlive a reload, which signing in itself is, and end with the tab; no
 * other tab, and no later visit on a shared machine, finds them. In memory alone they would be lost at every reload, and whoever could run
 * a script here could use the API either way: against that stand the content security policy and the type of `element`, not the place of
 * the token. There is no refresh token: after its hour a person is sent through the issuer again, which knows them still, and comes back
 * to the page they were on.
 */
export function openSession(store: TabStore, now: () => number): Session {
  const tokens = () => {
    const kept = readTokens(store);
    return kept && kept.expiresAt > now() ? kept : null;
  };
  return { token: () => tokens()?.accessToken ?? null };
}

export const keepTokens = (store: TabStore, tokens: Tokens): void => store.setItem(key, JSON.stringify(tokens));

export function readTokens(store: TabStore): Tokens | null {
  const text = store.getItem(key);
  return text === null ? null : (JSON.parse(text) as Tokens);
}

export const forgetTokens = (store: TabStore): void => store.removeItem(key);

/** The claims of a JWT, unverified: of the identity token only the nonce is read, which says that it answers this tab. */
export function claimsOf(token: string): Readonly<Record<string, unknown>> {
  const [, payload = ''] = token.split('.');
  const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
}
