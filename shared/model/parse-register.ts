import { parseYamlDocument, type YamlIssue } from '../reading/parse-yaml.ts';
import { complaintInItalian } from './complaint-in-italian.ts';
import { type Register, registerSchema } from './register.ts';
import { schemaIssues } from './schema-issues.ts';

export type ParsedRegister =
  | { readonly ok: true; readonly register: Register }
  | { readonly ok: false; readonly issues: readonly YamlIssue[] };

/** Reads a snapshot of a register in Attesta's own form, YAML or JSON. What is wrong in it is told by field and line, never thrown. */
export function parseRegister(text: string): ParsedRegister {
  const document = parseYamlDocument(text);
  if (!document.ok) return document;
  const parsed = registerSchema.safeParse(document.value, { error: complaintInItalian });
  return parsed.success ? { ok: true, register: parsed.data } : { ok: false, issues: schemaIssues(parsed.error, document.lineOf) };
}
