import type { Declaration } from '../../shared/model/declaration.ts';
import type { ProjectKey } from '../../shared/model/keys.ts';
import { isDeclarationOf, parseDeclaration } from '../../shared/model/parse-declaration.ts';
import { parseMapping } from '../../shared/reading/parse-mapping.ts';
import type { YamlIssue } from '../../shared/reading/parse-yaml.ts';
import type { Language } from '../../shared/reasons/render.ts';
import { problemsOf } from '../ingest/problems.ts';
import type { Problem } from '../items.ts';

/** A text that people write, read as the pipeline reads it once it has arrived. */
export type Written<T> = { readonly valid: true; readonly value: T } | { readonly valid: false; readonly problems: readonly Problem[] };

/** Who looks at a text before sending it mends all of it at once: as many problems as a person may want to see. */
const shownBefore = 200;

/** The tenant comes from the key that the entity may write, never from the file (DESIGN §4, Keys). @param shown problems at most */
export function readDeclaration(
  text: string,
  path: string,
  project: ProjectKey,
  { language, shown }: { readonly language?: Language; readonly shown?: number } = {},
): Written<Declaration> {
  const parsed = parseDeclaration(text, path, language);
  if (!parsed.ok) return { valid: false, problems: problemsOf('DECLARATION_INVALID', parsed.issues, shown) };
  if (isDeclarationOf(parsed.declaration, project)) return { valid: true, value: parsed.declaration };
  const { entity, project: declared } = parsed.declaration;
  return { valid: false, problems: [{ code: 'DECLARATION_OF_ANOTHER_PROJECT', details: { ipa: entity.ipa, cup: declared.cup } }] };
}

/** What stands against a declaration, in this language; none: it would be in force once it is there. */
export function problemsOfDeclaration(text: string, project: ProjectKey, language: Language): readonly Problem[] {
  const read = readDeclaration(text, 'dossier.yaml', project, { language, shown: shownBefore });
  return read.valid ? [] : read.problems;
}

export async function problemsOfMapping(text: string, language: Language): Promise<readonly Problem[]> {
  const parsed: { readonly ok: boolean; readonly issues?: readonly YamlIssue[] } = await parseMapping(text, language);
  return problemsOf('MAPPING_INVALID', parsed.issues ?? [], shownBefore);
}
