import { join } from 'node:path';
import { problemsOf } from '../../functions/ingest/problems.ts';
import type { Declaration } from '../../shared/model/declaration.ts';
import { parseDeclaration } from '../../shared/model/parse-declaration.ts';
import type { Pinned } from '../../shared/pipeline.ts';
import type { Means } from '../../shared/ports.ts';
import type { YamlIssue } from '../../shared/reading/parse-yaml.ts';
import { sha256Of } from '../../shared/sha256-of.ts';
import type { FolderProblem } from './folder-problem.ts';
import { readSmallFile } from './read-small-file.ts';

export interface DeclarationOfFolder {
  /** null: there is none, or none that is valid. */
  readonly declaration: (Pinned<Declaration> & { readonly path: string }) | null;
  readonly problems: readonly FolderProblem[];
}

/**
 * The declaration of a folder. An invalid one takes nothing from a valid one beside it, as on the system; of two valid ones
 * `dossier.yaml` counts, and that is told, since a folder does not say which came later.
 *
 * @param paths of the declarations that are there: `dossier.yaml`, `dossier.json`
 */
export async function readDeclarationFile(folder: string, paths: readonly string[], means: Means): Promise<DeclarationOfFolder> {
  const wrong = (path: string, issues: readonly YamlIssue[]): FolderProblem => ({
    path,
    problems: problemsOf('DECLARATION_INVALID', issues),
  });
  if (paths.length === 0) {
    const absent = wrong('dossier.yaml', [{ path: '', line: 1, message: 'il file non c’è / there is no such file' }]);
    return { declaration: null, problems: [absent] };
  }
  const problems: FolderProblem[] = [];
  const valid: (Pinned<Declaration> & { readonly path: string })[] = [];
  for (const path of [...paths].sort().reverse()) {
    const file = await readSmallFile(join(folder, path));
    const parsed = file.ok
      ? parseDeclaration(file.text, path)
      : { ok: false as const, issues: [{ path: '', line: 1, message: file.message }] };
    if (parsed.ok) valid.push({ value: parsed.declaration, sha256: sha256Of(file.bytes, means.sha256), path });
    else problems.push(wrong(path, parsed.issues));
  }
  const [first, ...others] = valid;
  const ignored = others.map(
    ({ path }): FolderProblem => ({ path, problems: [{ code: 'TWO_DECLARATIONS', details: { counted: first?.path } }] }),
  );
  return { declaration: first ?? null, problems: [...problems, ...ignored] };
}
