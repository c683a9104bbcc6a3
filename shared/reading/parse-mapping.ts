import { type Mapping, mappingSchema } from '../model/mapping.ts';
import { compileDatePattern } from './date-pattern.ts';
import { parseYamlDocument, type YamlIssue } from './parse-yaml.ts';

export type ParsedMapping =
  | { readonly ok: true; readonly mapping: Mapping }
  | { readonly ok: false; readonly issues: readonly YamlIssue[] };

/** Reads a mapping file (contracts/mapping.example.yaml). What is wrong in it is told by field and line, never thrown. */
export function parseMapping(text: string): ParsedMapping {
  const document = parseYamlDocument(text);
  if (!document.ok) return document;
  const parsed = mappingSchema.safeParse(document.value);
  if (!parsed.success) {
    const issues = parsed.error.issues.map((issue) => ({
      path: issue.path.map(String).join('.'),
      line: document.lineOf(issue.path),
      message: issue.message,
    }));
    return { ok: false, issues };
  }
  const { dateFormat } = parsed.data;
  if (dateFormat !== undefined && compileDatePattern(dateFormat) === null) {
    const issue = { path: 'dateFormat', line: document.lineOf(['dateFormat']), message: 'not a date pattern such as dd/MM/yyyy HH:mm' };
    return { ok: false, issues: [issue] };
  }
  return { ok: true, mapping: parsed.data };
}
