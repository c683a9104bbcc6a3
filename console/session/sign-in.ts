import type { SignInConfig } from '../config.ts';
import { challengeOf, randomText } from './pkce.ts';
import { claimsOf, forgetTokens, keepTokens, readTokens, type TabStore } from './session.ts';

/** What the issuer says of itself (OpenID Connect Discovery 1.0). */
interface Issuer {
  readonly authorization_endpoint: string;
  readonly token_endpoint: string;
  readonly end_session_endpoint?: string;
}

/** What is kept of a sign-in that has begun, until the issuer sends the person back. */
interface Begun {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** The address inside the console to go on from. */
  readonly then: string;
}

const key = 'attesta.sign-in';

/** Where the issuer sends people back to: this page, without query and fragment. It must be among the client's redirect addresses. */
export const returnAddress = (at: Location): string => `${at.origin}${at.pathname}`;

/**
 * OpenID Connect, authorization code with PKCE (RFC 7636), public client: no secret in the browser, no token in an address. Leaves the page.
 * @param then the address inside the console (`#/…`) to come back to
 */
export async function signIn(config: SignInConfig, store: TabStore, then: string): Promise<void> {
  const { authorization_endpoint } = await discover(config);
  const begun: Begun = { state: randomText(), nonce: randomText(), verifier: randomText(), then };
  store.setItem(key, JSON.stringify(begun));
  const address = new URL(authorization_endpoint);
  const asked = {
    response_type: 'code',
    client_id: config.clientId,
    redirect_uri: returnAddress(location),
    scope: config.scope,
    state: begun.state,
    nonce: begun.nonce,
    code_challenge: await challengeOf(begun.verifier),
    code_challenge_method: 'S256',
  };
  for (const [name, value] of Object.entries(asked)) address.searchParams.set(name, value);
  location.assign(address);
}

/** The issuer sent the person back, and it did not work. */
export class SignInFault extends Error {
  override readonly name = 'SignInFault';
}

/**
 * Finishes a sign-in where the issuer has just sent the person back (`?code=…&state=…`): keeps the tokens and clears the address.
 * @throws SignInFault the issuer refused, or the answer is not to a question of this tab
 */
export async function finishSignIn(config: SignInConfig, store: TabStore, now: () => number): Promise<void> {
  const answer = new URLSearchParams(location.search);
  if (!answer.has('state')) return;
  const text = store.getItem(key);
  store.removeItem(key);
  const begun = text === null ? null : (JSON.parse(text) as Begun);
  history.replaceState(null, '', `${returnAddress(location)}${begun?.then ?? ''}`);
  if (answer.get('error')) throw new SignInFault(answer.get('error_description') ?? answer.get('error') ?? '');
  const code = answer.get('code');
  if (!begun || code === null || answer.get('state') !== begun.state) throw new SignInFault('state');
  const { token_endpoint } = await discover(config);
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    code,
    client_id: config.clientId,
    redirect_uri: returnAddress(location),
    code_verifier: begun.verifier,
  });
  const given = await fetch(token_endpoint, { method: 'POST', body, credentials: 'omit' });
  if (!given.ok) throw new SignInFault(String(given.status));
  const { access_token, id_token, expires_in } = (await given.json()) as { access_token: string; id_token: string; expires_in: number };
  if (claimsOf(id_token).nonce !== begun.nonce) throw new SignInFault('nonce');
  keepTokens(store, { accessToken: access_token, idToken: id_token, expiresAt: now() + expires_in * 1000 });
}

/** Forgets the tokens of this tab, and has the issuer forget the person where it knows how to. Leaves the page. */
export async function signOut(config: SignInConfig, store: TabStore): Promise<void> {
  const tokens = readTokens(store);
  forgetTokens(store);
  const { end_session_endpoint } = await discover(config).catch((): Partial<Issuer> => ({}));
  if (end_session_endpoint === undefined) return location.assign(returnAddress(location));
  const address = new URL(end_session_endpoint);
  address.searchParams.set('client_id', config.clientId);
  address.searchParams.set('post_logout_redirect_uri', returnAddress(location));
  // Cognito's own end of a session knows this name, and not the standard's.
  address.searchParams.set('logout_uri', returnAddress(location));
  if (tokens) address.searchParams.set('id_token_hint', tokens.idToken);
  location.assign(address);
}

async function discover({ issuer }: SignInConfig): Promise<Issuer> {
  const answer = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, { credentials: 'omit' });
  if (!answer.ok) throw new SignInFault(`${issuer}: ${answer.status}`);
  return (await answer.json()) as Issuer;
}
