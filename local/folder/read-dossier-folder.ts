import { join } from 'node:path';
import type { Declaration } from '../../shared/model/declaration.ts';
import type { Digest } from '../../shared/model/digest.ts';
import { type DossierPath, mappingPathsOf, readDossierPath } from '../../shared/model/keys.ts';
import type { Mapping } from '../../shared/model/mapping.ts';
import type { Register } from '../../shared/model/register.ts';
import type { Review } from '../../shared/model/review.ts';
import type { Upload } from '../../shared/model/upload.ts';
import { ingest, type Pinned } from '../../shared/pipeline.ts';
import type { Means } from '../../shared/ports.ts';
import { idleWithdrawals } from '../../shared/verdict/withdrawn.ts';
import { type ReadingWatch, unwatched } from '../progress/reading-watch.ts';
import { fileSource } from './file-source.ts';
import { filesBelow } from './files-below.ts';
import type { FolderProblem } from './folder-problem.ts';
import { readBesideDossier } from './read-beside-dossier.ts';
import { readDeclarationFile } from './read-declaration-file.ts';
import { readMappingFile } from './read-mapping-file.ts';

/** A dossier folder as `assess` takes it. */
export interface DossierFolder {
  /** null: there is none, or it is invalid (`problems` says which). */
  readonly declaration: Pinned<Declaration> | null;
  readonly uploads: readonly Upload[];
  readonly digests: ReadonlyMap<string, Digest>;
  readonly reviews: readonly Pinned<Review>[];
  /** Every snapshot that is there. */
  readonly registers: readonly Pinned<Register>[];
  readonly problems: readonly FolderProblem[];
}

/** Of the folder only: never part of an upload (DESIGN §4, A dossier folder). LEGGIMI and README are for people. */
export const isFolderOnly = (path: string): boolean =>
  /^(sample\.yaml|(LEGGIMI|README)(\.(md|txt))?|reviews\/.*|registers\/.*)$/.test(path);

/**
 * Reads a dossier folder, which is the part of the upload key after `{cup}/`.
 * @param receivedAt RFC 3339 UTC: when everything in it counts as received
 * @param onFile     told of each file before it is read
 * @param watch      follows the reading
 */
export async function readDossierFolder(
  folder: string,
  receivedAt: string,
  means: Means,
  onFile: (path: string) => void,
  watch: ReadingWatch = unwatched,
): Promise<DossierFolder> {
  const paths = (await filesBelow(folder)).filter((path) => !isFolderOnly(path)).map(readDossierPath);
  const problems: FolderProblem[] = paths.flatMap((path) =>
    path.is === 'refused' ? [{ path: path.path, problems: [{ code: path.code, details: { wanted: path.wanted } }] }] : [],
  );
  const mappings = await readMappings(folder, paths, problems);
  const declared = paths.filter(({ is }) => is === 'declaration').map(({ path }) => path);
  const { declaration, problems: ofDeclaration } = await readDeclarationFile(folder, declared, means);
  problems.push(...ofDeclaration);
  const uploads: Upload[] = [];
  const digests = new Map<string, Digest>();
  for (const evidence of paths) {
    if (evidence.is !== 'evidence') continue;
    onFile(evidence.path);
    const mapping =
      mappingPathsOf(evidence.path)
        .map((path) => mappings.get(path))
        .find((found) => found !== undefined) ?? null;
    const bytes = watch.source(evidence.path, await fileSource(join(folder, evidence.path)));
    const digest = await ingest({ bytes, kind: evidence.kind, mapping }, { ...means, onRows: watch.onRows });
    watch.done(evidence.path);
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
  if (declaration) {
    const { entity, project } = declaration.value;
    const present = new Set(paths.flatMap(({ is, path }) => (is === 'evidence' || is === 'mapping' ? [path] : [])));
    const idle = idleWithdrawals(declaration.value, { ipa: entity.ipa, cup: project.cup }, present);
    if (idle.length > 0) problems.push({ path: declaration.path, problems: idle });
  }
  const beside = await readBesideDossier(folder, means, receivedAt);
  problems.push(...beside.problems);
  const { reviews, registers } = beside;
  return {
    declaration: declaration && { value: declaration.value, sha256: declaration.sha256 },
    uploads,
    digests,
    reviews,
    registers,
    problems,
  };
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
