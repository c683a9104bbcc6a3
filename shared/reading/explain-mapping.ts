import { complaintIn } from '../model/complaint.ts';
import { isFileNamePattern } from '../model/file-name-pattern.ts';
import { inLanguage } from '../model/fixed-complaints.ts';
import { mappingSchema, patternWanted } from '../model/mapping.ts';
import { schemaIssues } from '../model/schema-issues.ts';
import type { Language } from '../reasons/render.ts';
import { compileDatePattern, dateTokens } from './date-pattern.ts';
import type { ParsedMapping } from './parse-mapping.ts';
import type { YamlDocument } from './parse-yaml.ts';

/** The mapping that a text says, or by field and line what is wrong in it: with all that this takes, of which `parseMapping` loads nothing before it must. */
export function explainMapping(document: YamlDocument, language: Language): ParsedMapping {
  const read = readMapping(document, language);
  return read.ok ? read : { ok: false, issues: read.issues.map((issue) => inLanguage(issue, language)) };
}

function readMapping(document: YamlDocument, language: Language): ParsedMapping {
  if (!document.ok) return document;
  const parsed = mappingSchema.safeParse(document.value, { error: complaintIn[language] });
  if (!parsed.success) return { ok: false, issues: schemaIssues(parsed.error, document.lineOf) };
  const { dateFormat, resourceId } = parsed.data;
  const fault = (path: readonly string[], message: string): ParsedMapping => ({
    ok: false,
    issues: [{ path: path.join('.'), line: document.lineOf(path), message }],
  });
  if (dateFormat !== undefined && compileDatePattern(dateFormat) === null)
    return fault(
      ['dateFormat'],
      `non è un modello di data, come dd/MM/yyyy HH:mm: i segni ammessi sono ${dateTokens.join(', ')}, e servono anno, mese e giorno`,
    );
  if (resourceId && 'fileName' in resourceId && !isFileNamePattern(resourceId.fileName))
    return fault(['resourceId', 'fileName'], patternWanted.error);
  return { ok: true, mapping: parsed.data };
}
