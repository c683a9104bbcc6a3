import type { Context, MiddlewareHandler } from 'hono';
import type { Caller } from './caller.ts';

/** Tells who asks. Rejects with the problem `unauthenticated`, or `forbidden` where a token is good and gives no role. */
export type Identify = (c: Context) => Promise<Caller>;

/** Before every route, and before saying which addresses exist: nobody unknown learns anything. */
export function signedIn(identify: Identify): MiddlewareHandler {
  return async (c, next) => {
    c.set('caller', await identify(c));
    await next();
  };
}
