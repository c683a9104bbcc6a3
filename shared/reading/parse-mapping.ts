import { complaintIn } from '../model/complaint.ts';
import { inLanguage } from '../model/fixed-complaints.ts';
import { type Mapping, mappingSchema } from '../model/mapping.ts';
import { schemaIssues } from '../model/schema-issues.ts';
import type { Language } from '../reasons/render.ts';
import { compileDatePattern, dateTokens } from './date-pattern.ts';
import { parseYamlDocument, type YamlIssue } from './parse-yaml.ts';

export type ParsedMapping =
  | { readonly ok: true; readonly mapping: Mapping }
  | { readonly ok: false; readonly issues: readonly YamlIssue[] };

/** Reads a mapping file (contracts/mapping.example.yaml). What is wrong in it is told by field and line, never thrown. */
export function parseMapping(text: string, language: Language = 'it'): ParsedMapping {
  const parsed = parsedMapping(text, language);
  return parsed.ok ? parsed : { ok: false, issues: parsed.issues.map((issue) => inLanguage(issue, language)) };
}

function parsedMapping(text: string, language: Language): ParsedMapping {
  const document = parseYamlDocument(text);
  if (!document.ok) return document;
  const parsed = mappingSchema.safeParse(document.value, { error: complaintIn[language] });
  if (!parsed.success) return { ok: false, issues: schemaIssues(parsed.error, document.lineOf) };
  const { dateFormat } = parsed.data;
  if (dateFormat !== undefined && compileDatePattern(dateFormat) === null) {
    const issue = {
      path: 'dateFormat',
      line: document.lineOf(['dateFormat']),
      message: `non è un modello di data, come dd/MM/yyyy HH:mm: i segni ammessi sono ${dateTokens.join(', ')}, e servono anno, mese e giorno`,
    };
    return { ok: false, issues: [issue] };
  }
  return { ok: true, mapping: parsed.data };
}
