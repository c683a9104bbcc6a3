import { parseYamlDocument, type YamlIssue } from '../reading/parse-yaml.ts';
import { complaintInItalian } from './complaint-in-italian.ts';
import { type Review, reviewSchema } from './review.ts';
import { schemaIssues } from './schema-issues.ts';

export type ParsedReview = { readonly ok: true; readonly review: Review } | { readonly ok: false; readonly issues: readonly YamlIssue[] };

/** Reads a review, YAML or JSON. What is wrong in it is told by field and line, never thrown. */
export function parseReview(text: string): ParsedReview {
  const document = parseYamlDocument(text);
  if (!document.ok) return document;
  const parsed = reviewSchema.safeParse(document.value, { error: complaintInItalian });
  return parsed.success ? { ok: true, review: parsed.data } : { ok: false, issues: schemaIssues(parsed.error, document.lineOf) };
}
