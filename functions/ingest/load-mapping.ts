import { keys, type ProjectKey } from '../../shared/model/keys.ts';
import type { Mapping } from '../../shared/model/mapping.ts';
import type { Pinned } from '../../shared/pipeline.ts';
import { readSmallText } from '../../shared/reading/read-small-text.ts';
import { StorageFault } from '../faults.ts';
import type { MappingItem } from '../items.ts';
import type { Ports } from '../ports.ts';

/** The mapping that a valid mapping item speaks of. Rejects with `StorageFault` when those very bytes no longer read as one: then we changed the schema under it. */
export async function loadMapping({ evidence }: Ports, project: ProjectKey, item: MappingItem): Promise<Pinned<Mapping>> {
  const file = await readSmallText(await evidence.open(keys.upload(project, item.path), item.versionId));
  // Loaded on demand: most reports say everything themselves.
  const { parseMapping } = await import('../../shared/reading/parse-mapping.ts');
  const parsed = file.ok ? await parseMapping(file.text) : null;
  if (!parsed?.ok) throw new StorageFault(`${item.path}@${item.versionId} was a valid mapping and is none now`);
  return { value: parsed.mapping, sha256: item.sha256 };
}
