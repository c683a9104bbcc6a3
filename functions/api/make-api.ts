import { OpenAPIHono } from '@hono/zod-openapi';
import type { Telemetry } from '../adapters/telemetry.ts';
import type { ApiPorts } from './api-ports.ts';
import { badRequest } from './bad-request.ts';
import { languageOf } from './language.ts';
import { ApiProblem, problemResponse } from './problem.ts';
import { requestIdOf, tellingEachRequest } from './request-log.ts';
import { addProjects } from './routes/projects.ts';
import { addStatus } from './routes/status.ts';
import { securityHeaders } from './security-headers.ts';

/**
 * The read API (docs/api.md): one app, answered by Lambda and by the laptop alike. Who may ask is settled before it: on AWS by the
 * gateway's authorizer, on the laptop by listening on loopback only.
 */
export function makeApi(ports: ApiPorts, telemetry: Telemetry): OpenAPIHono {
  const app = new OpenAPIHono({
    defaultHook: (result, c) => {
      if (result.success) return;
      const isPath = result.target === 'param';
      const sent = isPath ? c.req.param() : c.req.queries();
      return badRequest(result.error, isPath ? 'path' : 'query', sent, languageOf(c.req.header('Accept-Language')));
    },
  });
  app.use(tellingEachRequest(telemetry));
  app.use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(securityHeaders)) if (!c.res.headers.has(name)) c.res.headers.set(name, value);
  });
  app.onError((error, c) => {
    const language = languageOf(c.req.header('Accept-Language'));
    if (error instanceof ApiProblem) return problemResponse(error.kind, error.facts, language);
    return problemResponse('our-problem', { detail: ours, requestId: requestIdOf(c) }, language);
  });
  app.notFound((c) => problemResponse('unknown-route', { detail: nowhere }, languageOf(c.req.header('Accept-Language'))));
  for (const add of [addStatus, addProjects]) add(app, ports);
  return app;
}

const ours = {
  it: 'Il problema è nostro, non della richiesta. Riprovare fra poco; se continua, scriverci citando «requestId».',
  en: 'The problem is ours, not the request’s. Try again shortly; if it goes on, write to us quoting “requestId”.',
};
const nowhere = {
  it: 'Gli indirizzi che esistono sono descritti in /openapi.json.',
  en: 'The addresses that exist are described in /openapi.json.',
};
