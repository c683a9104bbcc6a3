import * as z from 'zod';

/** The one program that people sign in for. */
export const clientId = 'attesta-console';

/** On loopback, whatever port (RFC 8252 §7.3): a code never leaves this machine. */
function isOnLoopback(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && url.protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(url.hostname) && url.hash === '';
}
export const loopbackAddress = z.string().max(2_000).refine(isOnLoopback, 'must be http://127.0.0.1:… or http://localhost:…');

/** The authorization code flow with PKCE (RFC 6749 §4.1.1, RFC 7636 §4.3): nothing else is spoken here. */
export const authorizationRequestSchema = z.object({
  response_type: z.literal('code'),
  client_id: z.literal(clientId),
  redirect_uri: loopbackAddress,
  scope: z.string().max(500).default('openid'),
  state: z.string().max(2_000).optional(),
  nonce: z.string().max(500).optional(),
  code_challenge: z.string().regex(/^[\w-]{43}$/, 'must be base64url of a sha256'),
  code_challenge_method: z.literal('S256'),
});
export type AuthorizationRequest = z.infer<typeof authorizationRequestSchema>;

/** What the program sends back for a token (RFC 6749 §4.1.3, RFC 7636 §4.5). */
export const tokenRequestSchema = z.object({
  grant_type: z.literal('authorization_code'),
  client_id: z.literal(clientId),
  redirect_uri: z.string(),
  code: z.string(),
  code_verifier: z.string().regex(/^[\w.~-]{43,128}$/),
});
export type TokenRequest = z.infer<typeof tokenRequestSchema>;
