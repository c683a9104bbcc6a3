import { readFile } from 'node:fs/promises';
import { nodeMeans } from '../../functions/adapters/node-means.ts';
import { sha256Of } from '../../functions/sha256-of.ts';
import type { Mapping } from '../../shared/model/mapping.ts';
import type { Pinned } from '../../shared/pipeline.ts';
import { parseMapping } from '../../shared/reading/parse-mapping.ts';
import { complaintText } from './complaint.ts';

export type MappingFile =
  | { readonly ok: true; readonly mapping: Pinned<Mapping> }
  | { readonly ok: false; readonly complaints: readonly string[] };

/** Reads a mapping file; what is wrong in it comes with its line and field. */
export async function readMappingFile(path: string): Promise<MappingFile> {
  const bytes = await readFile(path);
  const parsed = parseMapping(bytes.toString('utf8'));
  if (!parsed.ok) return { ok: false, complaints: parsed.issues.map(complaintText) };
  return { ok: true, mapping: { value: parsed.mapping, sha256: sha256Of(bytes, nodeMeans.sha256) } };
}
