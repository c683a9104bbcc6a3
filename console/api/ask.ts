import type { Problem } from '../../functions/api/problem.ts';
import type { Language } from '../../shared/reasons/render.ts';
import { ApiFault, problemOf } from './fault.ts';

export type Query = Readonly<Record<string, string | undefined>>;

/** A file to be saved. */
export interface ApiFile {
  readonly name: string;
  readonly content: Blob;
}

export interface Asking {
  /** Where the API answers: an address or a path of our own origin, without a slash at the end. */
  readonly base: string;
  readonly language: Language;
  /** null: nobody has signed in, and the API says what it thinks of it. */
  readonly token: () => string | null;
  readonly signal: AbortSignal;
}

export interface Sent {
  readonly method: 'POST' | 'PUT';
  readonly query?: Query;
  /** Sent as it is; null: all that is asked stands in the address. */
  readonly body: { readonly type: string; readonly text: string } | null;
  /** Which version is changed: `If-Match`, `If-None-Match`. */
  readonly headers?: Readonly<Record<string, string>>;
}

export const json = (value: unknown): Sent['body'] => ({ type: 'application/json', text: JSON.stringify(value) });

/** One request of the API. @throws ApiFault: the API's own problem (RFC 9457), or that it cannot be reached */
export async function answerTo(
  { base, language, token, signal }: Asking,
  path: readonly string[],
  query: Query,
  accept: string,
  sent?: Sent,
): Promise<Response> {
  const asked = new URLSearchParams(Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : [])));
  const address = `${base}/${path.map(encodeURIComponent).join('/')}${asked.size > 0 ? `?${asked}` : ''}`;
  const bearer = token();
  const headers = {
    Accept: accept,
    'Accept-Language': language,
    ...(bearer ? { Authorization: `Bearer ${bearer}` } : {}),
    ...(sent?.body ? { 'Content-Type': sent.body.type } : {}),
    ...sent?.headers,
  };
  const request = { method: sent?.method ?? 'GET', body: sent?.body?.text ?? null, headers, signal, credentials: 'omit' as const };
  const answer = await fetch(address, request).catch((error: unknown) => {
    if (signal.aborted) throw error;
    throw new ApiFault({ type: 'about:blank', title: '', status: 0, detail: '' } satisfies Problem);
  });
  if (!answer.ok) throw new ApiFault(await problemOf(answer));
  return answer;
}

export async function ask<T>(asking: Asking, path: readonly string[], query: Query): Promise<T> {
  return (await (await answerTo(asking, path, query, 'application/json')).json()) as T;
}

/** Writes something, and reads what the API says became of it. */
export async function send<T>(asking: Asking, path: readonly string[], sent: Sent): Promise<T> {
  return (await (await answerTo(asking, path, sent.query ?? {}, 'application/json', sent)).json()) as T;
}

export async function fileAt(asking: Asking, path: readonly string[], query: Query = {}): Promise<ApiFile> {
  const answer = await answerTo(asking, path, query, '*/*');
  const [, name = path.at(-1) ?? ''] = /filename="([^"]+)"/.exec(answer.headers.get('Content-Disposition') ?? '') ?? [];
  return { name, content: await answer.blob() };
}
