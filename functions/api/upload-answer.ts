import * as z from 'zod';
import { remedyHands } from '../../shared/reasons/define-reason.ts';
import type { Language } from '../../shared/reasons/render.ts';
import { toldProblem } from '../../shared/telling/told-problem.ts';
import type { Problem } from '../items.ts';
import { problemsOfUpload } from '../upload-problems.ts';
import type { ProjectUpload } from '../uploads-of-project.ts';
import type { ApiPorts } from './api-ports.ts';
import { instantSchema, sha256Schema } from './schemas.ts';
import { placeOf, readAndWanting, stateTexts, uploadRoles, uploadStateOf, uploadStates } from './upload-state.ts';

export const uploadReasonSchema = z
  .strictObject({
    code: z.string().meta({ description: 'Non cambia mai significato (docs/reasons.md).' }),
    text: z.string().meta({ description: 'Che cosa non va, nella lingua della risposta.' }),
    remedy: z
      .strictObject({ code: z.string(), who: z.enum(remedyHands), text: z.string() })
      .nullable()
      .meta({ description: 'Che cosa fare e a chi tocca.' }),
    details: z.record(z.string(), z.unknown()).meta({ description: 'I fatti del caso: righe, campi, valori trovati.' }),
  })
  .meta({ id: 'UploadReason' });

export const uploadSchema = z
  .strictObject({
    path: z.string().meta({ description: 'Sotto `uploads/{ipa}/{cup}/`.' }),
    state: z.enum(uploadStates),
    stateText: z.string().meta({ description: 'Lo stato in una frase, nella lingua della risposta.' }),
    role: z.enum(uploadRoles).meta({ description: '`misplaced`: il percorso non è fra quelli previsti.' }),
    service: z.string().nullable(),
    kind: z.string().nullable(),
    versionId: z.string(),
    receivedAt: instantSchema.nullable().meta({ description: 'L’ora di S3.' }),
    bytes: z.int().nullable(),
    sha256: sha256Schema.nullable().meta({ description: 'null: non ancora letto.' }),
    format: z.string().nullable().meta({ description: 'Il formato riconosciuto (docs/formats.md).' }),
    reasons: z.array(uploadReasonSchema).meta({ description: 'Anche di un file letto, dove qualcosa va sistemato.' }),
  })
  .meta({ id: 'Upload' });
export type UploadAnswer = z.infer<typeof uploadSchema>;

/** Digests are read for their details, and one may be large: not a whole page of them at once. */
const abreast = 8;

/** Uploads as they are told. @param isStray their key names no project: it is outside the grammar, whatever its end looks like */
export async function tellUploads(
  ports: Pick<ApiPorts, 'evidence'>,
  uploads: readonly ProjectUpload[],
  language: Language,
  isStray = false,
): Promise<UploadAnswer[]> {
  const told: UploadAnswer[] = [];
  for (let start = 0; start < uploads.length; start += abreast) {
    const some = uploads.slice(start, start + abreast);
    told.push(...(await Promise.all(some.map((upload) => tellUpload(ports, upload, language, isStray)))));
  }
  return told;
}

async function tellUpload(
  ports: Pick<ApiPorts, 'evidence'>,
  upload: ProjectUpload,
  language: Language,
  isStray: boolean,
): Promise<UploadAnswer> {
  const { path, versionId, receivedAt, bytes, sha256, format } = upload;
  const state = uploadStateOf(upload.state);
  const place = isStray ? ({ role: 'misplaced', service: null, kind: null } as const) : placeOf(path);
  const problems = upload.state === 'received' ? [] : await problemsOfUpload(ports, { ...upload, state: upload.state });
  const reasons = problems.map((problem) => tellReason(problem, language));
  const stateText = (state === 'read' && reasons.length > 0 ? readAndWanting : stateTexts[state])[language];
  return { path, state, stateText, ...place, versionId, receivedAt, bytes, sha256, format, reasons };
}

/** A problem in words, with the way out where the catalogue knows one. */
export const tellReason = (problem: Problem, language: Language): UploadAnswer['reasons'][number] => toldProblem(problem, language);
