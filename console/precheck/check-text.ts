import type { ProjectKey } from '../../shared/model/keys.ts';
import { isDeclarationOf, parseDeclaration } from '../../shared/model/parse-declaration.ts';
import { parseMapping } from '../../shared/reading/parse-mapping.ts';
import type { YamlIssue } from '../../shared/reading/parse-yaml.ts';
import { readSmallText } from '../../shared/reading/read-small-text.ts';
import type { ReasonCode } from '../../shared/reasons/catalogue.ts';
import type { Language } from '../../shared/reasons/render.ts';
import { sha256OfStream } from '../../shared/sha256-of.ts';
import { type ToldProblem, toldProblem } from '../../shared/telling/told-problem.ts';
import { browserMeans } from './browser-means.ts';
import { fileSource, type Watch } from './file-source.ts';
import type { CheckedText, CheckTextRequest } from './protocol.ts';

/** Reads a declaration or a mapping as the pipeline will, and says what it would say. @throws Cancelled, FileGone */
export async function checkText({ file, what, project, language }: CheckTextRequest, watch: Watch): Promise<CheckedText> {
  const source = fileSource(file, watch);
  const read = await readSmallText(source);
  const sha256 = await sha256OfStream(source.stream(), browserMeans.sha256);
  const said = { sha256, bytes: file.size };
  if (read.ok)
    return { ...said, ...(what === 'declaration' ? ofDeclaration(read.text, project, language) : await ofMapping(read.text, language)) };
  const code = what === 'declaration' ? 'DECLARATION_INVALID' : 'MAPPING_INVALID';
  return { ...said, problems: tell(code, [{ path: '', line: 1, message: read.message }], language), services: [] };
}

type Said = Pick<CheckedText, 'problems' | 'services'>;

function ofDeclaration(text: string, project: ProjectKey, language: Language): Said {
  const parsed = parseDeclaration(text, 'dossier.yaml', language);
  if (!parsed.ok) return { problems: tell('DECLARATION_INVALID', parsed.issues, language), services: [] };
  const { entity, project: declared, services } = parsed.declaration;
  const named = services.map(({ id, name }) => ({ id, name }));
  if (isDeclarationOf(parsed.declaration, project)) return { problems: [], services: named };
  const details = { ipa: entity.ipa, cup: declared.cup };
  return { problems: [toldProblem({ code: 'DECLARATION_OF_ANOTHER_PROJECT', details }, language)], services: [] };
}

async function ofMapping(text: string, language: Language): Promise<Said> {
  const parsed = await parseMapping(text, language);
  return { problems: parsed.ok ? [] : tell('MAPPING_INVALID', parsed.issues, language), services: [] };
}

const tell = (code: ReasonCode, issues: readonly YamlIssue[], language: Language): ToldProblem[] =>
  issues.map(({ line, path: field, message }) => toldProblem({ code, details: { line, field, message } }, language));
