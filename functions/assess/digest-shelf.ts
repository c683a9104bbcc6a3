import { type Digest, digestSchema } from '../../shared/model/digest.ts';
import { keys } from '../../shared/model/keys.ts';
import { StorageFault, TooMuchToRead } from '../faults.ts';
import type { EvidenceStore } from '../ports.ts';

/**
 * Digests are immutable: what one assessment read, the next one of the same warm function need not read again. Characters of JSON kept: in
 * memory six times as much, which the next project, that may need all there is, finds taken.
 */
const kept = 16 * 1024 * 1024;
/** S3 reads under way at once. */
const abreast = 8;

interface Held {
  readonly digest: Digest;
  readonly size: number;
}

export type DigestShelf = (ids: readonly string[]) => Promise<ReadonlyMap<string, Digest>>;

/**
 * Digests by id, from memory or S3; the least recently used leave first. Rejects with `StorageFault` when one that an item names is not there.
 * @param atMost characters of JSON that are asked for at once, those in memory counted too; over it rejects with `TooMuchToRead`
 */
export function digestShelf(
  evidence: EvidenceStore,
  { capacity = kept, atMost = Number.POSITIVE_INFINITY }: { readonly capacity?: number; readonly atMost?: number } = {},
): DigestShelf {
  const shelf = new Map<string, Held>();
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

  const load = async (id: string, left: number): Promise<Held> => {
    const here = shelf.get(id);
    if (here) {
      remember(id, here.digest, here.size);
      return here;
    }
    const text = await evidence.read(keys.digest(id), left);
    if (text === null) throw new StorageFault(`digest ${id} is named by an upload and is not in S3`);
    const digest = digestSchema.parse(JSON.parse(text));
    remember(id, digest, text.length);
    return { digest, size: text.length };
  };

  return async (ids) => {
    const wanted = [...new Set(ids)];
    const found = new Map<string, Digest>();
    let left = atMost;
    for (let start = 0; start < wanted.length; start += abreast) {
      const some = wanted.slice(start, start + abreast);
      const digests = await Promise.all(some.map((id) => load(id, left)));
      digests.forEach(({ digest }, index) => void found.set(some[index] as string, digest));
      left -= digests.reduce((sum, { size }) => sum + size, 0);
      if (left < 0) throw new TooMuchToRead(`${wanted.length} digests have more than ${atMost} characters`);
    }
    return found;
  };
}
