import { type Digest, digestSchema } from '../../shared/model/digest.ts';
import { keys } from '../../shared/model/keys.ts';
import { StorageFault } from '../faults.ts';
import type { EvidenceStore } from '../ports.ts';

/**
 * Digests are immutable: what one assessment read, the next one of the same warm function need not read again. Characters of JSON kept: in
 * memory six times as much, which the next project, that may need all there is, finds taken.
 */
const kept = 16 * 1024 * 1024;
/** S3 reads under way at once. */
const abreast = 8;

export type DigestShelf = (ids: readonly string[]) => Promise<ReadonlyMap<string, Digest>>;

/** Digests by id, from memory or S3; the least recently used leave first. Rejects with `StorageFault` when one that an item names is not there. */
export function digestShelf(evidence: EvidenceStore, capacity: number = kept): DigestShelf {
  const shelf = new Map<string, { readonly digest: Digest; readonly size: number }>();
  let filled = 0;

  const remember = (id: string, digest: Digest, size: number): void => {
    if (size > capacity) return;
    filled += size - (shelf.get(id)?.size ?? 0);
    shelf.delete(id);
    shelf.set(id, { digest, size });
    for (const [oldest, entry] of shelf) {
      if (filled <= capacity) break;
      shelf.delete(oldest);
      filled -= entry.size;
    }
  };

  const load = async (id: string): Promise<Digest> => {
    const here = shelf.get(id);
    if (here) {
      remember(id, here.digest, here.size);
      return here.digest;
    }
    const text = await evidence.read(keys.digest(id));
    if (text === null) throw new StorageFault(`digest ${id} is named by an upload and is not in S3`);
    const digest = digestSchema.parse(JSON.parse(text));
    remember(id, digest, text.length);
    return digest;
  };

  return async (ids) => {
    const wanted = [...new Set(ids)];
    const found = new Map<string, Digest>();
    for (let start = 0; start < wanted.length; start += abreast) {
      const some = wanted.slice(start, start + abreast);
      const digests = await Promise.all(some.map(load));
      digests.forEach((digest, index) => void found.set(some[index] as string, digest));
    }
    return found;
  };
}
