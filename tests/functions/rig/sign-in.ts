import { identifyBy } from '../../../functions/api/access/identify.ts';
import type { Identify } from '../../../functions/api/access/signed-in.ts';
import { roleWords, usualClaims } from '../../../infra/definitions/tokens.ts';
import { type Claims, type Issuer, startIssuer } from './issuer.ts';

let started: Promise<{ readonly issuer: Issuer; readonly identify: Identify }> | null = null;

async function start(): Promise<{ readonly issuer: Issuer; readonly identify: Identify }> {
  const issuer = await startIssuer();
  return { issuer, identify: identifyBy(issuer.settings, { clock: Date.now }) };
}

/** One issuer for all tests of a file, started by the first that signs in. */
function shared(): NonNullable<typeof started> {
  started ??= start();
  return started;
}

/** As on AWS: real tokens, real keys over HTTP. */
export const testIdentify: Identify = async (c) => (await shared()).identify(c);

/** Who somebody is, as a token says it. */
export const asOperator: Claims = { sub: 'operatore-1', [usualClaims.role]: [roleWords.operator] };
export const asEntity = (ipa: string): Claims => ({
  sub: `ente-${ipa}`,
  [usualClaims.role]: [roleWords.entity],
  [usualClaims.ipa]: ipa,
});
/** @param projects CUPs, or all */
export const asAuditor = (projects: 'all' | readonly string[] = 'all'): Claims => ({
  sub: 'asseveratore-1',
  [usualClaims.role]: [roleWords.auditor],
  [usualClaims.projects]: projects === 'all' ? 'all' : projects.join(' '),
});

/** The header that signs a request in. */
export async function bearer(who: Claims = asOperator): Promise<{ readonly Authorization: string }> {
  return { Authorization: `Bearer ${await (await shared()).issuer.token(who)}` };
}

interface Requested {
  request(path: string, init?: RequestInit): Response | Promise<Response>;
}

/** The app with everybody signed in as the same person, who may be anybody else where a request says so itself. */
export function signedInAs<T extends Requested>(app: T, who: Claims = asOperator): T {
  const request = app.request.bind(app);
  const signed = async (path: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    if (!headers.has('Authorization')) headers.set('Authorization', (await bearer(who)).Authorization);
    return request(path, { ...init, headers });
  };
  return Object.assign(app, { request: signed });
}
