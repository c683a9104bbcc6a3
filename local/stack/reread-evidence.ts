import { StorageFault } from '../../functions/faults.ts';
import type { Digest } from '../../shared/model/digest.ts';
import { keys, mappingPathsOf, type ProjectKey } from '../../shared/model/keys.ts';
import type { Mapping } from '../../shared/model/mapping.ts';
import type { Upload } from '../../shared/model/upload.ts';
import { type DossierInput, ingest, type Pinned } from '../../shared/pipeline.ts';
import { parseMapping } from '../../shared/reading/parse-mapping.ts';
import { readSmallText } from '../../shared/reading/read-small-text.ts';
import { sha256Of } from '../../shared/sha256-of.ts';
import { firstDifference } from '../../shared/verdict/replay.ts';
import type { Connection } from './connect.ts';

type Ports = Connection['ports'];

/** The first place where a file, read again, does not say what its digest says: `digests.{path of the upload}.{place}`. */
export interface ReadingDifference {
  readonly path: string;
  readonly stored: unknown;
  readonly recomputed: unknown;
}

/**
 * Reads the raw bytes of everything that a record counts once more, each with the mapping that its digest was made with, and compares
 * with the digests that the record pins; null where every file still says the same. Rejects with `StorageFault` where a mapping is gone.
 */
export async function rereadEvidence(ports: Ports, { project, uploads, digests }: DossierInput): Promise<ReadingDifference | null> {
  for (const upload of uploads) {
    const stored = digests.get(upload.digest);
    if (!stored) throw new StorageFault(`digest ${upload.digest} is named by a record and was not read`);
    const recomputed = await readAgain(ports, project, upload, stored);
    const difference = firstDifference(stored, JSON.parse(JSON.stringify(recomputed)));
    if (difference) return { ...difference, path: `digests.${upload.path}.${difference.path}` };
  }
  return null;
}

async function readAgain(ports: Ports, project: ProjectKey, upload: Upload, { kind, mappingSha256 }: Digest): Promise<Digest> {
  const mapping = mappingSha256 === null ? null : await mappingBySha(ports, project, upload.path, mappingSha256);
  const bytes = await ports.evidence.open(keys.upload(project, upload.path), upload.versionId ?? '');
  return ingest({ bytes, kind, mapping }, ports.means);
}

/** Mappings are replaced under their own key: among all versions of the two that an upload may have, the one with these bytes. */
async function mappingBySha(ports: Ports, project: ProjectKey, path: string, sha256: string): Promise<Pinned<Mapping>> {
  for (const key of mappingPathsOf(path).map((candidate) => keys.upload(project, candidate))) {
    for await (const version of ports.evidence.versions(key)) {
      if (version.key !== key) continue;
      const file = await readSmallText(await ports.evidence.open(key, version.versionId));
      if (sha256Of(file.bytes, ports.means.sha256) !== sha256) continue;
      const parsed = file.ok ? await parseMapping(file.text) : null;
      if (parsed?.ok) return { value: parsed.mapping, sha256 };
    }
  }
  throw new StorageFault(`the mapping ${sha256} that ${path} was read with is no longer there`);
}
