import type { Context } from 'hono';
import { signedByIam, type TokenSettings } from '../../../infra/definitions/tokens.ts';
import type { Caller } from './caller.ts';
import { readClaims } from './claims.ts';
import { issuerKeys, type KeyPatience } from './issuer-keys.ts';
import { forbidden, issuerAway, unauthenticated } from './refuse.ts';
import type { Identify } from './signed-in.ts';
import { type TokenMeans, verifyToken } from './verify-token.ts';

interface IdentityMeans {
  /** Milliseconds: real time, also where what is judged has a clock that stands still. */
  readonly clock: () => number;
  readonly patience?: KeyPatience;
}

/** Who asks, by a token of the issuer, or by what IAM told the gateway. One for the life of a process: it keeps the issuer's keys. */
export function identifyBy(settings: TokenSettings | typeof signedByIam, { clock, patience }: IdentityMeans): Identify {
  if (settings === signedByIam) return byIam;
  const means = { keys: issuerKeys(settings.issuer, patience), clock };
  return (c) => byToken(c.req.header('Authorization'), settings, means);
}

/** RFC 6750 §2.1, the scheme in any case (RFC 9110 §11.1). */
const bearer = /^bearer +([\w.~+/=-]+) *$/i;

async function byToken(authorization: string | undefined, settings: TokenSettings, means: TokenMeans): Promise<Caller> {
  if (authorization === undefined) throw unauthenticated('no-token');
  const [, token] = bearer.exec(authorization) ?? [];
  if (token === undefined) throw unauthenticated('invalid');
  const verified = await verifyToken(token, settings, means).catch((cause: unknown) => {
    throw issuerAway(cause);
  });
  if (verified.is === 'refused') throw verified.fault === 'wrong-scope' ? forbidden(verified.fault) : unauthenticated(verified.fault);
  const read = readClaims(verified.claims, settings.claims);
  if (read.is === 'refused') throw forbidden(read.fault);
  return read.caller;
}

/** What the gateway says of a request that IAM has signed. No request can say it by itself: it is beside the request, not in it. */
interface SignedByIam {
  readonly requestContext?: { readonly authorizer?: { readonly iam?: { readonly callerId?: unknown; readonly userArn?: unknown } } };
}

/** Whoever the account lets call this API (`execute-api:Invoke`) runs it: IAM knows no entities and no auditors. */
async function byIam(c: Context): Promise<Caller> {
  const { callerId, userArn } = (c.env as SignedByIam | undefined)?.requestContext?.authorizer?.iam ?? {};
  if (typeof callerId !== 'string' || callerId === '') throw unauthenticated('no-token');
  return { role: 'operator', subject: callerId, name: typeof userArn === 'string' ? userArn : callerId };
}
