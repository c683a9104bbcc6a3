import { nodeMeans } from '../../../functions/adapters/node-means.ts';
import { createTelemetry, type Telemetry } from '../../../functions/adapters/telemetry.ts';
import { type KeyPatience, usualPatience } from '../../../functions/api/access/issuer-keys.ts';
import type { Identify } from '../../../functions/api/access/signed-in.ts';
import type { ApiPorts } from '../../../functions/api/api-ports.ts';
import { makeApi } from '../../../functions/api/make-api.ts';
import { problemSchema } from '../../../functions/api/problem.ts';
import type { Api } from './api.ts';

// Logs and metrics are not what these tests look at, unless they say so (captured-output.ts).
process.env.POWERTOOLS_LOG_LEVEL ??= 'SILENT';
process.env.POWERTOOLS_METRICS_DISABLED ??= 'true';

/** Asks again about a key as often as one likes: so no test waits. */
export const eager: KeyPatience = { ...usualPatience, betweenQuestions: 0 };

/** Saying who asks needs nothing that other routes would ask for. */
const nothing = { means: nodeMeans } as ApiPorts;
export const apiThatAsks = (identify: Identify, telemetry: Telemetry = createTelemetry('api')): Api =>
  makeApi(nothing, telemetry, identify);

/** Who an API takes somebody for, or how it refuses: the answer of `/me`. */
export async function whoAmI(api: Api, authorization: string | null, language = 'en') {
  const headers = { 'Accept-Language': language, ...(authorization !== null && { Authorization: authorization }) };
  const answer = await api.request('/me', { headers });
  const json = (await answer.json()) as Readonly<Record<string, unknown>>;
  if (answer.status !== 200) problemSchema.parse(json);
  return { status: answer.status, challenge: answer.headers.get('WWW-Authenticate'), retry: answer.headers.get('Retry-After'), ...json };
}
