import { apiPrefix } from '../../infra/definitions/console.ts';
import { uploadCors } from '../../infra/definitions/uploads.ts';
import type { Bilingual } from '../../shared/reasons/define-reason.ts';
import type { DeployedConsole } from './deployed-console.ts';
import { sayingWhatToDo } from './missing-words.ts';

/** Something that a person would find broken, and what to do. */
export interface Missing extends Bilingual {
  readonly what: 'page' | 'api' | 'issuer' | 'connect' | 'uploads';
}

type Looked = Omit<DeployedConsole, 'siteBucket'>;

/** What the issuer says of itself (OpenID Connect Discovery 1.0). */
interface Issuer {
  readonly issuer: string;
  readonly token_endpoint: string;
}

/**
 * Looks at a console from outside, as a browser would: whether its page is there with its headers, whether the API answers behind it, whether
 * its issuer lets it sign people in, and whether it and the bucket of evidence know each other. What nobody can see from here is whether the
 * issuer knows the address that people come back to.
 */
export async function whatIsMissing(looked: Looked): Promise<readonly Missing[]> {
  const { url, target, evidenceOrigin } = looked;
  const page = await asked(url);
  if (page?.status !== 200) return [{ what: 'page', ...sayingWhatToDo.page(url, target, page?.status) }];
  const origin = new URL(url).origin;
  const connect = /connect-src ([^;]+)/.exec(page.headers.get('Content-Security-Policy') ?? '')?.[1]?.split(' ') ?? [];
  const found = await Promise.all([
    apiMissing(url),
    issuerMissing(looked.config.signIn.issuer, origin, connect),
    uploadsMissing(evidenceOrigin, origin, connect),
  ]);
  return found.flat();
}

/** null: nobody answered. */
const asked = (address: string | URL, init: RequestInit = {}): Promise<Response | null> =>
  fetch(address, { redirect: 'manual', ...init }).catch(() => null);

const admits = (answer: Response, origin: string): boolean =>
  ['*', origin].includes(answer.headers.get('Access-Control-Allow-Origin') ?? '');

/** Without a token the API refuses: that it does shows that it was asked. */
async function apiMissing(url: string): Promise<readonly Missing[]> {
  const answer = await asked(new URL(`${apiPrefix}/status`, url));
  return answer?.status === 401 ? [] : [{ what: 'api', ...sayingWhatToDo.api(`${apiPrefix}/status`, answer?.status) }];
}

async function issuerMissing(issuer: string, origin: string, connect: readonly string[]): Promise<readonly Missing[]> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const answer = await asked(address, { headers: { Origin: origin } });
  if (!answer?.ok) return [{ what: 'issuer', ...sayingWhatToDo.noIssuer(address, answer?.status) }];
  const said = (await answer.json()) as Issuer;
  const wanted = new Set([issuer, said.token_endpoint].map((one) => new URL(one).origin));
  return [
    ...(said.issuer === issuer ? [] : [{ what: 'issuer' as const, ...sayingWhatToDo.otherIssuer(said.issuer, issuer) }]),
    ...(admits(answer, origin) ? [] : [{ what: 'issuer' as const, ...sayingWhatToDo.closedIssuer(address, origin) }]),
    ...[...wanted].filter((one) => !connect.includes(one)).map((one) => ({ what: 'connect' as const, ...sayingWhatToDo.connect(one) })),
  ];
}

/** What a browser asks of the bucket before a page may put a file there, and what the page's own policy lets it ask. */
async function uploadsMissing(evidence: string, origin: string, connect: readonly string[]): Promise<readonly Missing[]> {
  const answer = await asked(`${evidence}/uploads/`, {
    method: 'OPTIONS',
    headers: {
      Origin: origin,
      'Access-Control-Request-Method': 'PUT',
      'Access-Control-Request-Headers': uploadCors.allowedHeaders.join(','),
    },
  });
  return [
    ...(answer?.ok && admits(answer, origin) ? [] : [{ what: 'uploads' as const, ...sayingWhatToDo.uploads(origin) }]),
    ...(connect.includes(evidence) ? [] : [{ what: 'connect' as const, ...sayingWhatToDo.bucket(evidence) }]),
  ];
}
