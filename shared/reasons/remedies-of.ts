import type { Reason } from '../model/finding.ts';
import { catalogue } from './catalogue.ts';
import type { Remedy } from './define-reason.ts';
import { isReasonCode } from './reason-codes.ts';

/**
 * What to do about a reason: where it names the problems of a file (`details.problems`), what each of those asks for, each remedy once;
 * else the catalogue's own way out.
 */
export function remediesOf({ code, details }: Reason): readonly Remedy[] {
  const named = problemCodes(details.problems).flatMap((problem) => (isReasonCode(problem) ? (catalogue[problem].remedy ?? []) : []));
  if (named.length > 0) return [...new Map(named.map((remedy) => [remedy.code, remedy])).values()];
  const { remedy } = catalogue[code];
  return remedy === null ? [] : [remedy];
}

const problemCodes = (problems: unknown): readonly string[] =>
  Array.isArray(problems) ? problems.flatMap((one: { readonly code?: unknown }) => (typeof one.code === 'string' ? [one.code] : [])) : [];
