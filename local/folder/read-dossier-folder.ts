import { join } from 'node:path';
import { problemsOf } from '../../functions/ingest/problems.ts';
import type { Problem } from '../../functions/items.ts';
import { sha256Of } from '../../functions/sha256-of.ts';
import type { Declaration } from '../../shared/model/declaration.ts';
import type { Digest } from '../../shared/model/digest.ts';
import { type DossierPath, mappingPathsOf, readDossierPath } from '../../shared/model/keys.ts';
import type { Mapping } from '../../shared/model/mapping.ts';
import { parseDeclaration } from '../../shared/model/parse-declaration.ts';
import type { Upload } from '../../shared/model/upload.ts';
import { ingest, type Pinned } from '../../shared/pipeline.ts';
import type { Means } from '../../shared/ports.ts';
import type { YamlIssue } from '../../shared/reading/parse-yaml.ts';
import { fileSource } from './file-source.ts';
import { filesBelow } from './files-below.ts';
import { readMappingFile } from './read-mapping-file.ts';
import { readSmallFile } from './read-small-file.ts';

/** Something in the folder that does not count, and every reason why: codes of the catalogue. */
export interface FolderProblem {
  readonly path: string;
  readonly problems: readonly Problem[];
}

/** A dossier folder as `assess` takes it. */
export interface DossierFolder {
  /** null: there is none, or it is invalid (`problems` says which). */
  readonly declaration: Pinned<Declaration> | null;
  readonly uploads: readonly Upload[];
  readonly digests: ReadonlyMap<string, Digest>;
  readonly problems: readonly FolderProblem[];
}

/** Of the folder only: never part of an upload (DESIGN §4, A dossier folder). LEGGIMI and README are for people. */
export const isFolderOnly = (path: string): boolean =>
  /^(sample\.yaml|(LEGGIMI|README)(\.(md|txt))?|reviews\/.*|registers\/.*)$/.test(path);

/**
 * Reads a dossier folder, which is the part of the upload key after `{cup}/`.
 * @param receivedAt RFC 3339 UTC: when everything in it counts as received
 * @param onFile     told of each file before it is read
 */
export async function readDossierFolder(
  folder: string,
  receivedAt: string,
  means: Means,
  onFile: (path: string) => void,
): Promise<DossierFolder> {
  const paths = (await filesBelow(folder)).filter((path) => !isFolderOnly(path)).map(readDossierPath);
  const problems: FolderProblem[] = paths.flatMap((path) =>
    path.is === 'refused' ? [{ path: path.path, problems: [{ code: path.code, details: { wanted: path.wanted } }] }] : [],
  );
  const mappings = await readMappings(folder, paths, problems);
  const declaration = await readDeclaration(folder, paths, means, problems);
  const uploads: Upload[] = [];
  const digests = new Map<string, Digest>();
  for (const evidence of paths) {
    if (evidence.is !== 'evidence') continue;
    onFile(evidence.path);
    const mapping =
      mappingPathsOf(evidence.path)
        .map((path) => mappings.get(path))
        .find((found) => found !== undefined) ?? null;
    const digest = await ingest({ bytes: await fileSource(join(folder, evidence.path)), kind: evidence.kind, mapping }, means);
    digests.set(digest.id, digest);
    const { path, service, kind, filename } = evidence;
    uploads.push({
      path,
      service,
      kind,
      filename,
      versionId: null,
      sha256: digest.fileSha256,
      bytes: digest.bytes,
      receivedAt,
      digest: digest.id,
    });
  }
  return { declaration, uploads, digests, problems };
}

async function readMappings(
  folder: string,
  paths: readonly DossierPath[],
  problems: FolderProblem[],
): Promise<ReadonlyMap<string, Pinned<Mapping>>> {
  const mappings = new Map<string, Pinned<Mapping>>();
  for (const { is, path } of paths) {
    if (is !== 'mapping') continue;
    const read = await readMappingFile(join(folder, path));
    if (read.ok) mappings.set(path, read.mapping);
    else problems.push({ path, problems: read.problems });
  }
  return mappings;
}

/** `dossier.json` counts only where there is no `dossier.yaml`: a folder does not say which of two came later. */
async function readDeclaration(
  folder: string,
  paths: readonly DossierPath[],
  means: Means,
  problems: FolderProblem[],
): Promise<Pinned<Declaration> | null> {
  const declared = paths.filter(({ is }) => is === 'declaration').map(({ path }) => path);
  const path = declared.find((name) => name.endsWith('.yaml')) ?? declared[0];
  const invalid = (name: string, issues: readonly YamlIssue[]) => {
    problems.push({ path: name, problems: problemsOf('DECLARATION_INVALID', issues) });
    return null;
  };
  if (path === undefined) return invalid('dossier.yaml', [{ path: '', line: 1, message: 'il file non c’è / there is no such file' }]);
  const file = await readSmallFile(join(folder, path));
  if (!file.ok) return invalid(path, [{ path: '', line: 1, message: file.message }]);
  const parsed = parseDeclaration(file.text, path);
  return parsed.ok ? { value: parsed.declaration, sha256: sha256Of(file.bytes, means.sha256) } : invalid(path, parsed.issues);
}
