import { LONGEST_TEXT } from '../reading/limits.ts';
import { parseYamlDocument, type YamlIssue } from '../reading/parse-yaml.ts';
import type { Language } from '../reasons/render.ts';
import { complaintIn } from './complaint.ts';
import { inLanguage } from './fixed-complaints.ts';
import { type Register, registerSchema } from './register.ts';
import { schemaIssues } from './schema-issues.ts';

export type ParsedRegister =
  | { readonly ok: true; readonly register: Register }
  | { readonly ok: false; readonly issues: readonly YamlIssue[] };

/** Reads a snapshot of a register in Attesta's own form, YAML or JSON. What is wrong in it is told by field and line, never thrown. */
export function parseRegister(text: string, language: Language = 'it'): ParsedRegister {
  const json = asJson(text);
  if (json) return { ok: true, register: json };
  const document = parseYamlDocument(text);
  if (!document.ok) return { ok: false, issues: document.issues.map((issue) => inLanguage(issue, language)) };
  const parsed = registerSchema.safeParse(document.value, { error: complaintIn[language] });
  if (parsed.success) return { ok: true, register: parsed.data };
  return { ok: false, issues: schemaIssues(parsed.error, document.lineOf).map((issue) => inLanguage(issue, language)) };
}

/** The networks of a cloud are tens of thousands: more than is ever written by hand, and whoever reads YAML keeps the place of each. */
function asJson(text: string): Register | null {
  if (text.length <= LONGEST_TEXT || !/^\s*\{/.test(text) || /\\u[dD][89a-fA-F]/.test(text)) return null;
  try {
    const parsed = registerSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
