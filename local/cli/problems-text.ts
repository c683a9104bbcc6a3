import { catalogue } from '../../shared/reasons/catalogue.ts';
import { isReasonCode } from '../../shared/reasons/reason-codes.ts';
import { type Language, renderReason } from '../../shared/reasons/render.ts';
import type { FolderProblem } from '../folder/folder-problem.ts';
import { wrap } from './output.ts';

/** A file that does not count: every place that is wrong in it, with line and field, and what to do. */
export function problemsText({ path, problems }: FolderProblem, language: Language): string {
  const said = problems.map((problem) => `  - ${wrap(renderReason(problem, language), '    ')}`);
  const remedies = problems.flatMap(({ code }) => (isReasonCode(code) ? [catalogue[code].remedy?.text[language] ?? ''] : []));
  const told = [...new Set(remedies)].filter((text) => text !== '').map((text) => `  → ${wrap(text, '    ')}`);
  return [`${path}:`, ...said, ...told].join('\n');
}
