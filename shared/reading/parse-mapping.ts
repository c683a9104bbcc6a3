import { type Mapping, mappingSchema } from '../model/mapping.ts';
import type { Language } from '../reasons/render.ts';
import { compileDatePattern } from './date-pattern.ts';
import { parseYamlDocument, type YamlIssue } from './parse-yaml.ts';

export type ParsedMapping =
  | { readonly ok: true; readonly mapping: Mapping }
  | { readonly ok: false; readonly issues: readonly YamlIssue[] };

/**
 * Reads a mapping file (contracts/mapping.example.yaml). What is wrong in it is told by field and line, never thrown. The words for that and
 * the library that reads patterns over names are as much again as the rest of a start: most mappings need neither.
 */
export async function parseMapping(text: string, language: Language = 'it'): Promise<ParsedMapping> {
  const document = parseYamlDocument(text);
  const parsed = document.ok ? mappingSchema.safeParse(document.value, onceOnly) : null;
  if (parsed?.success && needsNoMore(parsed.data)) return { ok: true, mapping: parsed.data };
  const { explainMapping } = await import('./explain-mapping.ts');
  return explainMapping(document, language);
}

/** zod would write and compile a function for each kind of object first: longer than one mapping takes without. */
const onceOnly = { jitless: true } as const;

function needsNoMore({ dateFormat, resourceId }: Mapping): boolean {
  return !(resourceId && 'fileName' in resourceId) && (dateFormat === undefined || compileDatePattern(dateFormat) !== null);
}
