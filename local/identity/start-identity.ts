import { type Context, Hono } from 'hono';
import { type TokenSettings, usualClaims, usualScope } from '../../infra/definitions/tokens.ts';
import { loopbackNamesOnly } from '../api/loopback-names-only.ts';
import { type LoopbackEndpoint, serveOnLoopback } from '../machine/serve-on-loopback.ts';
import {
  type AuthorizationRequest,
  authorizationRequestSchema,
  clientId,
  loopbackAddress,
  tokenRequestSchema,
} from './authorization-request.ts';
import { chosenPersonSchema } from './chosen-person.ts';
import { authorizationCodes, type Codes } from './codes.ts';
import { identityKeys, signedWith } from './identity-keys.ts';
import { issueTokens } from './issue-tokens.ts';
import { pagePolicy, signInPage } from './sign-in-page.ts';

export interface Identity extends LoopbackEndpoint {
  /** What the API is told of this issuer, as infra/ tells it of Cognito. */
  readonly settings: TokenSettings;
}

/**
 * The provider of identities of the laptop: OpenID Connect with the authorization code flow and PKCE, as Cognito's sign-in pages speak it, without
 * passwords and for this machine alone. The API knows it only by its address: it checks these tokens as any others.
 * @param directory where its keys are kept
 * @param port 0 for any free one
 * @throws PortInUse
 */
export async function startIdentity(directory: string, port: number): Promise<Identity> {
  const keys = await identityKeys(directory);
  const codes = authorizationCodes(Date.now);
  const app = new Hono();
  const endpoint = await serveOnLoopback(
    loopbackNamesOnly((request) => app.fetch(request)),
    port,
    'ATTESTA_IDENTITY_PORT',
  );
  const issuer = `http://127.0.0.1:${endpoint.port}`;
  const settings: TokenSettings = { issuer, audience: [clientId], scope: usualScope, algorithms: [signedWith], claims: usualClaims };

  app.use(sharedWithLoopback);
  app.get('/.well-known/openid-configuration', (c) => c.json(discovery(settings)));
  app.get('/.well-known/jwks.json', (c) => c.json({ keys: [keys.published] }));
  app.get('/authorize', askWho);
  app.post('/authorize', (c) => sendBack(c, codes));
  app.post('/token', async (c) => {
    const asked = tokenRequestSchema.safeParse(await c.req.parseBody());
    const granted = asked.success ? codes.redeem(asked.data) : null;
    if (!granted) return c.json({ error: asked.success ? 'invalid_grant' : 'invalid_request' }, 400);
    return c.json(await issueTokens(granted, settings, keys, Math.floor(Date.now() / 1_000)));
  });
  // Nobody stays signed in here: the page asks each time. A program may send people here all the same, as it does with Cognito.
  app.get('/logout', (c) => {
    const back = loopbackAddress.safeParse(c.req.query('post_logout_redirect_uri') ?? c.req.query('logout_uri'));
    return back.success ? c.redirect(back.data) : c.text('post_logout_redirect_uri: http://127.0.0.1:…', 400);
  });
  return { ...endpoint, settings };
}

/** Pages of this machine may read the answers, as Cognito lets those of its programs. */
const sharedWithLoopback = async (c: Context, next: () => Promise<void>): Promise<void> => {
  await next();
  const origin = c.req.header('Origin') ?? '';
  c.header('Cache-Control', 'no-store');
  c.header('Vary', 'Origin');
  if (/^http:\/\/(127\.0\.0\.1|localhost)(:\d+)?$/.test(origin)) c.header('Access-Control-Allow-Origin', origin);
};

const discovery = ({ issuer, scope, claims }: TokenSettings) => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/.well-known/jwks.json`,
  end_session_endpoint: `${issuer}/logout`,
  response_types_supported: ['code'],
  grant_types_supported: ['authorization_code'],
  code_challenge_methods_supported: ['S256'],
  token_endpoint_auth_methods_supported: ['none'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: [signedWith],
  scopes_supported: ['openid', 'profile', scope],
  claims_supported: ['sub', ...Object.values(claims)],
});

function askWho(c: Context): Response {
  const asked = authorizationRequestSchema.safeParse(c.req.query());
  if (!asked.success) return c.text(asked.error.message, 400);
  c.header('Content-Security-Policy', pagePolicy);
  c.header('Referrer-Policy', 'same-origin');
  return c.html(signInPage(asked.data)) as Response;
}

/** The choice was made: back to the program, with a code. Only by the page itself or by a program, never by a page of another site. */
async function sendBack(c: Context, codes: Codes): Promise<Response> {
  if (!['same-origin', undefined].includes(c.req.header('Sec-Fetch-Site'))) return c.text('from this page only', 403);
  const form = await c.req.parseBody();
  const request = authorizationRequestSchema.safeParse(form);
  const person = chosenPersonSchema.safeParse(form);
  if (!request.success || !person.success) return c.text((request.error ?? person.error)?.message ?? '', 400);
  return c.redirect(addressBack(request.data, codes.grant({ person: person.data, request: request.data })), 303);
}

function addressBack({ redirect_uri, state }: AuthorizationRequest, code: string): string {
  const address = new URL(redirect_uri);
  address.searchParams.set('code', code);
  if (state !== undefined) address.searchParams.set('state', state);
  return address.href;
}
