import { catalogue } from '../reasons/catalogue.ts';
import type { RemedyHand } from '../reasons/define-reason.ts';
import { isReasonCode } from '../reasons/reason-codes.ts';
import { type Language, renderReason, renderRemedy } from '../reasons/render.ts';

/** A reason in words, with the way out where the catalogue knows one. */
export interface ToldProblem {
  readonly code: string;
  readonly text: string;
  readonly remedy: { readonly code: string; readonly who: RemedyHand; readonly text: string } | null;
  readonly details: Record<string, unknown>;
}

export function toldProblem(
  { code, details }: { readonly code: string; readonly details: Readonly<Record<string, unknown>> },
  language: Language,
): ToldProblem {
  const remedy = isReasonCode(code) ? catalogue[code].remedy : null;
  return {
    code,
    text: renderReason({ code, details }, language),
    remedy: remedy && { code: remedy.code, who: remedy.who, text: renderRemedy(remedy.code, details, language) },
    details,
  };
}
