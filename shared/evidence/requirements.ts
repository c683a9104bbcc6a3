import { z } from 'zod';
import type { Reason } from '../model/finding.ts';
import { type EvidenceKind, evidenceKindSchema } from '../model/upload.ts';
import type { ReasonCode } from '../reasons/catalogue.ts';
import { reason } from '../reasons/reason.ts';
import type { EvidenceFile } from '../verdict/facts.ts';
import { evidenceRef, wasKept } from './documents.ts';

/**
 * What a point needs before a person can look at it, as a ruleset states it: a field of the declaration (`services.*.x`: of every
 * service), an uploaded document, or a synchronous session, which only an auditor's review can bring.
 */
export function requirementsSchema<const Field extends string, const Missing extends ReasonCode, const Review extends ReasonCode>(
  fields: readonly Field[],
  missing: readonly Missing[],
  review: readonly Review[],
) {
  const source = z.union([
    z.strictObject({ field: z.enum(fields) }),
    z.strictObject({ document: evidenceKindSchema }),
    z.strictObject({ session: z.literal('synchronous') }),
  ]);
  return z.strictObject({
    needs: z.array(z.strictObject({ anyOf: z.array(source).min(1), missing: z.enum(missing) })),
    review: z.enum(review),
  });
}

type Source = { readonly field: string } | { readonly document: EvidenceKind } | { readonly session: 'synchronous' };
export interface Requirements {
  readonly needs: readonly { readonly anyOf: readonly Source[]; readonly missing: ReasonCode }[];
  readonly review: ReasonCode;
}

const nameOf = (source: Source): string => {
  if ('field' in source) return source.field;
  return 'document' in source ? source.document : source.session;
};

/** Is a field there, and not empty? A `*` walks a list: every element must have it. */
export function hasField(from: unknown, path: string): boolean {
  const [step = '', ...rest] = path.split('.');
  if (step === '') return !(from === null || from === undefined || from === '' || (Array.isArray(from) && from.length === 0));
  if (step === '*') return Array.isArray(from) && from.length > 0 && from.every((element) => hasField(element, rest.join('.')));
  if (typeof from !== 'object' || from === null) return false;
  return hasField((from as Readonly<Record<string, unknown>>)[step], rest.join('.'));
}

/**
 * What is missing, else the one reason that says a person must look: never nothing, so that a point judged by this alone cannot pass.
 *
 * @param declared    the object that field paths start from
 * @param documentsOf files of a kind that count for whoever asks
 */
export function judgeRequirements(
  requirements: Requirements,
  declared: unknown,
  documentsOf: (kind: EvidenceKind) => readonly EvidenceFile[],
): { readonly reasons: readonly Reason[]; readonly evidence: readonly ReturnType<typeof evidenceRef>[] } {
  const found: EvidenceFile[] = [];
  const isThere = (source: Source): boolean => {
    if ('field' in source) return hasField(declared, source.field);
    if ('session' in source) return false;
    const kept = documentsOf(source.document).filter(wasKept);
    for (const file of kept) found.push(file);
    return kept.length > 0;
  };
  const missing = requirements.needs
    // Every alternative is looked at, so that all the documents found are named as evidence.
    .filter((need) => !need.anyOf.map(isThere).includes(true))
    .map((need) => reason(need.missing, { wanted: need.anyOf.map(nameOf).join(' | ') }));
  return {
    reasons: missing.length > 0 ? missing : [reason(requirements.review)],
    evidence: [...new Set(found)].map((file) => evidenceRef(file)),
  };
}
