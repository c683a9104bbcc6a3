import { nodeMeans } from '../../functions/adapters/node-means.ts';
import { problemsOf } from '../../functions/ingest/problems.ts';
import type { Problem } from '../../functions/items.ts';
import type { Mapping } from '../../shared/model/mapping.ts';
import type { Pinned } from '../../shared/pipeline.ts';
import { parseMapping } from '../../shared/reading/parse-mapping.ts';
import { sha256Of } from '../../shared/sha256-of.ts';
import { readSmallFile } from './read-small-file.ts';

export type MappingFile =
  | { readonly ok: true; readonly mapping: Pinned<Mapping> }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads a mapping file; what is wrong in it comes with its line and field. */
export async function readMappingFile(path: string): Promise<MappingFile> {
  const file = await readSmallFile(path);
  const parsed = file.ok ? await parseMapping(file.text) : { ok: false as const, issues: [{ path: '', line: 1, message: file.message }] };
  if (!parsed.ok) return { ok: false, problems: problemsOf('MAPPING_INVALID', parsed.issues) };
  return { ok: true, mapping: { value: parsed.mapping, sha256: sha256Of(file.bytes, nodeMeans.sha256) } };
}
