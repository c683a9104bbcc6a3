import type { Declaration } from '../shared/model/declaration.ts';
import { keys, type ProjectKey } from '../shared/model/keys.ts';
import { readSmallText } from '../shared/reading/read-small-text.ts';
import { StorageFault } from './faults.ts';
import type { DeclarationItem } from './items.ts';
import type { EvidenceStore } from './ports.ts';

/** The declaration behind its item. Rejects with `StorageFault` where it is not valid any more. */
export async function openDeclaration(
  evidence: EvidenceStore,
  project: ProjectKey,
  { path, versionId }: Pick<DeclarationItem, 'path' | 'versionId'>,
): Promise<Declaration> {
  const file = await readSmallText(await evidence.open(keys.upload(project, path), versionId));
  // What reads YAML is loaded only when asked for.
  const { parseDeclaration } = await import('../shared/model/parse-declaration.ts');
  const parsed = file.ok ? parseDeclaration(file.text, path) : null;
  if (!parsed?.ok) throw new StorageFault(`${path}@${versionId} was a valid declaration and is none now`);
  return parsed.declaration;
}
