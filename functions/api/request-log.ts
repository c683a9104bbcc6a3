import { randomUUID } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import { keys, readUploadKey } from '../../shared/model/keys.ts';
import { measure, type Telemetry } from '../adapters/telemetry.ts';
import { faultLine } from '../fault-line.ts';
import type { Caller } from './access/caller.ts';

/** What the gateway says of a request, as far as it is told on. */
interface Gateway {
  readonly requestContext?: {
    readonly requestId?: string;
  };
}

const requestIds = new WeakMap<Request, string>();

/** The gateway's id of a request, where there is a gateway: the same in its log and in ours. */
export function requestIdOf(c: Context): string {
  const given = (c.env as Gateway | undefined)?.requestContext?.requestId;
  if (given) return given;
  const known = requestIds.get(c.req.raw) ?? randomUUID();
  requestIds.set(c.req.raw, known);
  return known;
}

/** Who asked, by the id that the identity provider or IAM gave; null of somebody who was not let in. */
function consumerOf(c: Context): string | null {
  const caller: Caller | undefined = c.get('caller');
  return caller?.subject ?? null;
}

/**
 * One line a request (ModI: instant, method, outcome, consumer, request id): the route's pattern and the project, never what was asked in
 * the query, never a word of an answer. Our own problems are counted as faults, with the place in our code behind them.
 */
export function tellingEachRequest(telemetry: Telemetry): MiddlewareHandler {
  const { logger, metrics, clock } = telemetry;
  return async (c, next) => {
    const start = clock();
    await next();
    const { status } = c.res;
    const isOurs = status >= 500;
    const line = {
      requestId: requestIdOf(c),
      method: c.req.method,
      route: routePath(c, -1),
      ...projectOf(c),
      status,
      ms: clock() - start,
      consumer: consumerOf(c),
      ...c.get('deed'),
    };
    if (isOurs) logger.error('our problem', { ...line, error: faultLine(c.error) });
    else logger.info('request', line);
    measure(telemetry, { name: isOurs ? 'faults' : 'handled', value: 1 });
    metrics.publishStoredMetrics();
  };
}

/** Only where it is a project's: an address may hold anything. */
function projectOf(c: Context): { readonly project?: string } {
  const { ipa = '', cup = '' } = c.req.param();
  const place = readUploadKey(keys.upload({ ipa, cup }, '-'));
  return place ? { project: `${place.ipa}/${place.cup}` } : {};
}
