import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, type JWTHeaderParameters, SignJWT } from 'jose';
import { roleWords, type TokenSettings, usualClaims, usualScope } from '../../../infra/definitions/tokens.ts';

export const audience = 'attesta-console';

/** A provider of identities over HTTP with a pair of keys of its own, for tests that say themselves what stands in a token. */
export interface Issuer {
  readonly settings: TokenSettings;
  /** How often somebody asked for its keys. */
  keysAsked(): number;
  /** Signs with the key in force. `header` and `claims` replace what a good token has; undefined takes it out. */
  token(claims?: Claims, header?: Header): Promise<string>;
  /** The public key in force, as it is published. */
  publicKey(): JWK;
  /** From now on signs with a new pair, and publishes it alone. */
  changeKeys(algorithm?: 'RS256' | 'ES256'): Promise<void>;
  /** What it answers with in place of its documents: undefined as it should. */
  break(how: { readonly status: number; readonly body: string } | undefined): void;
  stop(): Promise<void>;
}

/** undefined takes a field out. */
type Header = { readonly [Name in keyof JWTHeaderParameters]?: JWTHeaderParameters[Name] | undefined };
export type Claims = Readonly<Record<string, unknown>>;

interface Pair {
  readonly algorithm: 'RS256' | 'ES256';
  readonly privateKey: CryptoKey;
  readonly published: JWK;
}

let pairs = 0;
async function newPair(algorithm: Pair['algorithm']): Promise<Pair> {
  const { publicKey, privateKey } = await generateKeyPair(algorithm);
  pairs += 1;
  return { algorithm, privateKey, published: { ...(await exportJWK(publicKey)), kid: `key-${pairs}`, alg: algorithm, use: 'sig' } };
}

export async function startIssuer(): Promise<Issuer> {
  let pair = await newPair('ES256');
  let asked = 0;
  let broken: { readonly status: number; readonly body: string } | undefined;
  const documents: Readonly<Record<string, () => unknown>> = {
    '/.well-known/openid-configuration': () => ({ issuer, jwks_uri: `${issuer}/keys` }),
    '/keys': () => {
      asked += 1;
      return { keys: [pair.published] };
    },
  };
  const server = createServer((request, response) => {
    const document = documents[request.url ?? ''];
    response.writeHead(broken?.status ?? (document ? 200 : 404), { 'Content-Type': 'application/json' });
    response.end(broken?.body ?? JSON.stringify(document?.() ?? {}));
  });
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready));
  // Nobody has to stop the one that all tests of a file share.
  server.unref();
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    settings: { issuer, audience: [audience], scope: usualScope, algorithms: ['RS256', 'ES256'], claims: usualClaims },
    keysAsked: () => asked,
    token: (claims = {}, header = {}) => signed(pair, { ...goodClaims(issuer), ...claims }, header),
    publicKey: () => pair.published,
    async changeKeys(algorithm = 'ES256') {
      pair = await newPair(algorithm);
    },
    break: (how) => {
      broken = how;
    },
    stop: () => stopped(server),
  };
}

const signed = (pair: Pair, claims: Claims, header: Header): Promise<string> =>
  new SignJWT(definedOf(claims))
    .setProtectedHeader(definedOf({ alg: pair.algorithm, kid: pair.published.kid, ...header }) as JWTHeaderParameters)
    .sign(pair.privateKey);

const definedOf = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, held]) => held !== undefined)) as T;

/** Of an operator, good for an hour, as Cognito's access tokens are. */
function goodClaims(issuer: string): Claims {
  const now = Math.floor(Date.now() / 1_000);
  return {
    ...{ iss: issuer, sub: 'persona-1', client_id: audience, token_use: 'access', scope: `openid ${usualScope}` },
    ...{ iat: now, exp: now + 3_600, [usualClaims.role]: [roleWords.operator] },
  };
}

const stopped = (server: Server): Promise<void> =>
  new Promise((closed) => {
    server.close(() => closed());
    server.closeAllConnections();
  });
