import type { UploadLine } from '../../functions/read-model.ts';
import { type Language, renderReason } from '../../shared/reasons/render.ts';
import { wrap } from './output.ts';

/** What became of an upload, then one line for each thing that is wrong with it, in words. */
export function uploadText({ path, state, codes, problems }: UploadLine, language: Language): readonly string[] {
  const said = problems.length > 0 ? problems : codes.map((code) => ({ code, details: {} }));
  return [`${path}: ${state}`, ...said.map((problem) => `  ${wrap(renderReason(problem, language), '    ')}`)];
}
