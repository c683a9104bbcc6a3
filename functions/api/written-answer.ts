import type { Context } from 'hono';
import * as z from 'zod';
import type { Bilingual } from '../../shared/reasons/define-reason.ts';
import { type Language, renderReason, renderRemedy } from '../../shared/reasons/render.ts';
import type { Problem } from '../items.ts';
import type { ProjectKey } from '../ports.ts';
import { openWritten, type PutText, putWritten, type WrittenText } from '../uploads/written-text.ts';
import { userIdOf } from '../user-id.ts';
import type { ApiPorts } from './api-ports.ts';
import { readText } from './body.ts';
import { findProject } from './find-project.ts';
import { languageOf } from './language.ts';
import { ApiProblem, type RequestError } from './problem.ts';
import { instantSchema, sha256Schema } from './schemas.ts';
import { tellReason, uploadReasonSchema } from './upload-answer.ts';

/** What is answered of a text that people write: a declaration or a mapping. */
export const writtenTypes = ['application/yaml', 'application/json'] as const;

export const writtenSchema = z
  .strictObject({
    path: z.string().meta({ description: 'Sotto `uploads/{ipa}/{cup}/`.' }),
    versionId: z.string().meta({ description: 'Da ripassare in `If-Match` per cambiarlo.' }),
    receivedAt: instantSchema,
    sha256: sha256Schema,
    text: z.string().nullable().meta({ description: 'Com’è stato scritto; null: non è un testo, o è troppo lungo.' }),
  })
  .meta({ id: 'WrittenText' });

export const putSchema = z
  .strictObject({
    path: z.string(),
    versionId: z.string().meta({ description: 'Con il percorso, dice fra i caricamenti che cosa ne è stato.' }),
    isNew: z.boolean().meta({ description: 'false: c’era già questo stesso testo, e non se ne è fatta un’altra versione.' }),
  })
  .meta({ id: 'PutText' });

export const checkSchema = z
  .strictObject({
    valid: z.boolean().meta({ description: 'Se fosse mandato, varrebbe.' }),
    reasons: z.array(uploadReasonSchema).meta({ description: 'Tutto ciò che non va: riga, campo, che cosa serve e che cosa fare.' }),
  })
  .meta({ id: 'TextCheck' });

const tellCheck = (problems: readonly Problem[], language: Language): z.infer<typeof checkSchema> => ({
  valid: problems.length === 0,
  reasons: problems.map((problem) => tellReason(problem, language)),
});

export const tellPut = ({ path, versionId, isNew }: Done): z.infer<typeof putSchema> => ({ path, versionId, isNew });

export const etagHeader = {
  ETag: { description: 'La versione, fra virgolette: da ripassare in `If-Match`.', schema: { type: 'string' } as const },
};
export const etagOf = ({ versionId }: Pick<WrittenText, 'versionId'>) => ({ ETag: `"${versionId}"` });

/** One of them has to be there: a text that somebody else has changed meanwhile must not vanish unread. */
export const versionHeaders = z.object({
  'if-match': z
    .string()
    .optional()
    .meta({ description: 'La versione che si cambia, come in `ETag`.', example: '"3sL4kqtJlcpXroDTDmJrmSpXd3dIbrHY"' }),
  'if-none-match': z.literal('*').optional().meta({ description: '`*`: solo se non ce n’è ancora nessuna.', example: '*' }),
});

type Done = Extract<PutText, { is: 'put' }>;

interface Putting {
  readonly project: ProjectKey;
  /** Where it goes where there is none yet, and all places where there may be one. */
  readonly path: string;
  readonly paths: readonly string[];
  readonly longest: number;
  readonly problems: (text: string, language: Language) => Promise<readonly Problem[]>;
}

/** The text that was sent last. Rejects with `nothing-there` where the project has none, and as for any that is not there where there is no project. */
export async function findWritten(ports: ApiPorts, project: ProjectKey, paths: readonly string[], none: Bilingual): Promise<WrittenText> {
  const written = await openWritten(ports, project, paths);
  if (written) return written;
  await findProject(ports, project);
  throw new ApiProblem('nothing-there', { detail: none });
}

/** What would be said of the text of a request if it were put. */
export async function checkRequest(
  c: Context,
  longest: number,
  problems: Putting['problems'],
): Promise<{ readonly told: z.infer<typeof checkSchema>; readonly language: Language }> {
  const language = languageOf(c.req.header('Accept-Language'));
  return { told: tellCheck(await problems(await readText(c, writtenTypes, longest), language), language), language };
}

/** Reads the text of a request, refuses what is not valid with every fault at once, and puts the rest. */
export async function putRequest(c: Context, ports: ApiPorts, { project, path, paths, longest, problems }: Putting): Promise<Done> {
  const over = versionSaid(c);
  const language = languageOf(c.req.header('Accept-Language'));
  const text = await readText(c, writtenTypes, longest);
  const found = await problems(text, language);
  if (found.length > 0) throw new ApiProblem('not-taken', { detail: notValid, errors: found.map((problem) => errorOf(problem, language)) });
  const who = userIdOf(c.var.caller.subject, ports.means);
  const put = await putWritten(ports, project, { path, paths, text, who, over });
  if (put.is === 'changed')
    throw new ApiProblem('changed-meanwhile', { detail: changed, ...(put.now && { headers: { ETag: `"${put.now}"` } }) });
  return put;
}

/** null: there is to be none. Rejects with `which-version` where the request says neither. */
function versionSaid(c: Context): string | null {
  const match = /^"([\w.-]+)"$/.exec(c.req.header('If-Match')?.trim() ?? '')?.[1];
  if (match !== undefined) return match;
  if (c.req.header('If-None-Match')?.trim() === '*') return null;
  throw new ApiProblem('which-version', { detail: whichVersion });
}

function errorOf(problem: Problem, language: Language): RequestError {
  const { code, details } = problem;
  const { remedy } = tellReason(problem, language);
  const line = typeof details.line === 'number' ? { line: details.line } : {};
  const what = typeof details.message === 'string' ? details.message : renderReason(problem, language);
  const detail = remedy === null ? what : `${what}. ${renderRemedy(remedy.code, details, language)}`;
  return { in: 'body', name: String(details.field ?? ''), code, detail, ...line };
}

const notValid = {
  it: 'Non è stato scritto nulla, perché il testo non è valido: «errors» dice ogni cosa che non va.',
  en: 'Nothing was written, because the text is not valid: “errors” says everything that is wrong.',
};
const changed = {
  it: 'Intanto è cambiato: rileggerlo, rifare le modifiche sul testo di adesso e mandarlo con il suo ETag.',
  en: 'It has changed meanwhile: read it again, make your changes to what it is now and send it with its ETag.',
};
const whichVersion = {
  it: 'Serve «If-Match» con l’ETag della versione che si cambia, o «If-None-Match: *» se non ce n’è ancora nessuna.',
  en: 'Wanted: “If-Match” with the ETag of the version that is changed, or “If-None-Match: *” where there is none yet.',
};
