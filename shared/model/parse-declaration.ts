import { parseYamlDocument, type YamlIssue } from '../reading/parse-yaml.ts';
import type { Language } from '../reasons/render.ts';
import { knownNotices } from '../rulesets/load.ts';
import { complaintIn } from './complaint.ts';
import { type Declaration, declarationSchema } from './declaration.ts';
import { complaintFor, inLanguage } from './fixed-complaints.ts';
import type { ProjectKey } from './keys.ts';
import { schemaIssues } from './schema-issues.ts';

export type ParsedDeclaration =
  | { readonly ok: true; readonly declaration: Declaration }
  | { readonly ok: false; readonly issues: readonly YamlIssue[] };

/**
 * Reads a declaration (contracts/dossier.example.yaml), YAML or JSON. What is wrong in it is told by field and line, never
 * thrown; a notice that this engine has no rules for is wrong too. Whether it is filed under its own project: `isDeclarationOf`.
 *
 * @param path where it was found; the content alone decides how it is read, JSON being a part of YAML
 */
export function parseDeclaration(text: string, path: string, language: Language = 'it'): ParsedDeclaration {
  const document = parseYamlDocument(text);
  if (!document.ok) {
    const unreadable = language === 'it' ? 'non è leggibile' : 'cannot be read';
    const told = (message: string) => `${path} ${unreadable}: ${complaintFor(message, language)}`;
    return { ok: false, issues: document.issues.map((issue) => ({ ...issue, message: told(issue.message) })) };
  }
  const parsed = declarationSchema.safeParse(document.value, { error: complaintIn[language] });
  if (!parsed.success)
    return { ok: false, issues: schemaIssues(parsed.error, document.lineOf).map((issue) => inLanguage(issue, language)) };
  const { notice } = parsed.data.project;
  const known = knownNotices();
  if (known.includes(notice)) return { ok: true, declaration: parsed.data };
  const unknown = language === 'it' ? 'avviso sconosciuto: scegliere fra' : 'no such notice: choose among';
  const message = `${unknown} ${known.map((id) => `«${id}»`).join(', ')}`;
  return { ok: false, issues: [{ path: 'project.notice', line: document.lineOf(['project', 'notice']), message }] };
}

/** The tenant comes from the key that the entity may write, never from the file (DESIGN §4, Keys). IPA codes compare without case. */
export function isDeclarationOf({ entity, project }: Declaration, key: ProjectKey): boolean {
  return entity.ipa.toLowerCase() === key.ipa.toLowerCase() && project.cup === key.cup;
}
