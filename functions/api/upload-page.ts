import * as z from 'zod';
import { comparePlaces, type ProjectUpload, type UploadPlace, uploadPlace } from '../uploads-of-project.ts';
import type { Cursors } from './cursor.ts';
import { nextSchema } from './schemas.ts';
import { tellReason, type UploadAnswer, uploadSchema } from './upload-answer.ts';
import { stateTexts } from './upload-state.ts';

export const uploadPageSchema = z.strictObject({ uploads: z.array(uploadSchema), next: nextSchema }).meta({ id: 'UploadPage' });
export const uploadPlaceSchema: z.ZodType<UploadPlace> = z.tuple([z.string(), z.string(), z.string()]);

/** The uploads of one page, by path, and where the next one begins. Whatever arrives meanwhile, nothing is told twice. */
export function pageOf(
  uploads: readonly ProjectUpload[],
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
  cursors: Cursors<UploadPlace>,
): { readonly shown: readonly ProjectUpload[]; readonly next: string | null } {
  const after = cursors.read(cursor);
  const rest = after === null ? uploads : uploads.filter((upload) => comparePlaces(uploadPlace(upload), after) > 0);
  const shown = rest.slice(0, limit);
  const last = shown.at(-1);
  return { shown, next: cursors.write(last && rest.length > shown.length ? uploadPlace(last) : null) };
}

/** What the description of the API shows. */
export const uploadExample: UploadAnswer = {
  path: 'protocollo/usage-report/cpu.csv',
  state: 'refused',
  stateText: stateTexts.refused.it,
  role: 'evidence',
  service: 'protocollo',
  kind: 'usage-report',
  versionId: '3sL4kqtJlcpXroDTDmJrmSpXd3dIbrHY',
  receivedAt: '2026-03-20T09:00:00Z',
  bytes: 1024,
  sha256: '0b8d5a7e9c2b4d6f8091a3b5c7d9e1f304158f1b1c6c0c0f5b3b7d1e0c1f4f6f',
  format: null,
  reasons: [tellReason({ code: 'TEXT_UNRECOGNISED', details: { candidates: [] } }, 'it')],
};
