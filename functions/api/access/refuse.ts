import type { Bilingual } from '../../../shared/reasons/define-reason.ts';
import { ApiProblem } from '../problem.ts';
import type { ClaimFault } from './claims.ts';
import type { TokenFault } from './verify-token.ts';

const both = (it: string, en: string): Bilingual => ({ it, en });

type Unauthenticated = 'no-token' | 'invalid' | 'expired';
type Forbidden = ClaimFault | Exclude<TokenFault, Unauthenticated>;

const signIn: Readonly<Record<Unauthenticated, Bilingual>> = {
  'no-token': both('Serve un token: «Authorization: Bearer …».', 'A token is needed: “Authorization: Bearer …”.'),
  invalid: both(
    'Il token non è valido, o non è per questo servizio: entrare di nuovo.',
    'The token is not valid, or not for this service: sign in again.',
  ),
  expired: both('L’accesso è scaduto: entrare di nuovo.', 'The sign-in has expired: sign in again.'),
};

const tellOperator = both('Lo corregge chi gestisce gli accessi.', 'Whoever manages access can mend it.');
const mended = ({ it, en }: Bilingual): Bilingual => both(`${it} ${tellOperator.it}`, `${en} ${tellOperator.en}`);

const noEntry: Readonly<Record<Forbidden, Bilingual>> = {
  'no-role': mended(both('L’accesso non dice alcun ruolo di questo servizio.', 'The sign-in says no role of this service.')),
  'two-roles': mended(
    both('L’accesso dice più di un ruolo: deve essere uno solo.', 'The sign-in says more than one role: it must be one.'),
  ),
  'no-ipa': mended(both('L’accesso di un ente non dice un solo codice IPA.', 'The sign-in of an entity does not say one IPA code.')),
  'no-projects': mended(
    both(
      'L’accesso di un asseveratore non dice i suoi progetti (CUP), né che sono tutti.',
      'The sign-in of an auditor says neither its projects (CUPs) nor that they are all.',
    ),
  ),
  'wrong-scope': both(
    'Il token è di questo servizio, ma non per usare questa API: va chiesto con il suo scope.',
    'The token is of this service, but not for using this API: ask for it with its scope.',
  ),
};

/** RFC 6750 §3: without a token no more than that one is wanted, with one what is wrong with it, never what stands in it. */
const challenge = (error: 'invalid_token' | 'insufficient_scope' | null): Readonly<Record<string, string>> => ({
  'WWW-Authenticate': `Bearer realm="attesta"${error ? `, error="${error}"` : ''}`,
});

export const unauthenticated = (why: Unauthenticated): ApiProblem =>
  new ApiProblem('unauthenticated', { detail: signIn[why], headers: challenge(why === 'no-token' ? null : 'invalid_token') });

export const forbidden = (why: Forbidden): ApiProblem =>
  new ApiProblem('forbidden', { detail: noEntry[why], ...(why === 'wrong-scope' && { headers: challenge('insufficient_scope') }) });

/** Nobody can be let in as long as the keys are not there. */
export const issuerAway = (cause: unknown): ApiProblem =>
  new ApiProblem('unavailable', {
    detail: both(
      'Il servizio di accesso non risponde: riprovare fra poco.',
      'The service that signs people in does not answer: try again shortly.',
    ),
    headers: { 'Retry-After': '10' },
    cause,
  });
