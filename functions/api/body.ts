import type { Context } from 'hono';
import type { z } from 'zod';
import { complaintIn } from '../../shared/model/complaint.ts';
import { schemaIssues } from '../../shared/model/schema-issues.ts';
import { languageOf } from './language.ts';
import { ApiProblem, type RequestError } from './problem.ts';

/** Of a body in JSON; texts that people write have a limit of their own. Bytes. */
export const longestJson = 262_144;

/** The body of a request, held to its schema. Rejects with `unsupported-media`, `too-large`, or `bad-request` with every fault at once. */
export async function readJson<T extends z.ZodType>(c: Context, schema: T): Promise<z.output<T>> {
  const language = languageOf(c.req.header('Accept-Language'));
  const text = await readText(c, ['application/json'], longestJson);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw wrongBody([{ in: 'body', name: '', detail: noJson[language] }]);
  }
  const parsed = schema.safeParse(value, { error: complaintIn[language] });
  if (parsed.success) return parsed.data;
  const issues = schemaIssues(parsed.error, () => 1).slice(0, shownErrors);
  throw wrongBody(issues.map(({ path, message }) => ({ in: 'body', name: shown(path), detail: message })));
}

/** @param longest bytes @returns the body as text, UTF-8. Rejects with `unsupported-media`, `too-large`, `bad-request` */
export async function readText(c: Context, mediaTypes: readonly string[], longest: number): Promise<string> {
  const mediaType = (c.req.header('Content-Type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (!mediaTypes.some((one) => one === mediaType)) {
    throw new ApiProblem('unsupported-media', { detail: mediaIsWanted(mediaTypes), headers: { Accept: mediaTypes.join(', ') } });
  }
  const bytes = await readBytes(c, longest);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw wrongBody([{ in: 'body', name: '', detail: noText[languageOf(c.req.header('Accept-Language'))] }]);
  }
}

/** Stops at the limit, whatever length the request says that it has. */
async function readBytes(c: Context, longest: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of (c.req.raw.body ?? []) as AsyncIterable<Uint8Array>) {
    size += piece.length;
    if (size > longest) throw new ApiProblem('too-large', { detail: limitIs(longest) });
    pieces.push(piece);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** A body may be as wrong as somebody likes; the answer is not as long. */
export const shownErrors = 100;
const longestName = 200;
const shown = (path: string): string => path.slice(0, longestName).toWellFormed();

const wrongBody = (errors: readonly RequestError[]): ApiProblem => new ApiProblem('bad-request', { detail: wrong, errors });

const wrong = {
  it: 'Il corpo della richiesta non si può leggere: «errors» dice che cosa non va, campo per campo.',
  en: 'The body of the request cannot be read: “errors” says what is wrong, field by field.',
};
const noJson = { it: 'serve un documento JSON', en: 'a JSON document is wanted' };
const noText = { it: 'serve un testo UTF-8', en: 'a UTF-8 text is wanted' };
const limitIs = (longest: number) => ({
  it: `Qui si possono mandare al più ${longest} byte.`,
  en: `At most ${longest} bytes may be sent here.`,
});
const mediaIsWanted = (mediaTypes: readonly string[]) => ({
  it: `Serve «Content-Type: ${mediaTypes.join('» o «')}».`,
  en: `Wanted: “Content-Type: ${mediaTypes.join('” or “')}”.`,
});
