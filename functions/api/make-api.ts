import { OpenAPIHono } from '@hono/zod-openapi';
import type { Language } from '../../shared/reasons/render.ts';
import type { Telemetry } from '../adapters/telemetry.ts';
import { RulesNotHere } from '../faults.ts';
import { acceptable } from './acceptable.ts';
import { type Identify, signedIn } from './access/signed-in.ts';
import type { ApiPorts } from './api-ports.ts';
import { badRequest } from './bad-request.ts';
import { busy, isBusy } from './busy.ts';
import { answerNowhere } from './known-addresses.ts';
import { languageOf } from './language.ts';
import { ApiProblem, problemKinds, problemResponse } from './problem.ts';
import { requestIdOf, tellingEachRequest } from './request-log.ts';
import { addDescription } from './routes/description.ts';
import { addMe } from './routes/me.ts';
import { addProject } from './routes/project.ts';
import { addProjects } from './routes/projects.ts';
import { readingRoutes } from './routes/reading.ts';
import { addRecord } from './routes/record.ts';
import { addRecordDiff } from './routes/record-diff.ts';
import { addRecords } from './routes/records.ts';
import { addStatus } from './routes/status.ts';
import { addStrayUploads } from './routes/stray-uploads.ts';
import { addUploads } from './routes/uploads.ts';
import { writingRoutes } from './routes/writing.ts';
import { securityHeaders } from './security-headers.ts';
import { sendable } from './sendable.ts';

/**
 * The API (docs/api.md): one app, answered by Lambda and by the laptop alike. It lets nobody in by itself whom `identify` does not know, also
 * behind a gateway that has looked already (docs/adr/0024).
 */
export function makeApi(ports: ApiPorts, telemetry: Telemetry, identify: Identify): OpenAPIHono {
  const app = new OpenAPIHono({
    defaultHook: (result, c) => {
      if (result.success) return;
      const place = result.target === 'param' ? 'path' : 'query';
      return badRequest(result.error, place, c.req.queries(), languageOf(c.req.header('Accept-Language')));
    },
  });
  app.onError((error, c) => problemOf(error, requestIdOf(c), languageOf(c.req.header('Accept-Language'))));
  app.notFound(answerNowhere(app));
  app.use(tellingEachRequest(telemetry));
  app.use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(securityHeaders)) if (!c.res.headers.has(name)) c.res.headers.set(name, value);
  });
  app.use(sendable());
  app.use(acceptable());
  app.use(signedIn(identify));
  for (const add of routes) add(app, ports);
  return app;
}

const routes = [
  ...[addStatus, addMe, addProjects, addProject, addRecords, addRecord, addRecordDiff, addUploads, addStrayUploads],
  ...readingRoutes,
  ...writingRoutes,
  addDescription,
];

function problemOf(error: Error, requestId: string, language: Language): Response {
  if (error instanceof RulesNotHere) return problemResponse('rules-not-here', { detail: rulesNotHere }, language);
  if (isBusy(error)) return problemResponse('unavailable', { ...busy, requestId }, language);
  if (!(error instanceof ApiProblem)) return problemResponse('our-problem', { detail: ours, requestId }, language);
  const isOurs = problemKinds[error.kind].status >= 500;
  return problemResponse(error.kind, isOurs ? { ...error.facts, requestId } : error.facts, language);
}

/** Nobody's fault, and nothing that asking again would mend. */
const rulesNotHere = {
  it: 'Il verbale è fatto con regole che questa versione non ha: chiedere a chi gestisce il servizio, che può rifarlo con la versione di allora («attesta replay»).',
  en: 'The record was made by rules that this version does not have: ask whoever runs the service, who can make it again with the version of then (“attesta replay”).',
};

const ours = {
  it: 'Il problema è nostro, non della richiesta. Riprovare fra poco; se continua, scriverci citando «requestId».',
  en: 'The problem is ours, not the request’s. Try again shortly; if it goes on, write to us quoting “requestId”.',
};
